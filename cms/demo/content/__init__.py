"""The demo content: plain data in three languages, free of database code.

Every translatable value is a `Text`, a dict `{"en": …, "ru": …, "kk": …}`; `shapes.said(value, language)`
picks one language out of any value, however deep. `shapes` has the dataclasses:

- `Section` (home page, index pages, plain page): `site.HOME`, `site.SECTIONS` (branches, news, events,
  trainers), `site.ABOUT`;
- `Topic`: `topics.TOPICS`; pages name topics by slug;
- `Branch`: `branches.BRANCHES`;
- `Trainer`, `Forum`, `Contest`, `FeedbackSheet`, `News`, all of them a `Page`: the model story in `taraz`
  (`TRAINERS`, `FORUM`, `CONTEST`, `FEEDBACK_SHEET`, `NEWS_ITEM`), the sample content in `samples`
  (`TRAINERS`, `FORUMS`, `CONTESTS`, `FEEDBACK_SHEETS`, `NEWS`).

A page is named by its path, `branch/slug` or `branch/forum/slug`: so in `Page.parent` (a branch's slug or
a forum's path), `News.about`, `related`, and wherever a `Session` or a jury names a trainer (a `str`; a
person without a profile is a `Guest`). `related` may point at pages loaded later.

Bodies are StreamField blocks in raw form, `{"type": "heading", "value": {…}}`, with `Text` where words are;
paragraphs, biographies, summaries and descriptions of rounds are HTML, all other texts are plain.
Events carry dates, and hours of their branch's time zone where `opens` is given. A `Picture` is drawn by
`cms.demo.pictures` (`palette` is an index into its palettes, `seed` decides the composition); the same scene,
palette, seed and format is the same picture.
"""
