"""Review: measures, counterfactual twins and the after-action report, all read from the log."""

# Charter: review
from infodrill.review.assess import Assessment, assess
from infodrill.review.record import Record, load_record

__all__ = ["Assessment", "Record", "assess", "load_record"]
