"""What leaves the range as a file, in the formats of the field: ClaimReview, CAP, iCalendar, MSEL workbooks.

Takes small frozen records (`records`), which `conduct.artefacts` fills; knows nothing of cases or of a running drill.
Everything written here carries the exercise mark outside the text, and every address ends in `.invalid`.
"""

# Charter: exchange
