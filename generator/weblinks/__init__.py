"""Addresses on other sites: where the data names them, and whether they still answer. Never part of a build."""
