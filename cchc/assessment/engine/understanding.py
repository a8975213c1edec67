"""What was understood of a rule text: a shape, its parameters, and the inputs that it needs, not yet named."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple


class Wanted(NamedTuple):
    """An input that the rule reads: its kind, its name where the text gives one, the answers allowed."""

    kind: str
    name: str = ""
    short: str = ""
    levels: tuple[str, ...] = ()

    def raw(self) -> dict[str, Any]:
        """As a file declares it."""
        told: dict[str, Any] = {"kind": self.kind}
        if self.name:
            told["name"] = self.name
        if self.short:
            told["short"] = self.short
        return told | ({"levels": list(self.levels)} if self.levels else {})


class Named(NamedTuple):
    """The rule and its inputs as a file has them."""

    rule: dict[str, Any]
    inputs: dict[str, dict[str, Any]]


class Understanding(NamedTuple):
    """``params``: makes the parameters of the shape out of the codes of its inputs."""

    shape: str
    inputs: tuple[Wanted, ...]
    params: Callable[[Sequence[str]], Mapping[str, Any]]

    def named(self, codes: Sequence[str]) -> Named:
        """With codes for the inputs; codes that are lacking are made from the first."""
        full = [*codes, *(f"{codes[0]}_{number}" for number in range(len(codes) + 1, len(self.inputs) + 1))]
        used = full[: len(self.inputs)]
        specs = {code: wanted.raw() for code, wanted in zip(used, self.inputs, strict=True)}
        return Named({"shape": self.shape, **self.params(used)}, specs)


def fixed(shape: str, params: Mapping[str, Any], wanted: Wanted) -> Understanding:
    """A rule of one input, which reading fills in by itself."""
    return Understanding(shape, (wanted,), lambda _codes: params)
