"""The synthetic sector year: invented dossiers, spells, use and capacity from which the published tables come out."""
