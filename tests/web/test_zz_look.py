from pathlib import Path
from infodrill.review.asking import WhatIf
from infodrill.web.outcome import answering, questions
from .browsing import behind_a_server, opened, running_browser, PHONE, DESK
from .test_debrief import ended


def test_look(base, tmp_path, monkeypatch):
    monkeypatch.setattr(questions, "REPLICAS", 4)
    drill = ended()
    from infodrill.web.rooms import asking as room

    case = next(
        b.value.split(":")[1]
        for c in room._choices(drill, drill.view("direction", "vi"))
        for b in c.buttons
        if b.value.startswith("silence")
    )
    for q in (WhatIf("shift", "", -15), WhatIf("silence", case), WhatIf("none"), WhatIf("best")):
        questions.want(drill, q)
        if q.kind != "best":
            answering.make(questions.take("m1"), "m1", tmp_path)
    questions.take("m1")
    with running_browser() as browser, behind_a_server() as address:
        for name, size, theme, lang in (
            ("desk", DESK, "light", "vi"),
            ("phone", PHONE, "dark", "vi"),
            ("en", DESK, "light", "en"),
        ):
            p = opened(browser, (drill, address), "direction", size, lang, theme)
            p.goto(f"{address}/d/{drill.id}/report/")
            el = p.locator("[data-part=asked]")
            p.wait_for_timeout(800)
            p.evaluate("document.querySelector('[data-part=asked] details').open = true")
            p.locator("[data-part=asked]").screenshot(path=f"/tmp/g/{name}.png")
            print(p.evaluate("[document.documentElement.scrollWidth, innerWidth]"))
