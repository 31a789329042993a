"""Pages as Markdown, for agents that read for people (`Accept: text/markdown`, or `index.md` below a page).

Made of the very HTML readers get, so it says the same, to the same people, under the same rules of caches;
what a page says has one home, its template.
"""
