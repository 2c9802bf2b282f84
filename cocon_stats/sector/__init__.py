"""The sector report: the tables that the Flemish yearbook of youth help prints, from the ``sector_*`` exports.

The way goes from the exports over derived columns (`columns`) and declared tables (`declaration`, ``tables/*.toml``)
to measured tables (`kinds`), and from there to Markdown and ``tables.json`` (`report`). docs/sector.md has the rules.
"""
