"""What people answer, by what they answer: patterns by relation and matter, in Vietnamese and English."""

# Charter: media words
