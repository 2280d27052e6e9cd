"""How fast Suluh is, as ratios against what one would use instead.

corpus    the real data sampled or repeated, up to any number of records
jobs      one measured run, each in a process of its own
measure   jobs run in turns, and the medians of what they report
plain     the same pages as a stock MkDocs project
report    medians to tables
"""
