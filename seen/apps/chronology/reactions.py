"""Acts of casefile and people become entries, in the same transaction: the chronology is the spine."""
