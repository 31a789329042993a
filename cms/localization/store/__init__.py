"""The store of translations: all that knows how wagtail-localize keeps them.

The rest of the site speaks of translations, sources, segments and texts, and asks here:

- `translations`: what is translated into which language; `sources`: what it is translated from, as it was
  taken last; `segments`: the strings of a source with what was made of them.
- `texts`: the one way a text is written, and with it `earlier`, what it said before, and `progress`, the
  counts.
- `public_texts`: the texts readers see; `writing`: an object made of texts; `written`: the texts of an
  object.
- `overrides`: what a language chose in place of the source's pictures and links; `log`: when texts were
  written to an object, and what was wrong with it.
- `known_texts`: all texts anybody vouches for, as a memory; `recording`: translations made elsewhere.
- `fields`, `places`, `form_places`: which fields are translated, and where in model and form a segment
  stands.
- `machines`: machine translators; `addresses`: the views of wagtail-localize and what answers in their
  place.
- `relied_on`: each private name and each address this relies on, held by a check and a test.

Two records cross the border. Of a `Translation` others may use `pk`, `uuid`, `source`, `target_locale`,
`enabled`, `created_at` and `progress`, also in queries; of its `Source` `pk`, `object_id` (the translation
key of what is translated), `locale`, `object_repr`, `specific_content_type`, `translations` and
`get_source_instance`.

A segment is known by its place (`context_id`) and its string (`string_id`). Stored texts are inline HTML.
"""
