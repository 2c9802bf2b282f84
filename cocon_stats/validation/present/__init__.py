"""Problems for a person at a screen, for a team with a spreadsheet, and for a program.

Each form is one module with one function that takes `Findings` and gives text or bytes; none of them reads an export.
"""
