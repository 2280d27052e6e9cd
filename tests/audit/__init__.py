"""How good the built site is, in numbers: `make audit` measures all of it, `tests/test_audit.py` holds the gates.

tools       axe-core, the Nu checker, Lighthouse and what runs them, pinned by a lock
sample      which pages: one of every kind, the heaviest, a few of the rest
visit       a first visit on a slow line: bytes, hosts, console, shifts of layout
reading     what a page says with JavaScript and without
axe         barriers for people with disabilities, in both palettes
nu          the Nu HTML checker
lighthouse  Lighthouse's four categories on a phone
report      measurements to tables
"""
