"""A report becomes pages: what a branch has written down is read by rules, looked over, and published.

    a file, a paste → `sources` → Report → `reading` → Reading → `facts` → Understood → `review` → pages

`sources` turn documents into one text with blocks; `reading` cuts that text into sentences and words; each
module of `facts` finds one kind of thing in it; `understanding` puts them together, event by event. None of
these know Django's database: what the site knows (branches, trainers, organisations) is handed in.
Nothing leaves the machine, and nothing is created before somebody has looked it over.
"""
