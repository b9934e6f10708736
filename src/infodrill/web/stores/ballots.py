"""The sheets of an open survey in the database (conduct.ballots.BallotBox)."""

# Charter: web stores ballots
from __future__ import annotations

import hmac
import json

from django.conf import settings

from infodrill.conduct.ballots import Sheet
from infodrill.web.models import SurveySheet


class DatabaseBallotBox:
    """Keeps one drill's sheets. Changes belong inside `growing(drill)`."""

    def __init__(self, drill: str) -> None:
        self._drill = drill

    def put(self, voter: str, sheet: Sheet) -> bool:
        """Keep a voter's sheet; their first one stands. False where one stood."""
        key = hmac.digest(
            settings.SECRET_KEY.encode(), f"survey|{self._drill}|{voter}".encode(), "sha256"
        ).hex()
        held = {"drill_id": self._drill, "sheet": json.dumps(sheet)}
        return bool(SurveySheet.objects.get_or_create(voter=key, defaults=held)[1])

    def sheets(self) -> tuple[Sheet, ...]:
        found = SurveySheet.objects.filter(drill=self._drill).values_list("sheet", flat=True)
        return tuple(sorted(tuple(json.loads(sheet)) for sheet in found))

    def count(self) -> int:
        """How many there are."""
        return int(SurveySheet.objects.filter(drill=self._drill).count())

    def empty(self) -> None:
        SurveySheet.objects.filter(drill=self._drill).delete()
