"""script/seen: finds the command, hands it its arguments and turns a refusal into one sentence and exit 2."""

import sys

from seen.config.commands.dispatch import main

sys.exit(main(sys.argv[1:]))
