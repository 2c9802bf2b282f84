"""The whole job against other engines: `make bench` runs it, docs/performance.md holds what came out."""
