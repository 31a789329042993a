"""Feeds of news for feed readers, mail services and other sites: all of a language, of a branch, of a topic.

Below the address of the list of news and of each branch: `feed.rss` (RSS 2.0), `feed.atom` (Atom 1.0,
RFC 4287) and `feed.json` (JSON Feed 1.1), narrowed by the list's own parameters, in pages (RFC 5005).
"""
