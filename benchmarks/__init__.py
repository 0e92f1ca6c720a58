"""Speed and quality beside named peers, as JSON with the commit."""
