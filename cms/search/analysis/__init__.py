"""Words as searched for: what makes `мектептердің`, `учителями` and `teachers` found by their base forms.

`terms` is the way in: words of a text with their stems, and the stems of a word that somebody searches for.
`names` and `nearness` are for titles and names alone: other spellings, typing errors.
"""
