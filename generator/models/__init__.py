"""One module per kind of record. A field here is a key in `data/`; its docstring explains it."""
