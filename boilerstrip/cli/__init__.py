"""The command line. Nothing else of the house imports it; click and rich are loaded by it alone."""
