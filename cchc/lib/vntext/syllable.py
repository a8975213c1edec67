"""Is this word a well-formed Vietnamese syllable? The evidence by which old encodings are told apart.

Source: the onsets and rhymes of standard orthography (a closed list), and the rule that a syllable ending in
a stop (c, ch, p, t) carries only sắc or nặng. The tone must stand on a vowel that may bear it, in the old or
the new placement.
"""

from __future__ import annotations

import re
from functools import cache

from cchc.lib.vntext.forms import nfc, split_tone

_ONSETS = "b|ch|c|d|đ|gi|gh|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x"
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet
oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut
uơ uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y ynh yt yêm yên yêng yêt yêu
"""
_STOPS = ("c", "ch", "p", "t")
_STOP_TONES = ("\u0301", "\u0323")


@cache
def _shape() -> re.Pattern[str]:
    """The letters of a syllable without its tone: onset (the longer one first: già is gi-a) and rhyme."""
    return re.compile(rf"({_ONSETS})?({'|'.join(_RHYMES.split())})|([đl])(ăk)")


def _tone_places(rhyme: str) -> set[int]:
    """Where in this rhyme the tone may stand."""
    marked = [index for index, char in enumerate(rhyme) if char in "ăâêôơư"]
    if marked:
        return {marked[-1]}
    vowels = rhyme.rstrip("chgmnpt")
    if vowels != rhyme:
        return {len(vowels) - 1}
    return {0, 1} if vowels in {"oa", "oe", "uy"} else {len(vowels) // 2 if len(vowels) == 3 else 0}


def is_syllable(word: str) -> bool:
    """Whether the word, in any case and either tone placement, is spelt like a Vietnamese syllable."""
    pairs = [split_tone(char) for char in nfc(word).lower()]
    match = _shape().fullmatch("".join(letter for letter, _ in pairs))
    toned = [(index, tone) for index, (_, tone) in enumerate(pairs) if tone]
    if match is None or len(toned) > 1:
        return False
    rhyme = match[2] or match[4]
    place, tone = toned[0] if toned else (None, "")
    if rhyme.endswith(_STOPS) and tone not in _STOP_TONES:
        return False
    return place is None or place - (len(pairs) - len(rhyme)) in _tone_places(rhyme)
