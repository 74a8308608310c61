"""A small book about printing, with everything a lesson may hold."""

project = "The Press and the Page"
html_title = project
author = "The demo's authors"
copyright = "2026, the demo's authors"  # noqa: A001 (Sphinx names it so)
language = "en"
extensions = [
    "myst_parser",
    "sphinxcontrib.bibtex",
    "sphinx_design",
    "tests.browser.demo_extension",
]
bibtex_bibfiles = ["references.bib"]
myst_enable_extensions = ["deflist", "colon_fence"]
numfig = True
html_theme = "factquiz"
html_context = {
    "licence": "CC BY-SA 4.0",
    "licence_url": "https://creativecommons.org/licenses/by-sa/4.0/",
    "footer_note": "The software is under the MIT licence.",
}
html_permalinks = False
html_show_sourcelink = False
html_copy_source = False
html_show_search_summary = False
html_use_index = False
