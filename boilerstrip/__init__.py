"""boilerstrip: the article of a web page, from HTML or from flattened text."""
