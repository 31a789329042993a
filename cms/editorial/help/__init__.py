"""Help where the work is: short pages in three languages with pictures of this admin, and the way to them.

`topics` is the table of what there is and which screens it belongs to, `texts` reads the pages, Markdown in
`pages/<language>/<slug>.md`, and `link` puts the way to the right one into the header of every screen.
"""
