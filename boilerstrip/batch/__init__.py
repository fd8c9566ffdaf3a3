"""Many pages: worker processes, readers of archives and crawls, and a run that can be interrupted and resumed.

`Extractor.extract_many` and ``boilerstrip batch`` are two faces of `pool`. Nothing here is loaded by
``import boilerstrip``.
"""
