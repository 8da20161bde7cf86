"""Rebuilds the lists of names, words, places and clinical names from public packages."""
