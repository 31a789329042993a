"""What of schema.org's vocabulary (version 29) the site uses: types, their properties, what these may hold.

A value is text, an address, a day, a moment, a number, a member of an enumeration, or a thing of one of
the types named. A property that is not here, or a value of another kind, is refused.
"""

import re
from datetime import date, datetime

LANGUAGE = re.compile(r"kk|ru|en")
ENUMERATIONS = {
    "EventStatusType": {"EventScheduled", "EventRescheduled", "EventPostponed", "EventCancelled"},
    "EventAttendanceModeEnumeration": {
        "OfflineEventAttendanceMode",
        "OnlineEventAttendanceMode",
        "MixedEventAttendanceMode",
    },
}
# A type's own properties, and the type it inherits from.
TYPES = {
    "Thing": (
        None,
        {
            "@id": "URL",
            "name": "Text",
            "description": "Text",
            "url": "URL",
            "potentialAction": "Action",
        },
    ),
    "Intangible": ("Thing", {}),
    "EntryPoint": ("Intangible", {"urlTemplate": "Text"}),
    # `query-input` is how an action says what it has to be told (schema.org/docs/actions.html).
    "Action": ("Thing", {"target": "EntryPoint"}),
    "SearchAction": ("Action", {"query-input": "Text"}),
    "ItemList": ("Intangible", {"itemListElement": "ListItem"}),
    "BreadcrumbList": ("ItemList", {}),
    "ListItem": ("Intangible", {"position": "Number", "item": "URL"}),
    "PostalAddress": (
        "Intangible",
        {
            "streetAddress": "Text",
            "addressLocality": "Text",
            "addressRegion": "Text",
            "addressCountry": "Text",
        },
    ),
    "GeoCoordinates": ("Intangible", {"latitude": "Number", "longitude": "Number"}),
    "VirtualLocation": ("Intangible", {}),
    "Place": ("Thing", {"address": "PostalAddress"}),
    "CreativeWork": (
        "Thing",
        {
            "inLanguage": "Language",
            "publisher": "Organization",
            "author": "Organization Person",
            "about": "Thing",
            "datePublished": "Date DateTime",
            "dateModified": "Date DateTime",
            "headline": "Text",
            "image": "ImageObject",
            "mainEntityOfPage": "URL",
            "creditText": "Text",
        },
    ),
    "NewsArticle": ("CreativeWork", {}),
    "WebSite": ("CreativeWork", {}),
    "WebPage": ("CreativeWork", {"primaryImageOfPage": "ImageObject"}),
    "CollectionPage": ("WebPage", {}),
    "ImageObject": ("CreativeWork", {"caption": "Text", "contentUrl": "URL"}),
    "Event": (
        "Thing",
        {
            "startDate": "Date DateTime",
            "endDate": "Date DateTime",
            "previousStartDate": "Date DateTime",
            "eventStatus": "EventStatusType",
            "eventAttendanceMode": "EventAttendanceModeEnumeration",
            "location": "Place VirtualLocation",
            "organizer": "Organization",
            "performer": "Person",
            "contributor": "Person",
            "inLanguage": "Language",
            "image": "ImageObject",
            "subEvent": "Event",
            "superEvent": "Event",
        },
    ),
    "EducationEvent": ("Event", {}),
    "Person": (
        "Thing",
        {
            "givenName": "Text",
            "additionalName": "Text",
            "familyName": "Text",
            "jobTitle": "Text",
            "image": "ImageObject",
            "telephone": "Text",
            "email": "Text",
            "worksFor": "Organization",
        },
    ),
    "Organization": (
        "Thing",
        {
            "logo": "URL",
            "address": "PostalAddress",
            "telephone": "Text",
            "email": "Text",
            "image": "ImageObject",
            "parentOrganization": "Organization",
        },
    ),
    # A CivicStructure too, whence its place on the map.
    "EducationalOrganization": ("Organization", {"geo": "GeoCoordinates"}),
}


def lineage(name: str) -> list[str]:
    """A type and all that it inherits from."""
    parent = TYPES[name][0]
    return [name, *(lineage(parent) if parent else [])]


def check(node: dict, where: str = "") -> None:
    """Refuse a thing whose type, properties or values the vocabulary does not have."""
    name = node["@type"]
    assert name in TYPES, f"{where}: no type {name}"
    properties = {key: kind for of in lineage(name) for key, kind in TYPES[of][1].items()}
    for key, value in node.items():
        if key == "@type":
            continue
        assert key in properties, f"{where}: {name} has no property {key}"
        for one in value if isinstance(value, list) else [value]:
            kinds = properties[key].split()
            assert any(_is_a(kind, one) for kind in kinds), f"{where}: {name}.{key} is no {kinds}: {one}"
            if isinstance(one, dict):
                check(one, f"{where}/{key}")


def _is_a(kind: str, value) -> bool:
    if kind in TYPES:
        return isinstance(value, dict) and kind in lineage(value["@type"])
    if kind == "Number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    if not isinstance(value, str) or not value.strip():
        return False
    if kind in ENUMERATIONS:
        return value.removeprefix("https://schema.org/") in ENUMERATIONS[kind] and value.startswith("https:")
    checks = {
        "Text": lambda: True,
        "URL": lambda: value.startswith(("http://", "https://")) and " " not in value,
        "Language": lambda: bool(LANGUAGE.fullmatch(value)),
        "Date": lambda: _reads(date.fromisoformat, value) is not None,
        "DateTime": lambda: len(value) > 10 and _reads(datetime.fromisoformat, value).utcoffset() is not None,
    }
    return checks[kind]()


def _reads(read, value: str):
    try:
        return read(value)
    except ValueError:
        return None
