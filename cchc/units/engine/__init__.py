"""Units over time: the tree of a province with its past, names in running text, groups and what they mean on a day.

Pure: no Django, no clock, no environment; folders and dates are arguments. Start at ``load.load_province`` and
``resolve.resolve``; ``classify.classify`` needs no tree.
"""
