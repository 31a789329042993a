"""Archives: the stories of an old site move into a branch, with pictures, dates, view counts and addresses.

    a file or folder → `contents` → `formats` → ArchivedStory → `planning` → `importing` → pages

`formats` read what old sites hand out, each in a module; `planning` says what an import would make and what
is wrong with which row, and stores nothing; `importing` makes one story after the other, each in a
transaction of its own, and may be stopped and begun again at any moment: `ImportedStory` remembers what
became of which story. A command (`import_archive`) and a form of the admin do the same.

Nothing is fetched from anywhere: pictures come from the archive itself.
"""
