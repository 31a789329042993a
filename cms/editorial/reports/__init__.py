"""Reports of the editors: events by branch and year, links that lead nowhere, who published what."""
