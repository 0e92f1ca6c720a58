"""What people meet: answers with cited sentences, drafts, the command line and the page."""
