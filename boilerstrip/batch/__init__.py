"""Many pages: worker processes, readers of archives and crawls, and a run that can be interrupted and resumed.

`Extractor.extract_many` and ``boilerstrip batch`` are two faces of `pool`. ``import boilerstrip`` loads
none of it until one of its names is asked for.
"""
