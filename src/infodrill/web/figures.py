"""The figures that `/metrics` gives to Prometheus."""

# No charter: serves and draws; whatever is read or done goes through the doors that are ground
from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

PAGES = Histogram(
    "infodrill_page_seconds",
    "Time to answer a page.",
    ("route", "method", "status"),
    buckets=(0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5),
)
COMMANDS = Counter(
    "infodrill_commands_total", "Commands given, by verb and how they ended.", ("verb", "ended")
)
EVENTS = Counter("infodrill_events_total", "Events folded by this process.")
REFOLDS = Counter("infodrill_refolds_total", "Drills folded afresh: after an erasure, a restore or a fault.")
FALLS = Counter("infodrill_thread_falls_total", "Falls of threads that were started again.", ("thread",))
TROUBLED = Gauge("infodrill_threads_troubled", "Threads that are down, or fell within a minute.")
STREAMS = Gauge("infodrill_streams", "Browsers connected to this process.")
SENT = Counter("infodrill_stream_messages_total", "Messages and heartbeats sent to browsers.")
FAULTS = Counter(
    "infodrill_faults_total", "Faults of the machine or the database that this process met.", ("code",)
)
WRONG_CODES = Counter("infodrill_wrong_codes_total", "Seat codes that were refused.")
TURNED_AWAY = Counter(
    "infodrill_turned_away_total",
    "Connections that were ended: the status told, or what they took too long for or made room for.",
    ("why",),
)
