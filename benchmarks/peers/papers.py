"""The same papers with WeasyPrint: ``python papers.py DOCUMENTS FOLDER``.

``DOCUMENTS`` holds, line by line, what Typst gets. The pages look alike, they are tagged as
PDF/UA-1 as ours are, and the bubbles stand where ours stand.
"""

from __future__ import annotations

import importlib
import json
import sys
from html import escape
from pathlib import Path

_STYLE = """
@page { size: 210mm 297mm; margin: 26mm 20mm 24mm; @bottom-center { content: counter(page); } }
body { font: 11pt sans-serif; } section { break-before: page; } .q { break-inside: avoid; }
.b { position: absolute; width: 4.8mm; height: 4.8mm; border: 0.7pt solid; border-radius: 50%;
     text-align: center; font-size: 7pt; } .x { position: absolute; border: 0.7pt solid; }
.sheet { position: relative; height: 240mm; } .qr { position: absolute; right: 0; width: 24mm; }
"""


def _listed(texts: list[str]) -> str:
    return "<ol type=A>" + "".join(f"<li>{escape(text)}</li>" for text in texts) + "</ol>"


def _question(item: dict[str, object]) -> str:
    lettered = [each["text"] for each in item["lettered"]]  # type: ignore[attr-defined]
    texts = [*item["numbered"], *item["texts"]]  # type: ignore[misc]
    return (
        f"<div class=q><h3>{escape(str(item['heading']))}</h3><p>{escape(str(item['stem']))}</p>"
        f"<p>{escape(str(item['instruction']))}</p>{_listed(texts)}{_listed(lettered)}</div>"
    )


def _sheet(sheet: dict[str, object]) -> str:
    made = [f"<div class=qr>{sheet['qr']}</div>"]
    for row in sheet["page"]["rows"]:  # type: ignore[index]
        for each in row["bubbles"]:
            place = f"left:{each['x'] - 20}mm;top:{each['y'] - 26}mm"
            made.append(f"<span class=b style='{place}'>{escape(each['shown'])}</span>")
        if box := row["box"]:
            place = f"left:{box['x'] - 20}mm;top:{box['y'] - 26}mm"
            size = f"width:{box['width']}mm;height:{box['height']}mm"
            made.append(f"<div class=x style='{place};{size}'></div>")
    return f"<section><h2>Answer sheet</h2><div class=sheet>{''.join(made)}</div></section>"


def main() -> None:
    """Set every document of the file named first into the folder named second."""
    # By name, because the project does not depend on it.
    weasyprint = importlib.import_module("weasyprint")
    for number, line in enumerate(Path(sys.argv[1]).read_text("utf-8").splitlines()):
        data = json.loads(line)
        paper = data["paper"]
        body = (
            f"<h1>{escape(paper['title'])}</h1><p>{escape(paper['form'])}</p>"
            f"{_listed(paper['cover'])}<section><h2>Questions</h2>"
            f"{''.join(map(_question, paper['items']))}</section>"
            f"{''.join(map(_sheet, paper['sheets']))}"
        )
        page = (
            f"<html lang=en><head><title>{escape(data['title'])}</title>"
            f"<style>{_STYLE}</style></head><body>{body}</body></html>"
        )
        out = Path(sys.argv[2]) / f"{number}.pdf"
        weasyprint.HTML(string=page).write_pdf(out, pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    main()
