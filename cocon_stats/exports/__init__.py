"""From export files to tables: decoding, dialect, text cells with their physical lines, typed columns."""
