"""Forms that look like ISO 8601 or EDTF but are not, and the new form to write.

The 2012 draft of EDTF: https://www.loc.gov/standards/datetime/pre-submission.html
"""

from __future__ import annotations

import re

from dateline.dates import refusals
from dateline.dates.value import DateError

# Matches `198u`, `1984-uu`.
_UNKNOWN_DIGITS = re.compile(r"-?[0-9ux]{4}(-[0-9ux]{2}(-[0-9ux]{2})?)?[?~]?", re.ASCII)
# Matches `20220708`, `20220708T1030`.
_BASIC_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})?(\S*))?")
# Matches `2001-21^southern`.
_HEMISPHERE = re.compile(r"([0-9]{4})-2([1-4])\^(\w+)", re.ASCII)
# Matches `y170000002`, `y17e7`.
_LONG_YEAR = re.compile(r"y(-?[0-9]+)(?:e([0-9]+))?(?:p([0-9]+))?", re.ASCII | re.IGNORECASE)


def refuse_old_form(text: str) -> None:
    """Raise `DateError` (`old-edtf`, `basic-format`) if the text is an old or basic form."""
    error = _old_unknown_end(text) or _old_qualifier(text) or _old_year(text) or _basic(text)
    if error:
        raise error


def _old_unknown_end(text: str) -> DateError | None:
    lowered = text.lower()
    if "/" not in text or not re.search(r"(^|/)(open|unknown|now|present)(/|$)", lowered):
        return None
    start, _, end = lowered.partition("/")
    new = {"open": "..", "unknown": "", "now": "..", "present": ".."}
    halves = [new.get(half, half.upper()) for half in (start, end)]
    if halves == ["", ""]:
        return refusals.old_edtf(
            text, "an unknown end is now left empty.", "a date for at least one end"
        )
    return refusals.old_edtf(
        text, "an open end is now '..', an unknown end is left empty.", "/".join(halves)
    )


def _old_qualifier(text: str) -> DateError | None:
    if re.search(r"\?~|~\?", text) and re.match(r"[(\[{]?-?[0-9]", text):
        return refusals.old_edtf(
            text, "uncertain and approximate together is now '%'.", re.sub(r"\?~|~\?", "%", text)
        )
    if (
        "(" in text
        and not text.endswith("(?)")
        and re.fullmatch(r"[0-9()?~/-]+", text)
        and re.search(r"\)[?~]|[0-9]{4}", text)
    ):
        return refusals.old_edtf(
            text,
            "parts are no longer grouped with round brackets.",
            "the mark ?, ~ or % before the one part it belongs to, as in 2004-06-~11",
        )
    hemisphere = _HEMISPHERE.fullmatch(text)
    if hemisphere:
        year, season, name = hemisphere.groups()
        code = int(season) + (28 if name.lower().startswith("south") else 24)
        return refusals.old_edtf(text, "hemispheres now have codes.", f"{year}-{code}")
    return None


def _old_year(text: str) -> DateError | None:
    if _UNKNOWN_DIGITS.fullmatch(text) and re.search("[ux]", text):
        fix = text.replace("u", "X").replace("x", "X")
        return refusals.old_edtf(text, "an unknown digit is now a capital X.", fix)
    if re.fullmatch(r"-?[0-9]{4}u", text):
        return refusals.old_edtf(
            text,
            "an unknown digit is now a capital X, and there are four digits.",
            f"{text[:-2]}X for an unknown year of the decade, or {text[:-1]}? if uncertain",
        )
    match = _LONG_YEAR.fullmatch(text)
    if match and (text[0] == "y" or "e" in text or "p" in text.lower()):
        year, power, digits = match.groups()
        fix = f"Y{year}" + (f"E{power}" if power else "") + (f"S{digits}" if digits else "")
        return refusals.old_edtf(text, "a long year now has a capital Y, E and S.", fix)
    return None


def _basic(text: str) -> DateError | None:
    match = _BASIC_DAY.fullmatch(text)
    if match:
        year, month, day, hour, minute, second, rest = match.groups()
        fix = f"{year}-{month}-{day}"
        if hour:
            fix += f"T{hour}:{minute}:{second or '00'}{rest}"
        return DateError(
            "basic-format",
            f"{refusals.quote(text)} has no hyphens, and might be a number.",
            f"Write {fix}.",
        )
    return None
