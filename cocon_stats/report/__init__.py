"""From figures to Dutch text: sections, templates, the check on every printed number, and the writer."""
