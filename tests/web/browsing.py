"""A real browser, and the range of this process's database behind a server of its own: what the tests of pages share."""

from __future__ import annotations

import os
import re
import socket
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from playwright.sync_api import Browser, Page

from infodrill.conduct.policy import rooms_of
from infodrill.web.live import LiveDrill
from tests import chromium, leash, once
from tests.forms import amount

from .rehearsed import session_of
from .serving import UNSAFE, surroundings

PHONE = {"width": 360, "height": 780}
DESK = {"width": 1440, "height": 900}
# The door is open before the server begins: whoever comes early waits at it, and nobody else takes its number.
SERVE = """
import socket, sys, uvicorn
config = uvicorn.Config("infodrill.web.asgi:application", log_level="critical")
uvicorn.Server(config).run(sockets=[socket.socket(fileno=int(sys.argv[1]))])
"""


@contextmanager
def behind_a_server(folder: Path) -> Iterator[str]:
    """The address of a server of the data in the folder."""
    source = str(Path(__file__).parents[2] / "src")
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(128)
        server = leash.start(
            [sys.executable, "-c", SERVE, door.fileno()],
            env={**surroundings(), "PYTHONPATH": source, "INFODRILL_DATA": str(folder)}, pass_fds=(door.fileno(),),
        )  # fmt: skip
        try:
            yield f"http://127.0.0.1:{door.getsockname()[1]}"
        finally:
            server.kill()
            server.wait()


_kept = ExitStack()  # the browser of this process, while there is one
_running: list[Browser] = []


def kept_browser() -> Browser:
    """The running browser; one is started where there is none."""
    if not _running:
        _running.append(_kept.enter_context(chromium.running()))
        # Playwright's loop must not make Django think that the tests are asynchronous.
        os.environ[UNSAFE] = "1"
    return _running[0]


def end_browser() -> None:
    """With all its pages."""
    _running.clear()
    _kept.close()
    os.environ.pop(UNSAFE, None)


def opened(
    browser: Browser, served: tuple[LiveDrill, str], seat: str, size: dict[str, int], lang: str = "vi",
    theme: str = "light", **more: Any,
) -> Page:  # fmt: skip
    """A page of a browser that sits on the seat."""
    drill, address = served
    context = browser.new_context(viewport=size, **more)
    cookies = {
        settings.SESSION_COOKIE_NAME: session_of(drill, seat),
        "infodrill_lang": lang,
        "infodrill_theme": theme,
    }
    context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items()])
    return context.new_page()


BEYOND = """() => [...document.querySelectorAll('svg.chart')].flatMap((chart) => {
    const sheet = chart.getBoundingClientRect();
    return [...chart.querySelectorAll('text')].map((word) => [word.textContent, word.getBoundingClientRect()])
      .filter(([, word]) => word.width && (word.left < sheet.left - 1 || word.right > sheet.right + 1))
      .map(([said]) => said);
})"""
"""Words of a chart that are cut at its sides."""
SMALL = """() => [...document.querySelectorAll('svg.chart text')].filter((word) => word.getBoundingClientRect().width)
    .map((word) => [word.textContent, parseFloat(getComputedStyle(word).fontSize) * word.getScreenCTM().a])
    .filter(([, high]) => high < 10.9)"""
"""Words of a chart that nobody reads at arm's length, and their pixels."""
DARK = """() => { document.documentElement.dataset.theme = "dark"; }"""
LIGHT = """() => { document.documentElement.dataset.theme = "light"; }"""
OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Words that stand one below the other, because something beside them takes the width: fewer than 15 letters in two lines.
SQUEEZED = """() => {
  const found = [];
  for (const shown of document.querySelectorAll("main *:not(option, svg *)")) {
    if (!shown.checkVisibility() || shown.getBoundingClientRect().width < 3) continue;
    for (const node of shown.childNodes) {
      const said = node.nodeType === 3 ? node.data.replace(/\\s+/g, " ").trim() : "";
      if (said.length < 12) continue;
      const words = document.createRange();
      words.selectNodeContents(node);
      const lines = new Set([...words.getClientRects()].map((box) => Math.round(box.top / 4))).size;
      if (lines > 2 && said.length / lines < 7.5) found.push(`${said.slice(0, 60)}: ${lines} lines of ${said.length} letters`);
    }
  }
  for (const field of document.querySelectorAll("main select")) {
    const long = Math.max(...[...field.options].map((option) => option.text.trim().length));
    const wide = Math.round(field.getBoundingClientRect().width);
    if (field.checkVisibility() && long > 8 && wide < 80) found.push(`select ${field.name}: ${wide} px wide`);
  }
  return found;
}"""
# Buttons, heads, cells and fields of which a part lies outside what shows them, and cannot be seen without scrolling sideways.
CUT = """() => {
  const names = 'main :is(button, a.do, select, input, textarea, h2, h3, th, td, label, legend, .pick), .tab, .hour';
  const cut = [];
  for (const shown of document.querySelectorAll(names)) {
    const box = shown.getBoundingClientRect();
    if (!box.width || !box.height || shown.closest('.heard') || shown.type === 'radio' || shown.type === 'checkbox') continue;
    if (shown.closest('.scroll-x[tabindex="0"]')) continue; // a table that scrolls by itself, by the keys too
    for (let around = shown.parentElement; around; around = around.parentElement) {
      const edge = around.getBoundingClientRect();
      if (getComputedStyle(around).overflowX === 'visible' || edge.width < 2) continue;
      if (box.right > edge.right + 1 || box.left < edge.left - 1)
        cut.push(`${shown.outerHTML.slice(0, 90)} by ${box.right - edge.right} in .${around.className}`);
      break;
    }
  }
  return cut;
}"""
# Words that stand at the very edge of the sheet that holds them, and names in a drawing of which a part is left out.
TOUCHING = """() => {
  const found = [];
  for (const sheet of document.querySelectorAll('main .pane')) {
    const edge = sheet.getBoundingClientRect();
    for (const shown of sheet.querySelectorAll('*:not(svg, svg *, table *, option)')) {
      const part = [...shown.childNodes].find((node) => node.data?.trim());
      if (!part || !shown.checkVisibility() || shown.closest('.heard')) continue;
      const words = document.createRange();
      words.selectNodeContents(part);
      const box = words.getBoundingClientRect();
      const by = box.left - edge.left;
      if (box.width > 2 && Math.abs(by) < 6) found.push(`${part.data.trim().slice(0, 60)}: ${by}`);
    }
  }
  for (const name of document.querySelectorAll('svg foreignObject .cut, svg.lane-chart text')) {
    const box = name.getBoundingClientRect(), drawn = name.closest('.lane-chart, .pane').getBoundingClientRect();
    const high = name instanceof HTMLElement && name.scrollHeight > name.clientHeight + 1;
    if (high || box.right > drawn.right + 1 || box.left < drawn.left - 1) found.push(`${name.textContent.slice(0, 60)} is cut`);
  }
  return found;
}"""
# Words of which a part is left out, though nothing beside them leads to the whole; and, of what leads there, more than a line.
SHORTENED = """() => {
  const found = [];
  for (const shown of document.querySelectorAll('body *:not(svg, svg *, input, select, textarea, .mark *)')) {
    const look = getComputedStyle(shown), clips = (how) => how === 'hidden' || how === 'clip';
    const wide = clips(look.overflowX) && shown.scrollWidth > shown.clientWidth + 1;
    const high = clips(look.overflowY) && look.webkitLineClamp !== 'none' && shown.scrollHeight > shown.clientHeight + 1;
    const holds = look.webkitLineClamp !== 'none' || [...shown.childNodes].some((part) => part.data?.trim());
    if (!(wide || high) || !holds || shown.closest('.heard') || !shown.checkVisibility() || shown.clientWidth < 3) continue;
    const row = shown.closest('tr, li, article, .post, details, a[href]') ?? shown;
    const leads = row.matches('a[href], details') || row.querySelector('a[href]');
    const said = shown.innerText?.trim();
    if (said && (wide || !leads)) found.push(`${shown.outerHTML.slice(0, 60)} … ${said.slice(0, 60)}`);
  }
  return found;
}"""
# What a hand on the keys alone does not come to: fields that are not there under their labels, things to press that are no
# buttons, and an order of the keys other than that of the page.
UNREACHED = """() => {
  const shown = (node) => node.checkVisibility();
  const name = (node) => node.outerHTML.slice(0, 90);
  const fields = [...document.querySelectorAll("label")].filter((label) => shown(label) && label.control && !shown(label.control)
    && !label.control.disabled && label.control.type !== "hidden");
  const pressed = [...document.querySelectorAll(":is([role=button], [role=link], [role=tab], [onclick], [hx-trigger*=click])")]
    .filter((node) => shown(node) && node.tabIndex < 0);
  const led = [...document.querySelectorAll("a:not([href], [tabindex])")].filter(shown);
  const order = [...document.querySelectorAll("[tabindex]")].filter((node) => node.tabIndex > 0);
  return [...fields, ...pressed, ...led, ...order].map(name);
}"""
# Lists to choose from that look like fields to write in: the browser's own arrow was taken, and none put in its place.
ARROWLESS = """() => [...document.querySelectorAll("select")].filter((list) => list.checkVisibility()).filter((list) => {
  const look = getComputedStyle(list);
  return look.appearance === "none" && look.backgroundImage === "none";
}).map((list) => list.outerHTML.slice(0, 90))"""
WALL = {"width": 3840, "height": 2160}
TWICE = {"width": 640, "height": 400}  # what a screen of 1280 × 800 shows at 200 %


# Marks what holds words and looks as nothing did that was `met` before: by its colour, size and weight, and by what is painted
# behind it from the root down. Contrast is of nothing else.
FRESH = """(met) => {
  const known = new Set(met), fresh = new Set(), behind = new Map();
  const painted = (node) => {
    if (!node) return "";
    if (!behind.has(node)) {
      const { backgroundColor, backgroundImage, opacity, filter, mixBlendMode } = getComputedStyle(node);
      const own = [backgroundColor, backgroundImage, opacity, filter, mixBlendMode].join();
      behind.set(node, painted(node.parentElement) + (own === "rgba(0, 0, 0, 0),none,1,none,normal" ? "" : "/" + own));
    }
    return behind.get(node);
  };
  for (const node of document.querySelectorAll("body, body *")) {
    const worded = node.matches("input, textarea, select") || [...node.childNodes].some((part) => part.data?.trim());
    if (!worded || !node.checkVisibility()) continue;
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(node);
    const look = [painted(node), color, fontSize, fontWeight, textShadow].join(";");
    if (known.has(look)) continue;
    fresh.add(look);
    node.setAttribute("data-fresh", "");
  }
  return [...fresh];
}"""
STALE = "document.querySelectorAll('[data-fresh]').forEach((node) => node.removeAttribute('data-fresh'))"


def _looks() -> Path:
    """Where those are told, a line each, whose colours were examined in this run."""
    return once.folder() / "looks"


def _met() -> list[str]:
    """A line that another process is writing is met next time."""
    return _looks().read_text("utf-8").splitlines() if _looks().exists() else []


def _meet(looks: Iterable[str]) -> None:
    with _looks().open("a", encoding="utf-8") as kept:
        kept.write("".join(f"{look}\n" for look in looks))


# Of what axe calls moderate, these are heeded too: the order of headings, landmarks, labels.
HEEDED = re.compile("(heading|landmark|region|label|page-has-heading|empty-heading)")
UNFOLDED = """() => {
  for (const shut of document.querySelectorAll("details:not([open])")) {
    shut.open = true;
    shut.setAttribute("data-shut", "");
  }
}"""
FOLDED = """() => document.querySelectorAll("details[data-shut]").forEach((shut) => {
  shut.open = false;
  shut.removeAttribute("data-shut");
})"""
# Controls that are called alike on one page and do not do the same: whoever hears them without their surroundings, in a list of
# all buttons, cannot tell them apart. Fields are heard with the name of their form or group. axe stands in the page.
CALLED_ALIKE = """() => {
  axe.setup(document);
  const heard = (node) => axe.commons.text.accessibleText(node).replace(/\\s+/g, " ").trim();
  const kept = ["client", "csrfmiddlewaretoken"];
  const sent = (form) => [...form.elements].filter((one) => one.type === "hidden" && !kept.includes(one.name))
    .map((one) => `${one.name}=${one.value}`).join("&");
  const does = (node, place) => {
    if (node.href) return node.href;
    const { form, name, value } = node;
    if (node.type === "submit" && form) return [form.getAttribute("action"), sent(form), name, value].join(" ");
    return place;
  };
  const controls = "button, a[href], summary, select, textarea, input:not([type=hidden], [type=radio], [type=checkbox])";
  const called = new Map();
  for (const [place, node] of [...document.querySelectorAll(controls)].entries()) {
    if (!node.checkVisibility({ visibilityProperty: true }) || node.disabled || node.closest("[aria-hidden=true]")) continue;
    const around = node.matches("select, textarea, input") ? node.closest("fieldset, [role=group], form") : null;
    const name = [node.matches("a") ? "a" : node.localName, around ? heard(around) : "", heard(node)].join(" | ");
    called.set(name, (called.get(name) ?? new Set()).add(does(node, place)));
  }
  axe.teardown();
  return [...called].filter(([, things]) => things.size > 1).map(([name, things]) => `${name}: ${things.size} of them`);
}"""


def serious(page: Page, within: object = None, **options: object) -> list[dict[str, Any]]:
    """The findings of axe that are serious or heeded; its half megabyte goes into a page once. `within` = a part of the page,
    None = all of it."""
    from axe_playwright_python.sync_playwright import Axe

    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    told: list[dict[str, Any]] = page.evaluate(
        "([within, options]) => axe.run(within ?? document, options).then((found) => found.violations)",
        [within, {"resultTypes": ["violations"], **options}],
    )
    return [rule for rule in told if rule["impact"] in ("serious", "critical") or HEEDED.match(rule["id"])]


# A form that nobody has touched differs from nothing: a part with one that does is never drawn anew.
WRITTEN = """async () => {
  const script = document.querySelector("script[type=module][src*='/js/']");
  if (!script) return [];
  const { differs } = await import(new URL("drafts.js", script.src).href);
  const fields = [...document.forms].filter((form) => form.method === "post").flatMap((form) => [...form.elements]);
  return fields.filter(differs).map((field) => field.outerHTML.slice(0, 160));
}"""


def complaints_of(page: Page) -> list[object]:
    """What stands wrong on the page as it is: findings of axe with every fold open, light and dark, and what is called alike;
    what runs over the side, is cut, squeezed or shortened at 200 % and on a phone, or runs over the side of a wall; and what
    the keys do not come to.

    Colours of each look once a run, light and dark; everything else on each page, in the light. Names for screen readers are
    among axe's rules.
    """
    page.evaluate(UNFOLDED)
    found = [("light", serious(page, rules={"color-contrast": {"enabled": False}}))]
    alike = page.evaluate(CALLED_ALIKE)
    before = _met()
    met = set(before)
    for theme, change in (("dark", DARK), ("light", LIGHT)):
        page.evaluate(change)
        if fresh := page.evaluate(FRESH, list(met)):
            found.append((theme, serious(page, {"include": [["[data-fresh]"]]}, runOnly=["color-contrast"])))
            page.evaluate(STALE)
            met.update(fresh)
    wrong: list[object] = [
        (theme, rule["id"], [node["html"][:160] for node in rule["nodes"][:3]])
        for theme, rules in found
        for rule in rules
    ]
    page.evaluate(FOLDED)
    wrong += [("called alike", each) for each in alike]
    wrong += [("by the keys", each) for each in page.evaluate(UNREACHED)]
    wrong += [("looks like no list", each) for each in page.evaluate(ARROWLESS)]
    wrong += [("written in by nobody", each) for each in page.evaluate(WRITTEN)]
    size = page.viewport_size
    page.set_viewport_size(WALL)
    if over := page.evaluate(OVER):
        wrong.append(("on a wall", f"{over} px over the side"))
    for where, narrow in (("at 200 %", TWICE), ("on a phone", PHONE)):
        page.set_viewport_size(narrow)
        if over := page.evaluate(OVER):
            wrong.append((where, f"{over} px over the side"))
        wrong += [
            (where, each)
            for each in (*page.evaluate(CUT), *page.evaluate(SQUEEZED), *page.evaluate(SHORTENED))
        ]
    page.set_viewport_size(size or DESK)
    # Not before all is told: a page that loads itself again meanwhile is examined anew.
    _meet(met.difference(before))
    return wrong


def places(drill: LiveDrill, seat: str) -> list[str]:
    """The rooms of a seat, its first case and the report."""
    view = drill.view(seat, "vi")
    rooms = rooms_of(view.seat)
    found = [f"/d/{drill.id}/{room}/" for room in rooms]
    found += [f"/d/{drill.id}/case/{case.case}/" for case in view.cases[:1] if "case" in rooms]
    return found + ([f"/d/{drill.id}/desk/report/"] if "desk" in rooms else [])


def studios(drill: LiveDrill, seat: str) -> list[str]:
    view = drill.view(seat, "vi")
    texts = view.statements[-1:] if "studio" in rooms_of(view.seat) else ()
    return [f"/d/{drill.id}/studio/{text.statement}/" for text in texts]


# The long form sees every room from every kind of seat; the short one desk and case, and the others from whoever is first.
SEEN_BY_EACH = amount(("/desk/", "/case/"), ("/",))


def visits(drill: LiveDrill, seats: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Each seat with the rooms, the case and the text that are looked at from it."""
    met: set[str] = set()
    for seat in seats:
        here = [*places(drill, seat), *studios(drill, seat)]
        yield seat, [place for place in here if place not in met or any(own in place for own in SEEN_BY_EACH)]
        met.update(here)
