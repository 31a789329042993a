"""Calendars of events for programs that keep people's dates (iCalendar, RFC 5545 with RFC 7986).

Below a language: `calendar.ics` with all its events, narrowed by the list's own parameters (`branch`,
`kind`, `topic`); `calendar/<key>.ics` of one branch or of one event, and `calendar/<key>/programme.ics` with
a forum's sessions. The key is that of the branch or event in all languages, so an address lasts when pages
move.

An event is one event in every language, with one UID. What was cancelled stays, as cancelled; what was taken
offline or deleted is no longer there, and leaves subscribed calendars when they ask the next time.
"""
