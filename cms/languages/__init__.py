"""Languages as they are written: alphabets, romanisation, word forms, dates and numbers."""
