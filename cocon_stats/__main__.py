"""``python -m cocon_stats`` is the same as ``cocon-stats``."""

from cocon_stats.cli import main

main()
