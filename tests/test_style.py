"""Many stylesheets become one."""

from __future__ import annotations

from generator.style import bundle


def test_the_bundle_says_what_its_parts_say_in_their_order() -> None:
    name, content = bundle(["/* why */ a {\n  color: red;\n}\n", ".b > .c {\n  margin: 0 1px;\n}\n"])
    assert content == b"a{color: red;}.b > .c{margin: 0 1px;}\n"
    assert name.startswith("suluh.")
    assert name.endswith(".css")


def test_the_name_changes_only_with_the_content() -> None:
    same, other = "a { color: red; }", "a { color: blue; }"
    assert bundle([same])[0] == bundle([same + "\n/* a word */"])[0]
    assert bundle([same])[0] != bundle([other])[0]
