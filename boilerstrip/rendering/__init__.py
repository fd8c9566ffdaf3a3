"""Renderings of a document, one module a format. Each knows `boilerstrip.document` and nothing else of the house."""
