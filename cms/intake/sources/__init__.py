"""Documents and pasted texts become reports: one module a format."""
