"""Addresses that pages have left: kept when a page moves, followed when somebody asks there.

Wagtail would write a row for every page below the one that moved, in the editor's request, and fails where
those are many (SQLite refuses conditions of more than a thousand parts). Here one row is written, and what
stood below is found from it (`wagtail_plone.documents.moved`). A page that stands at the old address by now
answers itself: redirects are asked for where there is nothing.
"""
