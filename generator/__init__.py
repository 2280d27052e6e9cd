"""From YAML records to the pages of Suluh.

    data/ ──load──▶ entries ──link──▶ Site ──rules──▶ Site ──render──▶ pages ──▶ MkDocs or a folder

`build.check` and `build.build` are the whole pipeline; `__main__` and `mkdocs_hook` are its
two doors. A module imports only from those before it in this list:

    problems   what is wrong, and where
    nodes      bytes to YAML nodes, or why not
    documents  one YAML file as text with places
    markup     the small language of prose
    fields     the kinds of value
    refs       references between records
    claims     facts with their evidence
    models     the kinds of record
    catalog    the registry of kinds
    explain    what a model refuses, in an editor's words
    regions    the table of regions to raw records
    load       data/ to entries
    site       entries joined both ways
    rules      what must hold between records
    filters    words as readers see them
    jinja      templates for Markdown
    sheet      one page being written
    render     Site to pages
    exports    Site to downloads
    coverage   how well the data is founded
    build      the pipeline
    spread     work done by every core
    write      pages to a folder
"""
