"""Indicators that are counted from tasks: one file each, found by ``cchc.indicators.engine.computed``.

A member holds ``INDICATOR`` and ``compute(units, period, today)``: the values by unit, as they stood at the period's
end, or today where it has not ended; at most four queries for all units. It imports no model before ``compute`` runs.
"""
