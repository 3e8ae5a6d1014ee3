"""Words and tags with which a chronology is shown."""
