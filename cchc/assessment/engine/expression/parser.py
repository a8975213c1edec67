"""From tokens to a tree, by recursive descent: or, and, not, comparison, sum, product, sign, value."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import lru_cache

from cchc.assessment.engine.expression.tokens import ExpressionError, Token, composed, tokens
from cchc.assessment.engine.expression.tree import Tree

_Read = Callable[[], Tree]

DEEPEST = 30
_MOST_NODES = 300
_COMPARES = ("<", "<=", ">", ">=", "=", "!=")
#: Least and most values of each function, and how it is written.
FUNCTIONS = {
    "min": (1, 20, "min(a; b)"),
    "max": (1, 20, "max(a; b)"),
    "abs": (1, 1, "abs(a)"),
    "round": (2, 2, "round(a; 2)"),
    "if": (3, 3, "if(điều kiện; a; b)"),
}
_MOST_PLACES = 6
_PRINTED = {"*": "×", "<=": "≤", ">=": "≥", "!=": "≠"}


@lru_cache(maxsize=500)
def parse(text: str, yes_no: frozenset[str] | None = frozenset()) -> Tree:
    """The tree of a formula that gives a number; ExpressionError says where and what is allowed.

    ``yes_no``: the names of inputs that may stand for a truth, too; None: the kinds of inputs are not known yet.
    """
    reader = _Reader(tokens(text), yes_no)
    tree = reader.either()
    left = reader.now
    if left.kind != "end":
        raise left.wrong(f"thừa {left.shown}; cần một phép tính (+ - * /), một so sánh hoặc hết công thức.")
    if tree.gives == "truth":
        raise ExpressionError(
            "công thức cho kết quả đúng hoặc sai; cần một số, hãy dùng if(điều kiện; 1; 0)."
        )
    return tree


def renamed(text: str, name: Callable[[str], str]) -> str:
    """The formula with other names for its inputs, and with the signs of print."""
    text, parts, place = composed(text), [], 0
    for token in tokens(text):
        shown = (
            name(token.text)
            if token.kind == "name"
            else _PRINTED.get(token.text, text[token.start : token.end])
        )
        parts += [text[place : token.start], shown]
        place = token.end
    return "".join(parts).strip()


class _Reader:
    """Reads tokens from left to right; bounded in depth and in the number of nodes."""

    def __init__(self, found: list[Token], yes_no: Collection[str] | None) -> None:
        self._tokens = found
        self._place = 0
        self._depth = 0
        self._nodes = 0
        self._yes_no = yes_no

    @property
    def now(self) -> Token:
        """The token that comes next."""
        return self._tokens[self._place]

    def _take(self, *texts: str) -> Token | None:
        """The next token, when it is one of these signs or words."""
        token = self.now
        if token.kind not in ("sign", "word") or token.text not in texts:
            return None
        self._place += 1
        return token

    def _made(self, tree: Tree) -> Tree:
        self._nodes += 1
        if self._nodes > _MOST_NODES:
            raise ExpressionError(f"công thức có hơn {_MOST_NODES} phép tính và giá trị; hãy rút gọn.")
        return tree

    def either(self) -> Tree:
        """Conditions joined by or."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise self.now.wrong(f"lồng quá {DEEPEST} lớp; hãy rút gọn.")
        tree = self._joined("or", self._joined_and)
        self._depth -= 1
        return tree

    def _joined_and(self) -> Tree:
        return self._joined("and", self._denied)

    def _joined(self, word: str, inner: _Read) -> Tree:
        tree = inner()
        while token := self._take(word):
            right = inner()
            for side in (tree, right):
                self._needs_truth(side, token)
            tree = self._made(Tree(word, (tree, right), at=(tree.at[0], right.at[1]), gives="truth"))
        return tree

    def _denied(self) -> Tree:
        token = self._take("not")
        if token is None:
            return self._compared()
        self._deeper(token)
        inner = self._denied()
        self._depth -= 1
        self._needs_truth(inner, token)
        return self._made(Tree("not", (inner,), at=(token.start, inner.at[1]), gives="truth"))

    def _compared(self) -> Tree:
        tree = self._sum()
        token = self._take(*_COMPARES)
        if token is None:
            return tree
        right = self._sum()
        for side in (tree, right):
            self._needs_number(side, token)
        if self.now.text in _COMPARES and self.now.kind == "sign":
            raise self.now.wrong("không viết hai so sánh liền nhau; nối bằng and, như 0 <= a and a <= 100.")
        return self._made(Tree(token.text, (tree, right), at=(tree.at[0], right.at[1]), gives="truth"))

    def _sum(self) -> Tree:
        return self._row(("+", "-"), self._product)

    def _product(self) -> Tree:
        return self._row(("*", "/"), self._signed)

    def _row(self, signs: tuple[str, ...], inner: _Read) -> Tree:
        tree = inner()
        while token := self._take(*signs):
            right = inner()
            for side in (tree, right):
                self._needs_number(side, token)
            tree = self._made(Tree(token.text, (tree, right), at=(tree.at[0], right.at[1])))
        return tree

    def _signed(self) -> Tree:
        token = self._take("-", "+")
        if token is None:
            return self._value()
        self._deeper(token)
        inner = self._signed()
        self._depth -= 1
        self._needs_number(inner, token)
        if token.text == "+":
            return inner
        return self._made(Tree("neg", (inner,), at=(token.start, inner.at[1])))

    def _value(self) -> Tree:
        token = self.now
        self._place += token.kind != "end"
        if token.kind == "number":
            return self._made(Tree("number", value=token.value, at=(token.start, token.end)))
        if token.kind == "name":
            if self.now.text == "(" and self.now.kind == "sign":
                raise token.wrong(f"không có hàm {token.shown}; các hàm: {', '.join(FUNCTIONS)}.")
            gives = "either" if self._yes_no is None or token.text in self._yes_no else "number"
            return self._made(Tree("name", name=token.text, at=(token.start, token.end), gives=gives))  # type: ignore[arg-type]
        if token.kind == "word" and token.text in FUNCTIONS:
            return self._function(token)
        if token.kind == "sign" and token.text == "(":
            inner = self.either()
            return inner._replace(at=(token.start, self._closed(token).end))
        raise token.wrong(f"gặp {token.shown} ở chỗ cần một số, một mã số liệu, một hàm hoặc ngoặc mở.")

    def _closed(self, opened: Token) -> Token:
        token = self._take(")")
        if token is None:
            raise self.now.wrong(f"thiếu ngoặc đóng cho ngoặc mở ở vị trí {opened.start + 1}.")
        return token

    def _function(self, name: Token) -> Tree:
        least, most, written = FUNCTIONS[name.text]
        opened = self._take("(")
        if opened is None:
            raise self.now.wrong(f"sau “{name.text}” cần ngoặc mở, như {written}.")
        args = [self.either()]
        mark = self.now.text
        while self._take(",", ";"):
            args.append(self.either())
            if self.now.kind == "sign" and self.now.text in ",;" and self.now.text != mark:
                raise self.now.wrong(
                    f"các giá trị của một hàm ngăn cách bằng “{mark}”, không lẫn “{self.now.text}”."
                )
        end = self._closed(opened).end
        if not least <= len(args) <= most:
            raise name.wrong(f"hàm “{name.text}” có {len(args)} giá trị; viết như {written}.")
        return self._made(self._called(name, tuple(args), end))

    def _called(self, name: Token, args: tuple[Tree, ...], end: int) -> Tree:
        if name.text == "if":
            self._needs_truth(args[0], name)
        for arg in args[1:] if name.text == "if" else args:
            self._needs_number(arg, name)
        if name.text == "round":
            places = args[1]
            whole = places.op == "number" and places.value.denominator == 1
            if not whole or places.value > _MOST_PLACES:
                raise name.wrong(f"số chữ số thập phân của round là một số nguyên từ 0 đến {_MOST_PLACES}.")
        return Tree(name.text, args, at=(name.start, end))

    def _deeper(self, token: Token) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise token.wrong(f"lồng quá {DEEPEST} lớp; hãy rút gọn.")

    def _needs_truth(self, tree: Tree, token: Token) -> None:
        if tree.gives == "number":
            raise token.wrong(f"“{token.text}” cần điều kiện như a > 0; đang là một số.")

    def _needs_number(self, tree: Tree, token: Token) -> None:
        if tree.gives == "truth":
            raise token.wrong(f"“{token.text}” cần số; đang là một điều kiện, hãy dùng if(điều kiện; 1; 0).")
