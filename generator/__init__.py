"""From YAML records to the pages of Suluh.

    data/ ──load──▶ entries ──link──▶ Site ──rules──▶ Site ──render──▶ pages ──▶ MkDocs or a folder

`build.check` and `build.build` are the whole pipeline; `__main__` and `mkdocs_hook` are its
two doors. A module imports only from those before it in this list:

    problems   what is wrong, and where
    reports    problems as people and machines read them
    progress   how far long work has come
    spread     work done by every core
    nodes      bytes to YAML nodes, or why not
    places     where every value of a file begins
    edits      changes at known places
    documents  one YAML file as text with places
    calendar   days and months in Indonesian
    escaping   text shown letter by letter
    markup     the small language of prose
    anchors    names for the places on a page
    fields     the kinds of value
    scalars    values of one word: ids, days, numbers, addresses
    refs       references between records
    claims     facts with their evidence
    models     the kinds of record
    catalog    the registry of kinds
    patterns   what prose may not hold, for JSON Schema
    schema     the models as JSON Schemas
    nearest    the word that was meant
    explain    what a model refuses, in an editor's words
    regions    the table of regions to raw records
    files      data/ to drafts: one record as text each
    load       drafts to entries
    dictionary the models as tables for readers
    glossary   acronyms and terms, and the look that finds them
    site       entries joined both ways
    link       entries to Site, or why a reference leads nowhere
    reader     what one page has explained so far
    rules      what must hold between records
    addresses  every address ever published
    trace      what was looked up in a site
    filters    words as readers see them
    reliance   what rests on a source
    jinja      templates for Markdown
    sheet      one page being written
    pictures   what is better looked at than read
    render     Site to pages
    sharing    what readers pass on
    jsonld     what pages say to machines
    heads      what the frame of a page says
    external   links that leave the site
    html       pages of Markdown to HTML
    exports    Site to downloads
    settle     a search index in one order
    search     what search finds
    coverage   how well the data is founded
    stale      what is past its review date
    weblinks   whether addresses elsewhere answer
    spelling   words that the dictionary does not know
    prose      how the prose reads
    build      the pipeline
    preview    pages kept up to date
    finish     pages with HTML and head
    swap       a folder put in the place of another
    style      many stylesheets to one
    write      pages to a folder
    release    a built site as an archive
    compare    what differs between two values
    wording    what differs, in sentences
    diff       what changed between two sites
    changelog  what changed, as a record
    revisions  a version of the data as a folder
    former     a record's old addresses
    rename     a record under another name
    new        a record to be filled in
    show       a record as the generator understands it
    commands   what can be done at the command line
    mkdocs_pages  pages that MkDocs need not make
    mkdocs_work  what is made of the data for MkDocs
    mkdocs_live  a site being served
"""
