"""From annotated pages to the weights in the package. Never imported at run time."""
