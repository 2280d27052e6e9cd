"""The tests of Suluh."""
