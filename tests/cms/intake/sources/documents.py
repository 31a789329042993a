"""Documents made by hand for tests: the least that Word, LibreOffice and a PDF reader accept."""

import io
import zipfile
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMES = (
    f'xmlns:w="{WORD}" xmlns:r="{RELATIONS}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_STYLES = """
<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/></w:style>
<w:style w:styleId="My"><w:name w:val="Мой заголовок"/><w:basedOn w:val="2"/></w:style>
<w:style w:styleId="Q"><w:name w:val="Quote"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
"""
_NUMBERING = """
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl>
</w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>
"""

# A picture of one pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f00"
    "05fe02fe0def46b80000000049454e44ae426082"
)


def packed(parts: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of parts."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return output.getvalue()


def paragraph(text: str, style: str = "", properties: str = "") -> str:
    """A paragraph of Word with one run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    words = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{words}</w:p>"


def item(text: str, depth: int = 0) -> str:
    """A paragraph of Word in a list: bullets at depth 0, numbers at depth 1."""
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="5"/></w:numPr>')


def docx(body: str, related: dict[str, tuple[str, str]] | None = None, **more: str | bytes) -> bytes:
    """A Word document with this body.

    `related` are its relations by identifier, (kind, target); `more` are further parts by the name of their
    file in word/, with "__" for a full stop (`footnotes__xml`), related by the file's own name.
    """
    parts: dict[str, str | bytes] = {
        "styles.xml": f"<w:styles {_NAMES}>{_STYLES}</w:styles>",
        "numbering.xml": f"<w:numbering {_NAMES}>{_NUMBERING}</w:numbering>",
        **{name.replace("__", "."): content for name, content in more.items()},
    }
    relations = {
        f"own{number}": (name.partition(".")[0].rstrip("0123456789"), name)
        for number, name in enumerate(parts)
    }
    rows = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{escape(target, {chr(34): "&quot;"})}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for key, (kind, target) in {**relations, **(related or {})}.items()
    )
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{rows}</Relationships>',
            **{
                f"word/{name}": content.replace("<w:root>", f"<w:root {_NAMES}>")
                if isinstance(content, str)
                else content
                for name, content in parts.items()
            },
        }
    )


_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in (
        *(
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("draw", "drawing"),
            ("style", "style"),
        ),
        *(("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")),
    )
)
_ODF_STYLES = """
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/>
<text:list-level-style-number text:level="2"/></text:list-style>
"""


def odt(body: str, styles: str = "", manifest: str = "", **parts: bytes) -> bytes:
    """An OpenDocument text with this body; `styles` are its page styles, `parts` pictures by name."""
    links = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
            "content.xml": f"<office:document-content {_ODF} {links}><office:automatic-styles>{_ODF_STYLES}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {_ODF}>{styles}</office:document-styles>",
            **{f"Pictures/{name}.png": content for name, content in parts.items()},
        }
    )


def pdf(
    *pages: list[tuple[float, float, float, str]], trailer: str = "", picture: bytes = b"", drawing: str = ""
) -> bytes:
    """A PDF of pages with lines (left, height, size, Latin text); `picture` (a JPEG), `drawing` on each."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    objects: list[bytes] = [b"", b"", font]
    resources = "/Font<</F 3 0 R>>"
    if picture:
        head = "<</Type/XObject/Subtype/Image/Width 200/Height 150/ColorSpace/DeviceRGB/BitsPerComponent 8"
        head += f"/Filter/DCTDecode/Length {len(picture)}>>stream\n"
        objects.append(head.encode() + picture + b"\nendstream")
        resources += "/XObject<</I 4 0 R>>"
    kids = []
    for lines in pages:
        drawn = "".join(
            f"BT /F {size} Tf {left} {height} Td <{text.encode('cp1252').hex()}> Tj ET\n"
            for left, height, size, text in lines
        )
        drawn += drawing
        drawn += "q 200 0 0 150 50 300 cm /I Do Q" if picture else ""
        stream = drawn.encode("cp1252")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Contents {len(objects)} 0 R"
            f"/Resources<<{resources}>>>>".encode()
        )
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>".encode()
    output = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(output))
        output += b"%d 0 obj" % number + content + b"endobj\n"
    start = len(output)
    output += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    output += b"".join(b"%010d 00000 n \n" % place for place in places)
    output += f"trailer<</Root 1 0 R/Size {len(objects) + 1}{trailer}>>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(output)
