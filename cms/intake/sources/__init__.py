"""Documents and pasted texts become reports: one module a format, one door in front of them.

    bytes, a clipboard → `opening` → docx, odt, html → a tree → `flow` ┐
                                  └→ plain, pdf ───────────────────────┴→ Report

`opening` tells a format by its content. What is too large, locked, damaged or no report at all is refused
with an `UnreadableReport` that says what to do. No module here runs, fetches or unpacks anything that a
document asks for: markup ends in this package, and a `Report` is plain text with marks.
"""
