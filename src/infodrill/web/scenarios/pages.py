"""For staff: the scenarios that there are, one of them with its versions and findings, sending one in and taking one away."""

# Charter: web scenarios pages
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.admin.views.decorators import staff_member_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from infodrill.conduct.refusal import refused as all_told
from infodrill.kernel.container import zipped
from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_, tr
from infodrill.scenario.borrowed import TOLD, borrowed
from infodrill.scenario.faults import ScenarioErrors, ScenarioProblem, from_fault
from infodrill.scenario.schema import Scenario
from infodrill.web.refusals import refused
from infodrill.web.scenarios.cards import card
from infodrill.web.scenarios.sound import report
from infodrill.web.scenarios.sources import (
    OWN,
    ScenarioSource,
    last_versions,
    loaded_from,
    offers,
    source_of,
    versions,
)
from infodrill.web.scenarios.versions import MOST_BYTES, is_kept, put_away, received, take_in

MAY_ADD = "web.add_scenarioversion"
MOST_WORKBOOK = 350_000  # bytes of one that goes along in a form while somebody says what its columns hold


class NotAllowed(DrillError):
    """An account that may look at scenarios and play them, and not add any."""

    code = "H210"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFinding:
    """What is wrong, in the reader's language; `grave` refuses the scenario. `place` = file, line and field, "" = all of it."""

    grave: bool
    place: str
    message: str
    remedy: str
    code: str
    params: Mapping[str, object]


class CheckFindings(tuple[CheckFinding, ...]):
    """All that was found: `errors` have to be mended, `warnings` need not."""

    @property
    def errors(self) -> tuple[CheckFinding, ...]:
        return tuple(finding for finding in self if finding.grave)

    @property
    def warnings(self) -> tuple[CheckFinding, ...]:
        return tuple(finding for finding in self if not finding.grave)


@staff_member_required
@require_http_methods(["GET", "POST"])
def shelf(request: HttpRequest) -> HttpResponse:
    """All that can be played; a .zip that is sent is checked, and kept as the next version of its name when it is sound."""
    findings = CheckFindings()
    if request.method == "POST":
        if not request.user.has_perm(MAY_ADD):
            return refused(request, not_allowed(), 403)
        sent = request.FILES.get("packed")
        try:
            loaded = received(sent.read(MOST_BYTES + 1) if sent else b"")
            again = is_kept(loaded)
            version = take_in(loaded)
        except ScenarioErrors as wrong:
            findings = of_problems(all_told(wrong), request.lang)
        else:
            source = ScenarioSource(origin=OWN, name=version.name, number=version.number)
            return HttpResponseRedirect(address(source) + ("&again=1" if again else ""))
    told = {
        "offers": offers(), "findings": findings, "may_add": request.user.has_perm(MAY_ADD),
        "most": MOST_BYTES // 1_000_000,
    }  # fmt: skip
    return render(request, "infodrill/scenarios/shelf.html", told, status=422 if findings else 200)


@staff_member_required
@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """One scenario: what it is, what a check finds in it, its versions."""
    source = asked_for(request)
    shown: Scenario | None = None
    rated, begun = False, ""
    findings: tuple[CheckFinding, ...]
    try:
        loaded = loaded_from(source)
    except ScenarioErrors as wrong:
        findings = of_problems(all_told(wrong), request.lang)
    else:
        found = report(loaded)
        shown, rated = loaded.scenario, found.rated
        findings = of_problems(found.problems, request.lang)
        begun = tr(request.lang, TOLD, **left.told) if (left := borrowed(loaded)).any else ""
    told = {
        "source": source, "rated": rated,
        "again": "again" in request.GET, "versions": versions(source), "may_add": request.user.has_perm(MAY_ADD),
        "card": card(shown) if shown else None, "synopsis": shown.drill.synopsis if shown else None,
        "real": bool(shown and shown.places.real), "begun": begun,
        "errors": findings.errors,
        "warnings": findings.warnings,
        "most_workbook": MOST_WORKBOOK // 1_000,
        "offered": source.name in {version.name for version in last_versions()},
    }  # fmt: skip
    return render(request, "infodrill/scenarios/one.html", told)


@staff_member_required
@require_GET
def file(request: HttpRequest) -> HttpResponse:
    """The scenario's folder as .zip. What names real places stays on this machine."""
    source = asked_for(request)
    try:
        loaded = loaded_from(source)
    except ScenarioErrors as wrong:
        return refused(request, wrong, 422)
    if loaded.scenario.places.real:
        raise Http404
    answer = HttpResponse(zipped(loaded.files), content_type="application/zip")
    number = f"-{source.number}" if source.number else ""
    answer["Content-Disposition"] = f'attachment; filename="{loaded.scenario.drill.id}{number}.zip"'
    return answer


@staff_member_required
@require_POST
def offer(request: HttpRequest) -> HttpResponse:
    """No longer offer an own scenario, or offer it again. Its versions stay, and so do the drills that were played with them."""
    if not request.user.has_perm(MAY_ADD):
        return refused(request, not_allowed(), 403)
    source = asked_for(request)
    if source.origin != OWN:
        raise Http404
    away = request.POST.get("away") == "1"
    put_away(source.name, away=away)
    return HttpResponseRedirect("/scenarios/" if away else address(source))


def asked_for(request: HttpRequest) -> ScenarioSource:
    """What a page or a form names. Raises Http404."""
    source = source_of(request.POST.get("of") or request.GET.get("of", ""))
    if source is None:
        raise Http404
    return source


def address(source: ScenarioSource) -> str:
    """Where a scenario's page is."""
    return f"/scenarios/one?{urlencode({'of': source.key})}"


def of_faults(faults: Iterable[DrillError], lang: str) -> CheckFindings:
    """What was refused, in words."""
    return of_problems(map(from_fault, faults), lang)


def of_problems(problems: Iterable[ScenarioProblem], lang: str) -> CheckFindings:
    """What a check found, in words."""
    return CheckFindings(
        CheckFinding(
            grave=problem.severity == "error",
            place=str(problem.place),
            message=tr(lang, problem.message, **problem.params),
            remedy=tr(lang, problem.remedy, **problem.params),
            code=problem.code,
            params=problem.params,
        )
        for problem in problems
    )


def not_allowed() -> NotAllowed:
    """Said to who may only look and play."""
    return NotAllowed(
        N_("This account may look at scenarios and play them, but not add, try out or put away any."),
        remedy=N_("Ask whoever manages the accounts to give it “add scenario version”."),
    )
