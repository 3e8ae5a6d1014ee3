"""Which accounts could be of one event: proposed with reasons in words, decided by people."""
