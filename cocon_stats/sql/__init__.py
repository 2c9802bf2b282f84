"""SQL over the checked exports of a year, on DuckDB: read-only, shut off from files and the network.

`arrow` turns typed columns into Arrow, `engine` puts them in a database that only answers, `checks` runs the rules
that a team wrote itself. DuckDB is an optional extra and is imported only here. docs/query.md tells what there is.
"""
