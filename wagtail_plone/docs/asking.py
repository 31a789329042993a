"""A request as the documentation writes it, and the same in the languages of those who read it."""

import json
import shlex
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

LANGUAGES = {"curl": "curl", "typescript": "TypeScript", "python": "Python", "kotlin": "Kotlin"}


@dataclass(frozen=True)
class Asking:
    """One request: `address` is its path and query below the site's root, `body` what is sent as JSON.

    `name` finds its recorded answer.
    """

    name: str
    method: str
    address: str
    headers: tuple[tuple[str, str], ...] = ()
    body: Any = None

    @property
    def line(self) -> str:
        """The request in one line, by which it is told whether a recorded answer is still this one's."""
        sent = "" if self.body is None else f" {json.dumps(self.body, ensure_ascii=False)}"
        return f"{self.method} {self.address}{sent}"

    @property
    def can_be_tried(self) -> bool:
        """True for what only reads, as everybody may."""
        return self.method == "GET" and not any(name == "Authorization" for name, _value in self.headers)


def parse(name: str, text: str) -> Asking:
    """A request written as in HTTP: a line with method and address, then headers, an empty line, a body."""
    head, _, body = text.strip().partition("\n\n")
    first, *lines = head.splitlines()
    method, _, address = first.partition(" ")
    headers = tuple((key.strip(), value.strip()) for key, _, value in (line.partition(":") for line in lines))
    return Asking(name, method, address.strip(), headers, json.loads(body) if body else None)


def samples(asking: Asking, root: str) -> list[tuple[str, str]]:
    """The request in every language of `LANGUAGES`, as pairs of language and code."""
    url = f"{root}{asking.address}"
    return [
        ("curl", _curl(asking, url)),
        ("typescript", _typescript(asking, url)),
        ("python", _python(asking, url)),
        ("kotlin", _kotlin(asking, url)),
    ]


def _headers(asking: Asking) -> list[tuple[str, str]]:
    told = [] if asking.body is None else [("Content-Type", "application/json")]
    return [*asking.headers, *told]


def _curl(asking: Asking, url: str) -> str:
    # `-g`: brackets and braces of an address are no patterns.
    method = "" if asking.method == "GET" else f"-X {asking.method} "
    lines = [f"curl {method}{shlex.quote(url)}"]
    lines += [f"-H {shlex.quote(f'{name}: {value}')}" for name, value in _headers(asking)]
    if asking.body is not None:
        lines.append(f"-d {shlex.quote(json.dumps(asking.body, ensure_ascii=False))}")
    return " \\\n  ".join(lines)


def _typescript(asking: Asking, url: str) -> str:
    options = [f"method: {_text(asking.method)}"] if asking.method != "GET" else []
    if headers := _headers(asking):
        pairs = ", ".join(f"{_text(name)}: {_text(value)}" for name, value in headers)
        options.append(f"headers: {{ {pairs} }}")
    if asking.body is not None:
        options.append(f"body: JSON.stringify({json.dumps(asking.body, ensure_ascii=False, indent=2)})")
    inner = ",\n  ".join(options)
    asked = _text(url) + (f", {{\n  {inner},\n}}" if options else "")
    return (
        f"const response = await fetch({asked});\n"
        "if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);\n"
        "const answer = await response.json();"
    )


def _python(asking: Asking, url: str) -> str:
    parts = urlsplit(url)
    address = parts._replace(query="").geturl()
    query: dict[str, Any] = {}
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        query[name] = value if name not in query else [*_listed(query[name]), value]
    given = [_python_text(address)]
    if query:
        given.append(f"params={_python_value(query)}")
    if asking.headers:
        given.append(f"headers={_python_value(dict(asking.headers))}")
    if asking.body is not None:
        given.append(f"json={_python_value(asking.body)}")
    given.append("timeout=30")
    inner = ",\n    ".join(given)
    return (
        "import requests\n\n"
        f"response = requests.{asking.method.lower()}(\n    {inner},\n)\n"
        "response.raise_for_status()\n"
        "answer = response.json()"
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _python_value(value: Any) -> str:
    """A value of JSON as Python writes it, with double quotes as everywhere."""
    if isinstance(value, dict):
        pairs = ", ".join(f"{_python_text(name)}: {_python_value(inner)}" for name, inner in value.items())
        return f"{{{pairs}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_python_value, value))}]"
    return _python_text(value) if isinstance(value, str) else repr(value)


def _kotlin(asking: Asking, url: str) -> str:
    lines = [f".url({_kotlin_text(url)})"]
    lines += [f".header({_kotlin_text(name)}, {_kotlin_text(value)})" for name, value in asking.headers]
    if asking.method == "POST":
        body = "" if asking.body is None else json.dumps(asking.body, ensure_ascii=False)
        lines.append(f'.post({_kotlin_text(body)}.toRequestBody("application/json".toMediaType()))')
    inner = "\n    ".join(lines)
    return (
        f"val request = Request.Builder()\n    {inner}\n    .build()\n"
        "val answer = client.newCall(request).execute().use { response ->\n"
        '    check(response.isSuccessful) { "${response.code}: ${response.body.string()}" }\n'
        "    Json.parseToJsonElement(response.body.string()).jsonObject\n"
        "}"
    )


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


_python_text = _text


def _kotlin_text(value: str) -> str:
    # In Kotlin a dollar in a text begins a template.
    return _text(value).replace("$", "\\$")
