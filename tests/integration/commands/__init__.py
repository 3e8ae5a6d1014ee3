"""Commands: what script/seen answers."""
