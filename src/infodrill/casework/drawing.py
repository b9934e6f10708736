"""Drawings of an edition: SVG made here, mermaid for a wiki, plain text for a terminal, Markdown for the reference."""

# Charter: casework drawing
from __future__ import annotations

from collections.abc import Iterator
from html import escape

from infodrill.casework import rights
from infodrill.casework.edition import Edition, Step
from infodrill.casework.steps import CASE_STATES, CORE, GROUPS, PRIORITIES, STATEMENT_EDGES, STATEMENT_STATES
from infodrill.kernel.i18n import N_, Lang, tr
from infodrill.kernel.mark import MARK

_FILL = {
    "new": "#e8eef7",
    "checking": "#fdf3d8",
    "answering": "#e2f1e7",
    "tracking": "#efe9f6",
    "done": "#ececec",
}
_WIDTH, _ROW, _LEFT, _BOX_W, _BOX_H = 1130, 74, 330, 240, 44


def draw(edition: Edition, lang: Lang) -> str:
    """The case's machine as one SVG with the exercise mark: main way down the middle, other steps as arcs beside it."""
    height = _statement_top() + _BOX_H + 34
    middle = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" font-family="sans-serif">',
        f"<title>{escape(edition.title[lang])} – {MARK}</title>",
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>',
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0L8 4L0 8z" fill="#445"/></marker></defs>',
        f'<text x="24" y="34" font-size="19" font-weight="600">{escape(edition.title[lang])}</text>',
        f'<text x="24" y="60" font-size="14" fill="#a33" font-weight="600">{MARK}</text>',
    ]
    middle += [_box(edition, state, lang) for state in CASE_STATES]
    middle += sorted(_arrows(edition, lang), key=_is_label)
    middle += _statements(edition, lang)
    return "\n".join([*middle, "</svg>", ""])


def mermaid(edition: Edition, lang: Lang) -> str:
    """Both machines as mermaid state diagrams, under the mark."""
    lines = [f"%% {MARK} – {edition.title[lang]}", "stateDiagram-v2"]
    lines += [f"    {state} : {edition.states[state][lang]}" for state in CASE_STATES]
    lines += ["    [*] --> NEW"]
    lines += [f"    {frm} --> {to} : {edition.step_name(step, lang)}" for frm, to, step in edges(edition)]
    lines += ["    CLOSED --> [*]"]
    lines += [f"    {state} : {edition.statement_states[state][lang]}" for state in STATEMENT_STATES]
    lines += [f"    {frm} --> {to}" for frm, to in STATEMENT_EDGES]
    return "\n".join([*lines, ""])


def text(edition: Edition, lang: Lang) -> str:
    """The step table for a terminal, under the mark."""
    head = [f"[{MARK}]", edition.title[lang], ""]
    rows = [" · ".join(_row(edition, step, lang)) for step in edition.steps.values()]
    return "\n".join([*head, *rows, f"[{MARK}]", ""])


def reference(edition: Edition, lang: Lang) -> str:
    """The edition as Markdown: states, the step table, gate and ceilings. `docs/procedure.md` is made of it."""
    lines = [
        f"## {edition.title[lang]} (`{edition.id}`)",
        "",
        f"> {MARK}",
        "",
        tr(lang, N_("**States of a case**")),
        "",
    ]
    lines += [
        f"- `{state}` {edition.states[state][lang]} — {edition.groups[group_of(state)][lang]}"
        for state in CASE_STATES
    ]
    heads = (N_("Step"), N_("From → to"), N_("Who"), N_("Artefact"), "P1", "P2", "P3", "P4")
    lines += ["", "| " + " | ".join(tr(lang, head) for head in heads) + " |", "|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(_row(edition, step, lang)) + " |" for step in edition.steps.values()]
    lines += ["", tr(lang, N_("**The gate** (order: {order})"), order=" > ".join(rights.GATE_ORDER)), ""]
    lines += [f"{number}. {tr(lang, question)}" for number, question in enumerate(rights.QUESTIONS, 1)]
    lines += ["", f"| {tr(lang, N_('Code'))} | {tr(lang, N_('Allowed actions'))} |", "|---|---|"]
    for code in sorted(rights.GATES):
        actions = " · ".join(
            f"{action} {tr(lang, rights.ACTIONS[action][1])}" for action in sorted(edition.allowed(code))
        )
        lines.append(f"| {code} {tr(lang, rights.GATES[code])} | {actions} |")
    return "\n".join([*lines, ""])


def _row(edition: Edition, step: Step, lang: Lang) -> tuple[str, ...]:
    frm = ", ".join(step.frm) or "–"
    to = step.to or (frm if step.frm else "–")
    moves = f"{frm} → {to}" if step.to else frm
    due = (span(step.due[priority]) if priority in step.due else "–" for priority in PRIORITIES)
    return (f"{step.name[lang]} (`{step.step}`)", moves, _who(edition, step, lang), step.artefact[lang], *due)


def _who(edition: Edition, step: Step, lang: Lang) -> str:
    if CORE[step.step].system:
        return "–"
    sets = {priority: ", ".join(sorted(roles)) for priority, roles in step.who.items()}
    same = len(set(sets.values())) == 1
    who = sets["P1"] if same else "; ".join(f"{priority}: {roles}" for priority, roles in sets.items())
    if set(step.roles()) >= set(edition.roles) - {"CONG-AN", "COLLAB"}:
        who = tr(lang, N_("all players"))
    return f"{who}; ✓ {', '.join(step.approvals)}" if step.approvals else who


def _top(state: str) -> int:
    return 84 + _ROW * CASE_STATES.index(state)


def _box(edition: Edition, state: str, lang: Lang) -> str:
    y, label = _top(state), escape(edition.states[state][lang])
    return (
        f'<g><rect x="{_LEFT}" y="{y}" width="{_BOX_W}" height="{_BOX_H}" rx="9" fill="{_FILL[group_of(state)]}" '
        f'stroke="#556"/><text x="{_LEFT + _BOX_W // 2}" y="{y + 19}" font-size="13" text-anchor="middle" '
        f'font-weight="600">{label}</text><text x="{_LEFT + _BOX_W // 2}" y="{y + 35}" font-size="10" '
        f'text-anchor="middle" fill="#667">{state}</text></g>'
    )


def _arrows(edition: Edition, lang: Lang) -> Iterator[str]:
    """The next state: straight down. Further ahead: a lane at the right. Back: a dashed lane at the left."""
    lanes: dict[tuple[str, str, bool], list[str]] = {}
    for frm, to, step in edges(edition):
        distance = CASE_STATES.index(to) - CASE_STATES.index(frm)
        if distance == 1:
            x, y = _LEFT + _BOX_W // 2, _top(frm) + _BOX_H
            yield f'<path d="M{x} {y}V{_top(to) - 2}" stroke="#445" marker-end="url(#tip)"/>'
        if distance == 1 and to == CORE[step].to and len(edition.steps[step].frm) == 1:
            yield _label(x + 8, y + 19, "start", edition.step_name(step, lang))
        else:
            lanes.setdefault((step, to, distance > 0), []).append(frm)
    count = {True: 0, False: 0}
    for (step, to, ahead), starts in lanes.items():
        count[ahead] += 1
        yield from _lane(starts, to, edition.step_name(step, lang), ahead, count[ahead])


def _lane(starts: list[str], to: str, name: str, ahead: bool, lane: int) -> Iterator[str]:
    """One step that begins from several states and leads far: a line beside the boxes, with one label."""
    edge, sign = (_LEFT + _BOX_W, 1) if ahead else (_LEFT, -1)
    bend, shift = edge + sign * (34 + 44 * lane), (lane * 6) % 30 - 14
    end = _top(to) + _BOX_H // 2 + shift
    dash = "" if ahead else ' stroke-dasharray="4 3"'
    for frm in starts:
        start = _top(frm) + _BOX_H // 2 + shift
        yield (
            f'<path d="M{edge} {start}H{bend}V{end}H{edge + 3 * sign}" fill="none" stroke="#778"{dash} '
            f'marker-end="url(#tip)"/>'
        )
    middle = (_top(starts[0]) + _top(to) + _BOX_H) // 2 + (lane * 22) % 88 - 44
    yield _label(bend + 5 * sign, middle, "start" if ahead else "end", name)


def _label(x: int, y: int, anchor: str, words: str) -> str:
    return (
        f'<text x="{x}" y="{y}" font-size="10" fill="#334" text-anchor="{anchor}" stroke="#fff" stroke-width="4" '
        f'paint-order="stroke">{escape(words)}</text>'
    )


def _is_label(part: str) -> bool:
    """Labels are drawn after all lines, so that their white edge keeps them readable."""
    return part.startswith("<text")


def _statements(edition: Edition, lang: Lang) -> Iterator[str]:
    """The statement's machine as a row: forward arrows between the first three, the two ends at the right."""
    y, wide, gap = _statement_top(), 168, 32
    places = {state: (24 + index * (wide + gap), y) for index, state in enumerate(STATEMENT_STATES)}
    for state, (x, top) in places.items():
        yield (
            f'<rect x="{x}" y="{top}" width="{wide}" height="{_BOX_H}" rx="9" fill="#fff" stroke="#556"/>'
            f'<text x="{x + wide // 2}" y="{top + 19}" font-size="12" text-anchor="middle" font-weight="600">'
            f'{escape(edition.statement_states[state][lang])}</text><text x="{x + wide // 2}" y="{top + 35}" '
            f'font-size="10" text-anchor="middle" fill="#667">{state}</text>'
        )
    for frm, to in STATEMENT_EDGES:
        x1, x2 = places[frm][0] + wide, places[to][0]
        if frm == "REVIEW" and to == "DRAFTING":
            path = f"M{x1 - wide} {y + 32}H{x2 + wide + 3}"
        elif to == "SELF_CORRECTED":
            path = f"M{x1 - wide // 2} {y + _BOX_H}V{y + _BOX_H + 16}H{x2 + wide // 2}V{y + _BOX_H + 3}"
        else:
            path = f"M{x1} {y + 14}H{x2 - 3}"
        yield f'<path d="{path}" fill="none" stroke="#445" marker-end="url(#tip)"/>'


def _statement_top() -> int:
    return _top(CASE_STATES[-1]) + _BOX_H + 44


# The graph of an edition: its edges, what a state reaches, the groups people see, times as people write them.
def edges(edition: Edition) -> tuple[tuple[str, str, str], ...]:
    """(from, to, step) of every step that moves a case, in the order of the procedure."""
    return tuple(
        (frm, CORE[step].to, step)
        for step in CORE
        if edition.has(step) and CORE[step].to
        for frm in edition.steps[step].frm
    )


def reach(edition: Edition, start: str) -> frozenset[str]:
    """The states that a case can come to from `start`, itself included."""
    found, fresh = {start}, [start]
    while fresh:
        state = fresh.pop()
        fresh += [to for frm, to, _ in edges(edition) if frm == state and to not in found]
        found |= {to for frm, to, _ in edges(edition) if frm == state}
    return frozenset(found)


def group_of(state: str) -> str:
    """The group in which people see a state: new, checking, answering, tracking, done."""
    return next(group for group, states in GROUPS.items() if state in states)


def span(seconds: int) -> str:
    """A time as the procedure writes it: 30 min, 4 h, 72 h, 5 d."""
    if seconds % 86_400 == 0 and seconds > 3 * 86_400:
        return f"{seconds // 86_400} d"
    return f"{seconds // 3600} h" if seconds % 3600 == 0 else f"{seconds // 60} min"
