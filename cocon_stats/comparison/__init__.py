"""Years beside each other: which words a difference bears, and which interval stands behind them.

`ladder` holds the conditions of the wording ladder, `course` those of words about several years, `sentence` turns
both into Dutch. docs/comparison.md tells it to the people who write the report.
"""

from cocon_stats.comparison.ladder import Rules, Verdict, judge, rules_of
from cocon_stats.comparison.sentence import sentence, sentence_about
from cocon_stats.comparison.series import Point, Series, series_of

__all__ = ["Point", "Rules", "Series", "Verdict", "judge", "rules_of", "sentence", "sentence_about", "series_of"]
