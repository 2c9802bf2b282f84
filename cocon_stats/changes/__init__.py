"""What changed between two exports of the same year: rows and cells, problems, figures. Never a value of a person."""
