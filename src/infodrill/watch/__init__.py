"""The situational picture inside the range, from posts without authors: a thin lexical desk."""

# Charter: watch
from infodrill.watch.desk import Group, GroupLikeness, WatchDesk, WatchError

__all__ = ["Group", "GroupLikeness", "WatchDesk", "WatchError"]
