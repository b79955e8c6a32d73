"""A template that asks for too much: told with its paragraph, before the machine feels it."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from publisher.tables import compute_tables
from publisher.vocabulary.errors import ExitCode, TemplateUnusable
from publisher.word import Draft, compose
from publisher.word.allowance import STEPS
from tests.reports import ROOT, TEMPLATE, sample

LOOP = "{% for i in range(1000) %}"
END = "{% endfor %}"
DOUBLE = "{% set n.x = n.x ~ n.x %}"
TOO_MUCH = [
    "{{ 9**9**9 }}",
    "{{ 9 ** 99999999 }}",
    "{{ range(10**9)|list }}",
    "{% for i in range(10**9) %}{{ i }}{% endfor %}",
    LOOP * 4 + "x" + END * 4,
    LOOP * 3 + END * 3,
    "{% for i in range(1000) if i < 0 %}{% endfor %}".join([LOOP * 2, END * 2]),
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "{% for x in [1] recursive %}{{ loop([x]) }}{% endfor %}",
    "{{ 'x' * 10**10 }}",
    "{{ 10**10 * 'x' }}",
    "{{ [1] * 10**10 }}",
    "{{ 'x'|center(10**10) }}",
    "{{ 'x'|center(width=10**10) }}",
    "{{ 'x'|center(10000000000) }}",
    "{{ 'x'.center(10**10) }}",
    "{{ 'x'.ljust(10**10) }}",
    "{{ '1'.zfill(10**10) }}",
    r"{{ '\t'.expandtabs(10**10) }}",
    "{% filter center(10**10) %}x{% endfilter %}",
    r"{{ 'a\nb'|indent(10**10) }}",
    "{{ [1]|batch(10**10, 'x')|list }}",
    "{{ [1]|slice(10**10)|list }}",
    "{{ 1.5|round(10**10) }}",
    "{{ {'a': 1}|tojson(indent=10**10) }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '%*d' % (10**9, 1) }}",
    "{{ '%1000000000d'|format(1) }}",
    "{{ '{:>1000000000}'.format(1) }}",
    "{{ '{:{}}'.format(1, 10**9) }}",
    "{{ '{x:.1000000000f}'.format_map({'x': 1.0}) }}",
    "{{ (1).to_bytes(10**10, 'big') }}",
    "{{ range(100000)|join('x' * 100000) }}",
    "{{ range(100000)|map('string')|join('x' * 100000) }}",
    "{{ ('x' * 100000)|replace('', 'y' * 100000) }}",
    "{% set n = namespace(x='x') %}" + LOOP + DOUBLE + END,
    "{% set n = namespace(x='x') %}" + LOOP + "{% set n.x = n.x + n.x %}" + END,
    "{% set n = namespace(x=[1]) %}" + LOOP + "{% set n.x = [n.x, n.x] %}" + END + "{{ n.x }}",
    "{% set n = namespace(x=[1]) %}" + LOOP + "{% set n.x = n.x + n.x %}" + END,
    "{% set n = namespace(x=2) %}" + LOOP + "{% set n.x = n.x * n.x %}" + END,
    LOOP + "{% if 'y' in 'x' * 900000 %}{% endif %}" + LOOP + END + END,
    "{{ [[1] * 1000] * 900|sum(start=[]) }}",
]


def template_with(text: str, out: Path) -> tuple[Path, int]:
    """The project's template with the text in a paragraph of its own, and the number of that."""
    document = docx.Document(str(TEMPLATE))
    at = next(n for n, p in enumerate(document.paragraphs) if p.style.name == "Isi")
    new = document.paragraphs[at].insert_paragraph_before("")
    new.add_run(text)
    document.save(str(out))
    texts = [
        "".join(t.text or "" for t in p.iter("{*}t"))
        for p in docx.Document(str(out)).element.body.iter("{*}p")
    ]
    wanted = "".join(text.split())
    return out, next(n for n, t in enumerate(texts, 1) if "".join(t.split()) == wanted)


def composed(template: Path) -> Draft:
    report = sample()
    return compose(report, compute_tables(report), template)


@pytest.mark.parametrize("tag", TOO_MUCH)
def test_too_much_is_refused_and_its_paragraph_named(tag: str, tmp_path: Path) -> None:
    template, number = template_with(tag, tmp_path / "t.docx")
    with pytest.raises(TemplateUnusable) as caught:
        composed(template)
    assert caught.value.exit_code == ExitCode.TEMPLATE
    said = dict(caught.value.message.values)
    assert said["number"] == number, str(caught.value)
    assert str(said["paragraph"])[:10] in tag


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 1 / 0 }}",
        "{{ 'x'|rupiah }}",
        "{{ 'x'|tidak_ada }}",
        "{{ 2.0 ** 99999 }}",
        "{% if %}",
        "{% include 'x' %}",
        "{{ " + "(" * 300 + "1" + ")" * 300 + " }}",
        "{{ " + "9" * 6000 + " }}",
        "{{ [1].append(2) }}",
    ],
)
def test_whatever_else_a_tag_gets_wrong_is_the_templates_fault(tag: str, tmp_path: Path) -> None:
    template, _ = template_with(tag, tmp_path / "t.docx")
    with pytest.raises(TemplateUnusable) as caught:
        composed(template)
    assert caught.value.exit_code == ExitCode.TEMPLATE


def test_of_equal_tags_the_one_at_fault_is_named(tmp_path: Path) -> None:
    document = docx.Document(str(TEMPLATE))
    at = document.paragraphs[3]
    for text in ("{{ x * x }}", "{% set x = 'a' * 9 %}", "{{ x * 2 }}", "{% set x = 2 %}"):
        at = at.insert_paragraph_before(text)
    document.save(str(tmp_path / "t.docx"))
    with pytest.raises(TemplateUnusable) as caught:
        composed(tmp_path / "t.docx")
    assert "{{ x * x }}" in str(caught.value)


def test_what_a_template_of_an_office_may_need_works(tmp_path: Path) -> None:
    tags = {
        "{{ ['a', 'b']|join(', ') }}": "a, b",
        "{{ 'a-b'|replace('-', ' ') }}": "a b",
        "{{ '%.2f'|format(1.5) }}": "1.50",
        "{{ '{:>5}'.format('x') }}": "    x",
        "{{ 'ab'|upper ~ 'c' }}": "ABc",
        "{% for i in range(3) %}{{ i }}{% if not loop.last %}, {% endif %}{% endfor %}": "0, 1, 2",
        "{% for a, b in [(1, 2), (3, 4)] if a > 1 %}{{ a + b }}{% endfor %}": "7",
        "{% macro m(n) %}{% if n %}{{ n }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(3) }}": "321",
        "{% set n = namespace(x=0) %}{% for i in range(4) %}{% set n.x = n.x + i %}{% endfor %}"
        "{{ n.x }}": "6",
        "{{ 'x'|center(5) ~ '|' }}": "  x  |",
        "{{ [3, 1, 2]|sort|list|length }} {{ 7 // 2 }} {{ 2 ** 10 }}": "3 3 1.024",
        "{% raw %}{{ x }}{% endraw %}": "{{ x }}",
        "{{ '{{' }}": "{{",
        "{{ [1, 2, 3]|map('string')|select('ne', '2')|join('+') }}": "1+3",
    }
    for n, (tag, printed) in enumerate(tags.items()):
        template, _ = template_with(f"[{tag}]", tmp_path / f"{n}.docx")
        texts = [p.text for p in composed(template).document.paragraphs]
        assert f"[{printed}]" in texts, (tag, [t for t in texts if t.startswith("[")])


def test_the_projects_own_template_is_far_from_the_limits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from publisher.word import render

    made: list[render.Sandbox] = []

    class Seen(render.Sandbox):
        def __init__(self, *args: object) -> None:
            super().__init__(*args)  # type: ignore[arg-type]
            made.append(self)

    monkeypatch.setattr(render, "Sandbox", Seen)
    composed(TEMPLATE)
    assert 0 < made[0].allowance.steps < STEPS / 100
    assert f"{STEPS:,}".replace(",", ".") in (ROOT / "docs" / "templat.md").read_text("utf-8")
