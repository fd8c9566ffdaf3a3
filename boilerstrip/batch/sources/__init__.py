"""Readers of everything that pages are kept in: files, archives, JSONL, Parquet, WARC and WET.

A reader gives what it finds one by one, in the same order whenever it reads the same file, and does the work of
reading a page only when asked to: that is how a resumed run passes over what is done.
"""
