"""From documents to nearest passages: read, repair, outline, split, encode, store, search."""
