"""Every address of the application. A room's module in `rooms` exports its own `urlpatterns`, rooted at /d/<drill>/<room>/."""

# Charter: web urls
from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from infodrill.web import choosing, doing, evidence, health, rooms, tongue
from infodrill.web.accounts import places
from infodrill.web.api import staff
from infodrill.web.joining import alone, branching, cards, door, folds, openings, papers
from infodrill.web.scenarios import pages as scenarios
from infodrill.web.scenarios import tryoutpages, workbooks
from infodrill.web.streams import tickets


def room_patterns() -> Iterator[URLPattern | URLResolver]:
    """The patterns of every room, in order of the modules' names."""
    for iter_module in iter_modules(rooms.__path__):
        module = import_module(f"{rooms.__name__}.{iter_module.name}")
        yield from getattr(module, "urlpatterns", ())


drill_patterns = [
    path("", door.home, name="home"),
    path("do/<slug:verb>", doing.do, name="do"),
    path("choose", choosing.choose, name="choose"),
    path("files/<str:digest>", evidence.file, name="file"),
    path("ticket", tickets.ticket, name="ticket"),
    path("leave", door.leave, name="leave"),
    path("cards", cards.cards, name="cards"),
    path("papers", papers.papers, name="papers"),
    path("papers/<str:name>", papers.paper, name="paper"),
]
handler404 = "infodrill.web.refusals.not_there"
handler500 = "infodrill.web.refusals.broken"
urlpatterns = [
    path("", door.front, name="front"),
    path("join", door.join, name="join"),
    path("join/<str:code>", door.by_link, name="join-link"),
    path("replay/<str:ticket>", door.by_replay, name="replay-link"),
    path("alone", alone.alone, name="alone"),
    path("language", tongue.switch, name="language"),
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("metrics", health.metrics, name="metrics"),
    path("drills/", openings.drills, name="drills"),
    path("drills/new", openings.new, name="new-drill"),
    path("drills/<slug:drill>/cards", cards.for_staff, name="staff-cards"),
    path("drills/<slug:drill>/papers", papers.papers_for_staff, name="staff-papers"),
    path("drills/<slug:drill>/papers/<str:name>", papers.papers_for_staff, name="staff-paper"),
    path("drills/<slug:drill>/branch", branching.branch, name="branch"),
    path("drills/<slug:drill>/fold", folds.fold, name="fold"),
    path("drills/<slug:drill>/again", openings.try_again, name="try-again"),
    path("drills/<slug:drill>/aside", openings.set_aside, name="set-aside"),
    path("drills/<slug:drill>/sit/<str:seat>", openings.sit_down, name="sit-down"),
    path("scenarios/", scenarios.shelf, name="scenarios"),
    path("scenarios/one", scenarios.show, name="scenario"),
    path("scenarios/file", scenarios.file, name="scenario-file"),
    path("scenarios/papers", papers.papers_of_scenario, name="scenario-papers"),
    path("scenarios/papers/<str:name>", papers.papers_of_scenario, name="scenario-paper"),
    path("scenarios/away", scenarios.offer, name="scenario-away"),
    path("scenarios/workbook", workbooks.workbook, name="scenario-workbook"),
    path("scenarios/tryout", tryoutpages.tryout, name="scenario-tryout"),
    path("enter/<str:token>", openings.first_entry, name="first-entry"),
    path("drills/<slug:drill>/tokens", staff.tokens_page, name="tokens"),
    path("drills/<slug:drill>/tokens/<int:number>/revoke", staff.revoke_page, name="revoke-token"),
    path("api/v1/", include("infodrill.web.api.urls")),
    path("d/<slug:drill>/", include(drill_patterns)),
    *room_patterns(),
    *places.urlpatterns,
    path("admin/", admin.site.urls),
]
