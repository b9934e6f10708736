"""The situational picture inside the range, from posts without authors: a thin lexical desk."""

# Charter: watch
from infodrill.watch.desk import Desk, Group, Likeness, WatchError

__all__ = ["Desk", "Group", "Likeness", "WatchError"]
