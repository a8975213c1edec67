"""A small language for what no rule shape covers: arithmetic, comparison, and/or/not, min, max, abs, round, if.

``parse`` gives a tree or an :class:`ExpressionError` with the place and what is allowed; ``exact`` computes it in
fractions, ``fast`` on float arrays. Nothing of Python is reachable from it, and its size is bounded:

    so_dung_han / so_ho_so * maximum
    if(ke_hoach > 0, min(1, da_lam / ke_hoach), 0)

Numbers are written 0.5 or 0,5. Values of a function are parted by ``;`` or ``,``; without a ``;`` a comma between two
digits could be either and is refused. Codes with other signs stand in brackets: ``[ma-so]``.
"""

from cchc.assessment.engine.expression.exact import NotComputable, evaluate
from cchc.assessment.engine.expression.fast import array
from cchc.assessment.engine.expression.parser import parse, renamed
from cchc.assessment.engine.expression.tokens import ExpressionError, composed
from cchc.assessment.engine.expression.tree import Tree

__all__ = ["ExpressionError", "NotComputable", "Tree", "array", "composed", "evaluate", "parse", "renamed"]
