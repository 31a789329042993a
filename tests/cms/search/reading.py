"""The search page as its reader finds it."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bs4 import BeautifulSoup


@dataclass
class Found:
    """What the page shows: addresses of results in order, and everything else by how it is written."""

    soup: BeautifulSoup
    paths: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    facets: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All words of the main part."""
        return " ".join(self.soup.main.get_text(" ").split())

    def link(self, text: str) -> str:
        """The address of the first link with some words in it."""
        return next(link["href"] for link in self.soup.main.find_all("a") if text in link.get_text(" "))


def found(client, words: str, language: str = "en", **filters) -> Found:
    """The page of a search, which must have come."""
    response = client.get(f"/{language}/search/", {"q": words, **filters})
    assert response.status_code == 200, response.content
    page = Found(BeautifulSoup(response.content, "html.parser"))
    for result in page.soup.select(".found__page"):
        page.paths.append(urlsplit(result.select_one(".found__title a")["href"]).path.rstrip("/"))
        page.marks += [mark.get_text() for mark in result.select("mark")]
        for place in result.select(".found__places a"):
            page.places[" ".join(place.get_text().split())] = place["href"]
    for group in page.soup.select(".facets__group"):
        counts = {}
        for link in group.select("li a"):
            count = link.select_one(".facets__count").extract().get_text()
            for beside in link.select("[aria-hidden], .visually-hidden"):
                beside.extract()
            counts[link.get_text().strip()] = count
        page.facets[group.h2.get_text()] = counts
    return page
