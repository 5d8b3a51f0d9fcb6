"""What the reader says of each thing that YAML does silently, refuses or allows.

The wording is tested whole: it is what an editor has to go on.
"""

from __future__ import annotations

import pytest
import yaml

from dateline.problems import Place, Problems, as_text
from dateline.read.yaml.file import read_yaml

# Each line of a problem begins with `e.yml:`, left out here.
CASES: dict[str, tuple[str, list[str]]] = {
    "a tab after a dash": (
        "events:\n  -\tid: one\n    title: Talks\n",
        [
            (
                "2:4: error: A tab is between the dash and what belongs to it, which YAML does not "
                "allow there. Put one space there. [tab-indent]"
            ),
        ],
    ),
    "a long dash before a list's item": (
        "events:\n– id: one\n  date: 2022-07-08\n",
        [
            (
                "2:1: error: `– id: one` begins with U+2013 (en dash), and a list's item with a "
                "hyphen. Type `-` and a space. [misplaced-dash]"
            ),
        ],
    ),
    "a bullet before a list's item": (
        "events:\n• id: one\n  where: Bali\n  date: 2022-07-08\n",
        [
            (
                "2:1: error: `• id: one` begins with U+2022 (bullet), and a list's item with a "
                "hyphen. Type `-` and a space. [misplaced-dash]"
            ),
        ],
    ),
    "no space after a colon": (
        "id: one\ndate:2022-07-08\ntitle: T\n",
        [
            (
                "2:1: error: A key is expected here, and the colon in `date:2022-07-08` has no "
                "space after it. Write `date: 2022-07-08`. [missing-colon]"
            ),
        ],
    ),
    "a comma in braces": (
        "- {title: Talks fail, again}\n",
        [
            (
                "1:23: error: In `{}` a comma ends the value before it, so `again` is taken "
                'for a key. If the comma belongs to the text, put the text in quotes: "Talks '
                'fail, again". [unquoted-comma]'
            ),
        ],
    ),
    "a comma in braces, with a space before the end": (
        "{title: Talks fail, again }\n",
        [
            (
                "1:21: error: In `{}` a comma ends the value before it, so `again` is taken "
                'for a key. If the comma belongs to the text, put the text in quotes: "Talks '
                'fail, again". [unquoted-comma]'
            ),
        ],
    ),
    "two commas in braces": (
        "{because: In 2,000 cases, we saw it, side: south}\n",
        [
            (
                "1:16: error: In `{}` a comma ends the value before it, so `000 cases` is "
                "taken for a key. If the comma belongs to the text, put the text in quotes: "
                '"In 2,000 cases". [unquoted-comma]'
            ),
            (
                "1:27: error: In `{}` a comma ends the value before it, so `we saw it` is "
                "taken for a key. If the comma belongs to the text, put the text in quotes: "
                '"In 2,000 cases, we saw it". [unquoted-comma]'
            ),
        ],
    ),
    "a comma after a quoted value": (
        '{words: "on Friday", late, source: a}\n',
        [
            (
                "1:22: error: In `{}` a comma ends the value before it, so `late` is taken "
                "for a key. If the comma belongs to the text, put the text in quotes: '\"on "
                "Friday\", late'. [unquoted-comma]"
            ),
        ],
    ),
    "a lone key in braces": (
        "name: {Belov}\n",
        [
            (
                "1:8: error: `Belov` is in `{}` without a colon and a value. Write "
                "`Belov: …`, or `…: Belov` if it is the value; or put quotes around a text "
                "that begins with `{`. [key-without-value]"
            ),
        ],
    ),
    "braces of a template": (
        "title: {{ config }}\n",
        [
            (
                "1:9: error: A key must be a word; found a list or a mapping. Put quotes around "
                "a text that begins with `{` or `[`. [key-not-text]"
            ),
            (
                "1:11: error: `config` is in `{}` without a colon and a value. Write "
                "`config: …`, or `…: config` if it is the value; or put quotes around a text "
                "that begins with `{`. [key-without-value]"
            ),
        ],
    ),
    "a hash in a value": (
        "where: Dock Street #5, Bali\n",
        [
            (
                "1:20: error: `#5, Bali` is read as a comment, so the value ends before it, "
                'at `Dock Street`. If it belongs to the value, put the whole in quotes: "Dock '
                'Street #5, Bali". If it is a comment, give it a line of its own. '
                "[comment-in-value]"
            ),
        ],
    ),
    "a remark after a value": (
        "type: news   # news | wire\n",
        [
            (
                "1:14: error: `# news | wire` is read as a comment, so the value ends before "
                'it, at `news`. If it belongs to the value, put the whole in quotes: "news # '
                'news | wire". If it is a comment, give it a line of its own. '
                "[comment-in-value]"
            ),
        ],
    ),
    "a hash in a list item": (
        "- talks #grain\n",
        [
            (
                "1:9: error: `#grain` is read as a comment, so the value ends before it, at "
                '`talks`. If it belongs to the value, put the whole in quotes: "talks '
                '#grain". If it is a comment, give it a line of its own. [comment-in-value]'
            ),
        ],
    ),
    "a hash inside brackets": (
        "topics: [talks # main\n  , grain]\n",
        [
            (
                "1:16: error: `# main` is read as a comment, so the value ends before it, at "
                '`talks`. If it belongs to the value, put the whole in quotes: "talks # '
                'main". If it is a comment, give it a line of its own. [comment-in-value]'
            ),
        ],
    ),
    "a hash that begins a value": (
        "where: #5 Dock Street\n",
        [
            (
                "1:8: error: `#5 Dock Street` is read as a comment, so the value is empty. If "
                'it belongs to the value, put the whole in quotes: "#5 Dock Street". If it is '
                "a comment, give it a line of its own. [comment-in-value]"
            ),
        ],
    ),
    "a hash after the first line of a text": (
        "text: one #two\n  three\n",
        [
            (
                "1:11: error: `#two` is read as a comment, so the value ends before it, at "
                '`one`. If it belongs to the value, put the whole in quotes: "one #two". If '
                "it is a comment, give it a line of its own. [comment-in-value]"
            ),
        ],
    ),
    "an item that is swallowed": (
        "topics:\n- talks\n - grain\n",
        [
            (
                "3:2: warning: `- grain` is read as part of the text above it, not as an item "
                "of a list. Indent it like the other items of its list. If it is text, put "
                "the text in quotes. [dash-in-value]"
            ),
        ],
    ),
    "a duplicate key": (
        "title: A\nsummary: B\ntitle: C\n",
        [
            (
                "3:1: error: The key `title` is written twice; first on line 1. Keep one "
                "of the two. [duplicate-key]"
            ),
        ],
    ),
    "a duplicate key in braces": (
        '{name: A, "name": B}\n',
        [
            (
                "1:11: error: The key `name` is written twice; first on line 1. Keep one "
                "of the two. [duplicate-key]"
            ),
        ],
    ),
    "an anchor": (
        "side: &s south\n",
        [
            (
                "1:7: error: `&s` names a value to be repeated elsewhere, which is not allowed "
                "in Dateline's files. Delete it and write each value out. If it belongs to the "
                "text, put the text in quotes. [anchor]"
            ),
        ],
    ),
    "an alias": (
        "side: *s\n",
        [
            (
                "1:7: error: `*s` repeats a value from elsewhere, which is not allowed in "
                "Dateline's files. Write the value itself. If the `*` belongs to the text, put "
                "the text in quotes. [alias]"
            ),
        ],
    ),
    "an alias as a key": (
        "*s : south\n",
        [
            (
                "1:1: error: `*s` repeats a value from elsewhere, which is not allowed in "
                "Dateline's files. Write the value itself. If the `*` belongs to the text, put "
                "the text in quotes. [alias]"
            ),
        ],
    ),
    "a merge key": (
        "<<: *base\nname: A\n",
        [
            (
                "1:1: error: `<<` copies the keys of another mapping, which is not allowed in "
                "Dateline's files. Write the keys and values out. [merge-key]"
            ),
        ],
    ),
    "a merge key with a mapping": (
        "<<: {name: A}\n",
        [
            (
                "1:1: error: `<<` copies the keys of another mapping, which is not allowed in "
                "Dateline's files. Write the keys and values out. [merge-key]"
            ),
        ],
    ),
    "a tag": (
        "year: !!int 2022\n",
        [
            (
                "1:7: error: `!!int` gives the value a type, and in Dateline's files every "
                "value is text. Delete it. If it belongs to the text, put the text in quotes. "
                "[tag]"
            ),
        ],
    ),
    "a tag of Python": (
        "a: !!python/object/apply:os.system [ls]\n",
        [
            (
                "1:4: error: `!!python/object/apply:os.system` gives the value a type, and in "
                "Dateline's files every value is text. Delete it. If it belongs to the text, "
                "put the text in quotes. [tag]"
            ),
        ],
    ),
    "a local tag": (
        "a: !important text\n",
        [
            (
                "1:4: error: `!important` gives the value a type, and in Dateline's files "
                "every value is text. Delete it. If it belongs to the text, put the text in "
                "quotes. [tag]"
            ),
        ],
    ),
    "an anchor and a tag on a list": (
        "a: &x !!set [b]\n",
        [
            (
                "1:4: error: `&x` names a value to be repeated elsewhere, which is not allowed "
                "in Dateline's files. Delete it and write each value out. If it belongs to the "
                "text, put the text in quotes. [anchor]"
            ),
            (
                "1:4: error: `!!set` gives the value a type, and in Dateline's files every "
                "value is text. Delete it. If it belongs to the text, put the text in quotes. "
                "[tag]"
            ),
        ],
    ),
    "a second document": (
        "title: A\n---\ntitle: B\n",
        [
            (
                "2:1: error: `---` begins a second document, and a data file has only one. "
                "Delete this line, or move what follows it to a file of its own. "
                "[second-document]"
            ),
        ],
    ),
    "a second document after an end": (
        "title: A\n...\n# more\n%TAG ! tag:x,2022:\n---\nb: c\n",
        [
            (
                "4:1: error: `%` begins a second document, and a data file has only one. Delete "
                "this line, or move what follows it to a file of its own. [second-document]"
            ),
        ],
    ),
    "a directive": (
        "%YAML 1.2\n---\ntitle: A\n",
        [
            (
                "1:1: error: `%YAML 1.2` is read as an instruction to the YAML reader, "
                "because it begins with `%`. Delete it, or put it in quotes if it is text. "
                "[directive]"
            ),
        ],
    ),
    "a date with a percent sign at the start of the file": (
        "%1945\n",
        [
            (
                "1:1: error: `%1945` is read as an instruction to the YAML reader, because it "
                "begins with `%`. Delete it, or put it in quotes if it is text. [directive]"
            ),
        ],
    ),
    "a key that is a list": (
        "[a, b]: c\n",
        [
            (
                "1:1: error: A key must be a word; found a list or a mapping. Put quotes around "
                "a text that begins with `{` or `[`. [key-not-text]"
            ),
        ],
    ),
    "a key that is a mapping": (
        "? {a: b}\n: c\n",
        [
            (
                "1:3: error: A key must be a word; found a list or a mapping. Put quotes around "
                "a text that begins with `{` or `[`. [key-not-text]"
            ),
        ],
    ),
    "a line that begins with a colon": (
        "title: A\n: Northland\n",
        [
            (
                "2:1: error: Here, after `?` or before `:`, a key is missing. Write the key, or "
                "put the text in quotes if the sign belongs to it. [empty-key]"
            ),
        ],
    ),
    "a key that is missing": (
        "{: Belov}\n",
        [
            (
                "1:2: error: Here, after `?` or before `:`, a key is missing. Write the key, or "
                "put the text in quotes if the sign belongs to it. [empty-key]"
            ),
        ],
    ),
    "a control character": (
        "title: A\x07B\n",
        [
            (
                "1:9: error: Here is U+0007 (control character), which no reader sees. "
                "Delete it. [control-character]"
            ),
        ],
    ),
    "a C1 control character": (
        "title: A\x85B\n",
        [
            (
                "1:9: error: Here is U+0085 (control character), which no reader sees. "
                "Delete it. [control-character]"
            ),
        ],
    ),
    "a line separator": (
        "title: A\u2028B\n",
        [
            (
                "1:9: error: Here is U+2028 (line separator), which no reader sees. "
                "Delete it. [control-character]"
            ),
        ],
    ),
    "a control character that is written as a code": (
        'title: "A\\x1bB"\n',
        [
            (
                "1:8: error: Here is U+001B (control character), which no reader sees. "
                "Delete it. [control-character]"
            ),
        ],
    ),
    "a replacement character": (
        "title: caf\ufffd\n",
        [
            (
                "1:11: error: Here is U+FFFD, which marks a character that was lost in a "
                "conversion. Type the character that the source has. [replacement-character]"
            ),
        ],
    ),
    "a zero-width space": (
        "title: har\u200bbour\n",
        [
            (
                "1:11: warning: Here is U+200B (zero width space), which no reader sees; "
                "it is left out. Delete it. [invisible-character]"
            ),
        ],
    ),
    "several of them": (
        "title: har\u200bbour \u200btalks\nby: \u2060A\n",
        [
            (
                "1:11: warning: Here is U+200B (zero width space), which no reader sees, "
                "and 1 more in this file; it is left out. Delete it. [invisible-character]"
            ),
            (
                "2:5: warning: Here is U+2060 (word joiner), which no reader sees; it is "
                "left out. Delete it. [invisible-character]"
            ),
        ],
    ),
    "a byte order mark inside": (
        "title: A\ufeffB\n",
        [
            (
                "1:9: warning: Here is U+FEFF (byte order mark), which no reader sees; it "
                "is left out. Delete it. [invisible-character]"
            ),
        ],
    ),
    "a zero-width space that is written as a code": (
        'title: "har\\u200bbour"\n',
        [
            (
                "1:8: warning: Here is U+200B (zero width space), which no reader sees; "
                "it is left out. Delete it. [invisible-character]"
            ),
        ],
    ),
    "an error after an invisible character": (
        "title: \u200bDock #5\n",
        [
            (
                "1:8: warning: Here is U+200B (zero width space), which no reader sees; "
                "it is left out. Delete it. [invisible-character]"
            ),
            (
                "1:14: error: `#5` is read as a comment, so the value ends before it, at "
                '`Dock`. If it belongs to the value, put the whole in quotes: "Dock #5". If '
                "it is a comment, give it a line of its own. [comment-in-value]"
            ),
        ],
    ),
    "a tab": (
        "a:\n\tb: c\n",
        [
            (
                "2:1: error: This line is indented with a tab, which YAML does not allow. "
                "Indent with spaces. [tab-indent]"
            ),
        ],
    ),
    "a tab after good lines": (
        "a:\n  b: c\n\td: e\n",
        [
            (
                "3:1: error: This line is indented with a tab, which YAML does not allow. "
                "Indent with spaces. [tab-indent]"
            ),
        ],
    ),
    "a tab in a text": (
        "text: |\n\tone\n",
        [
            (
                "2:1: error: This line is indented with a tab, which YAML does not allow. "
                "Indent with spaces. [tab-indent]"
            ),
        ],
    ),
    "a percent sign": (
        "date: %1945\n",
        [
            (
                "1:7: error: A value cannot begin with `%` unless it is in quotes. Put the "
                'whole value in quotes: "%1945". [yaml-syntax]'
            ),
        ],
    ),
    "an at sign": (
        "by: @belov\n",
        [
            (
                "1:5: error: A value cannot begin with `@` unless it is in quotes. Put the "
                'whole value in quotes: "@belov". [yaml-syntax]'
            ),
        ],
    ),
    "a backtick in brackets": (
        "topics: [`a`, b]\n",
        [
            (
                "1:10: error: A value cannot begin with ``` unless it is in quotes. Put the "
                'whole value in quotes: "`a`". [yaml-syntax]'
            ),
        ],
    ),
    "a star that opens emphasis": (
        "quote: *not* so\n",
        [
            (
                "1:8: error: A value cannot begin with `*` unless it is in quotes. Put the "
                'whole value in quotes: "*not* so". [yaml-syntax]'
            ),
        ],
    ),
    "a star before a word": (
        "quote: *not so\n",
        [
            (
                "1:8: error: `*not` repeats a value from elsewhere, which is not allowed in "
                "Dateline's files. Write the value itself. If the `*` belongs to the text, put "
                "the text in quotes. [alias]"
            ),
        ],
    ),
    "an ampersand": (
        "title: & more\n",
        [
            (
                "1:8: error: A value cannot begin with `&` unless it is in quotes. Put the "
                'whole value in quotes: "& more". [yaml-syntax]'
            ),
        ],
    ),
    "an exclamation mark": (
        "title: !e!x y\n",
        [
            (
                "1:8: error: A value cannot begin with `!` unless it is in quotes. Put the "
                'whole value in quotes: "!e!x y". [yaml-syntax]'
            ),
        ],
    ),
    "a second colon": (
        "title: Talks: the end\n",
        [
            (
                "1:13: error: This line has a second colon with a space after it, and only "
                'one can end a key. Put the value in quotes: `title: "Talks: the end"`. '
                "[colon-in-value]"
            ),
        ],
    ),
    "a second colon in a list": (
        "- title: Talks: the end\n",
        [
            (
                "1:15: error: This line has a second colon with a space after it, and only "
                'one can end a key. Put the value in quotes: `title: "Talks: the end"`. '
                "[colon-in-value]"
            ),
        ],
    ),
    "a second colon after quotes": (
        'title: "Talks": the end\n',
        [
            (
                "1:15: error: This line has a second colon with a space after it, and only "
                "one can end a key. Put the value in quotes: `title: '\"Talks\": the end'`. "
                "[colon-in-value]"
            ),
        ],
    ),
    "a key below a text": (
        "title: Talks\n  summary: B\n",
        [
            (
                "2:3: error: `summary:` cannot be a key here, because the text above it goes on "
                "in this line. Indent it like the keys it belongs to, and check that the line "
                "above has its colon. [misplaced-key]"
            ),
        ],
    ),
    "a key without a colon": (
        "title: A\nsummary\nlanguage: en\n",
        [
            (
                "2:1: error: A key is expected here, but `summary` has no colon after it. Write "
                "a colon and a value after it, or indent the line if it belongs to the text "
                "above. [missing-colon]"
            ),
        ],
    ),
    "a line without a colon at the start": (
        "The talks\ntitle: A\n",
        [
            (
                "2:1: error: `title:` cannot be a key here, because the text above it goes on in "
                "this line. Indent it like the keys it belongs to, and check that the line above "
                "has its colon. [misplaced-key]"
            ),
        ],
    ),
    "a quotation mark left open": (
        'title: "Talks\nsummary: B\n',
        [
            (
                "1:8: error: The quotation mark that opens here is never closed. Close it. "
                'Inside double quotes write `\\"` for the mark itself, inside single quotes '
                "`''`. [unclosed-quote]"
            ),
        ],
    ),
    "a quotation mark left open before a document": (
        "title: 'Talks\n---\n",
        [
            (
                "1:8: error: The quotation mark that opens here is never closed. Close it. "
                'Inside double quotes write `\\"` for the mark itself, inside single quotes '
                "`''`. [unclosed-quote]"
            ),
        ],
    ),
    "an apostrophe in single quotes": (
        "title: 'It's over'\n",
        [
            (
                "1:12: error: After the closing quotation mark comes `s over'`. Put the "
                'whole value in one pair of quotes. Inside double quotes write `\\"` for the '
                "mark itself, inside single quotes `''`. [text-after-quote]"
            ),
        ],
    ),
    "text after quotes": (
        'title: "Talks" fail\n',
        [
            (
                "1:16: error: After the closing quotation mark comes `fail`. Put the whole "
                'value in one pair of quotes. Inside double quotes write `\\"` for the mark '
                "itself, inside single quotes `''`. [text-after-quote]"
            ),
        ],
    ),
    "a backslash": (
        'path: "C:\\qed"\n',
        [
            (
                "1:10: error: In double quotes a backslash begins a code, and there is no "
                "code `\\q`. Write `\\\\` for a backslash, or put the text in single quotes. "
                "[bad-escape]"
            ),
        ],
    ),
    "a code of half a character": (
        'title: "\\ud800"\n',
        [
            (
                "1:9: error: In double quotes a backslash begins a code, and there is no code "
                "`\\ud800`. Write `\\\\` for a backslash, or put the text in single quotes. "
                "[bad-escape]"
            ),
        ],
    ),
    "a text beside its bar": (
        "text: | one\n  two\n",
        [
            (
                "1:9: error: After `|` or `>` the line must end. Begin the text on the next "
                "line, indented; or put quotes around a text that begins with `|` or `>`. "
                "[block-header]"
            ),
        ],
    ),
    "a bracket left open": (
        "topics: [talks, grain\nwhere: Bali\n",
        [
            (
                "1:9: error: The `[` that opens here is not closed, or a comma is missing in "
                "it, before line 2, column 6. Close it with `]`, and put quotes around a text "
                "that has brackets, commas or colons. [unclosed-bracket]"
            ),
        ],
    ),
    "a brace left open": (
        "a: {b: c\nd: e\n",
        [
            (
                "1:4: error: The `{` that opens here is not closed, or a comma is missing in "
                "it, before line 2, column 2. Close it with `}`, and put quotes around a text "
                "that has brackets, commas or colons. [unclosed-bracket]"
            ),
        ],
    ),
    "a bracket closed by a brace": (
        "a: {b: [c}\n",
        [
            (
                "1:8: error: The `[` that opens here is not closed, or a comma is missing in "
                "it, before line 1, column 10. Close it with `]`, and put quotes around a text "
                "that has brackets, commas or colons. [unclosed-bracket]"
            ),
        ],
    ),
    "a comma missing in braces": (
        'a: {b: "c" d: e}\n',
        [
            (
                "1:4: error: The `{` that opens here is not closed, or a comma is missing in "
                "it, before line 1, column 12. Close it with `}`, and put quotes around a text "
                "that has brackets, commas or colons. [unclosed-bracket]"
            ),
        ],
    ),
    "a bracket too many": (
        "topics: [talks]]\n",
        [
            (
                "1:16: error: This `]` closes nothing. Delete it, or put quotes around the "
                "text that it belongs to. [stray-bracket]"
            ),
        ],
    ),
    "a closing bracket alone": (
        "topics: ]\n",
        [
            (
                "1:9: error: A value is expected here; found `]`. Delete it, write the value "
                "before it, or put quotes around it if it is text. [stray-bracket]"
            ),
        ],
    ),
    "a comma too many": (
        "topics: [talks,, grain]\n",
        [
            (
                "1:16: error: A value is expected here; found `,`. Delete it, write the value "
                "before it, or put quotes around it if it is text. [stray-bracket]"
            ),
        ],
    ),
    "a list beside its key": (
        "topics: - talks\n",
        [
            (
                "1:9: error: A list cannot begin in the line of its key. Begin each item on a "
                "line of its own, or put quotes around a text that begins with `-`. "
                "[misplaced-dash]"
            ),
        ],
    ),
    "a line indented too little": (
        "  a: b\nc: d\n",
        [
            (
                "2:1: error: `c: d` does not fit the lines above it. Indent it exactly like the "
                "keys or list items it belongs to. [bad-indent]"
            ),
        ],
    ),
    "a line indented too much": (
        "text: >\n  one\n two\n",
        [
            (
                "3:2: error: `two` does not fit the lines above it. Indent it exactly like the "
                "keys or list items it belongs to. [bad-indent]"
            ),
        ],
    ),
    "a key after a list": (
        "- a\nb: c\n",
        [
            (
                "2:1: error: `b: c` does not fit the lines above it. Indent it exactly like the "
                "keys or list items it belongs to. [bad-indent]"
            ),
        ],
    ),
    "an item after a key": (
        "a: b\n- c\n",
        [
            (
                "2:1: error: `- c` does not fit the lines above it. Indent it exactly like the "
                "keys or list items it belongs to. [bad-indent]"
            ),
        ],
    ),
    "a bracket left open at the end": (
        "- a\n- [b,\n",
        [
            (
                "3:1: error: Here the file ends, and a `[` or `{` in it is not closed. Close it, "
                "or put quotes around a text that has brackets. [unclosed-bracket]"
            ),
        ],
    ),
    "a comment inside a text": (
        "text: one\n  # two\n  three\n",
        [
            (
                "3:3: error: `three` does not fit the lines above it: a comment ends the text "
                "before it. Move the comment out of the text, or indent this line like the keys "
                "it belongs to. [bad-indent]"
            ),
        ],
    ),
}
# What PyYAML's own parser, without libyaml, words or sees in another way.
ONLY_LIBYAML = {"a code of half a character"}


def read(text: str) -> list[str]:
    problems = Problems()
    read_yaml(text.encode(), "e.yml", problems)
    return [as_text(problem).removeprefix("e.yml:") for problem in problems.all]


@pytest.mark.parametrize("case", CASES)
def test_says_what_is_wrong(case: str) -> None:
    text, expected = CASES[case]
    assert read(text) == expected


@pytest.mark.parametrize("case", sorted(CASES.keys() - ONLY_LIBYAML))
def test_says_the_same_without_libyaml(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    text, expected = CASES[case]
    assert read(text) == expected


FINE = {
    "nothing": "",
    "a byte order mark": "\ufefftitle: A\n",
    "Windows line ends": "title: A\r\nsummary: B\r\n",
    "old Mac line ends": "title: A\rsummary: B\r",
    "comments": "# one\n\ntitle: A\n# two\n",
    "a comment after a key": "events:   # all of them\n- id: a\n",
    "a comment after an empty value": "agency: # not known\n",
    "a comment after quotes": "title: 'A'  # short\n",
    "a comment after brackets": "topics: [a, b] # two\nby: {unnamed: x} # one\n",
    "a comment after a bar": "text: | # prose\n  one\n  two\n",
    "a hash within a word": "url: https://example.org/#top\n",
    "a hash in a text after a bar": "text: |\n  one #two\n",
    "commas out of braces": "title: Talks fail, again\n",
    "a comma in quotes": '{title: "Talks fail, again", }\n',
    "an empty value in braces": "{title: , outlet: }\n",
    "a document's start and end": "---\ntitle: A\n...\n",
    "joiners": "title: می\u200cخواهم क्\u200dष\n",
    "tabs inside a line": "title:\tA\tB\n",
    "bidirectional controls": "title: A \u202eB\n",
    "a dash in a text": "text: one\n  two - three\n",
}


@pytest.mark.parametrize("case", FINE)
def test_has_nothing_to_say(case: str) -> None:
    assert read(FINE[case]) == []


def test_too_many_problems_end_the_reading() -> None:
    found = read("- *a\n" * 5000)
    assert len(found) == 101
    assert found[0] == (
        " error: This file has 100 problems, and the rest of it is not read. Fix these first. "
        "[too-many-problems]"
    )


def test_a_message_holds_no_control_that_reorders_it() -> None:
    [found] = read("title: A #\u202eB\n")
    assert "\u202e" not in found


@pytest.mark.parametrize("char", ["\u200b", "\u180e", "\ufffb", "\U000e0041", "\U000e007f"])
def test_a_message_shows_what_no_one_sees(char: str) -> None:
    problems = Problems()
    problems.error(Place("e.yml"), "bad-address", f"'a{char}b' is no web address.")
    assert problems.all[0].message == f"'a<U+{ord(char):04X}>b' is no web address."
