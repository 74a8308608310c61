"""The same work done with other tools, which need not be installed."""
