"""Questions to the case files of a year: conditions → selection → groups → answer, with the definitions of the report.

`question` is what is asked, `ask` answers it, `answer` is what comes back; `layout` sets an answer for people and
`tidy` for programs. docs/query.md explains it to those who ask.
"""
