"""Coming in: seat codes, the door, the roll, and the cards that control prints."""

# Charter: web joining
