"""The style of filters where no script runs."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dateline.data.resolved import ResolvedTimeline
from dateline.data.settings import Settings
from dateline.render.exports.filter_style import render_filter_style
from dateline.render.shared.edition import Edition

# Matches `\20 `, a space as a style sheet has it.
ESCAPE = re.compile(r"\\([0-9a-f]+) ")

SAID = {
    "ar": ("الأحداث المعروضة: N من A.", "لا حدث يجمع كل هذا. أزل واحدًا منها."),
    "de": ("N von A Ereignissen angezeigt.", "Kein Ereignis hat all das. Nehmen Sie eines weg."),
    "en": ("N of A events shown.", "No event has all of this. Take one away."),
    "es": ("Hechos mostrados: N de A.", "Ningún hecho reúne todo esto. Quite uno."),
    "fr": (
        "Événements affichés\N{NO-BREAK SPACE}: N sur A.",
        "Aucun événement ne réunit tout cela. Retirez-en un.",
    ),
    "id": (
        "N dari A peristiwa ditampilkan.",
        "Tidak ada peristiwa dengan semua ini. Hapus salah satu.",
    ),
    "ru": ("Показано событий: N из A.", "Нет события, где есть всё это. Уберите одно."),
    "uk": ("Показано подій: N з A.", "Немає події, де є все це. Приберіть одне."),
}


@pytest.mark.parametrize("language", SAID)
def test_how_many_are_shown_is_said_in_the_page_s_language(
    talks: ResolvedTimeline, language: str
) -> None:
    timeline = replace(talks.timeline, language=language)
    edition = Edition(replace(talks, timeline=timeline), Settings())
    (output,) = render_filter_style(edition)
    style = ESCAPE.sub(lambda found: chr(int(found[1], 16)), output.content.decode())
    said = style.partition(".dl-fitting::before{content:")[2].partition("}\n")[0]
    said = said.replace('" counter(dl-n) "', "N").replace('" attr(data-n) "', "A").strip('"')
    none = style.partition('symbols:"')[2].partition('"')[0]
    assert (said, none.lstrip()) == SAID[language]
