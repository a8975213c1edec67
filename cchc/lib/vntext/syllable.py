"""Is this word a well-formed Vietnamese syllable? The evidence by which old encodings are told apart.

Source: the onsets and rhymes of standard orthography (a closed list), and the rule that a syllable ending in
a stop (c, ch, p, t) carries only sắc or nặng.
"""

from __future__ import annotations

import re
from functools import cache

from cchc.lib.vntext.forms import nfc, split_tone

_ONSETS = "b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x"
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet
oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut
uơ uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y yêm yên yêng yêt yêu
"""
_STOPS = ("c", "ch", "p", "t")
_STOP_TONES = ("\u0301", "\u0323")


@cache
def _shape() -> re.Pattern[str]:
    """The letters of a syllable without its tone."""
    rhymes = "|".join(_RHYMES.split())
    return re.compile(rf"(?:{_ONSETS})?(?:{rhymes})|qu(?:yt|ynh)|đăk|lăk")


def is_syllable(word: str) -> bool:
    """Whether the word, in any case and either tone placement, is spelt like a Vietnamese syllable."""
    letters, tones = "", ""
    for char in nfc(word).lower():
        letter, tone = split_tone(char)
        letters, tones = letters + letter, tones + tone
    if len(tones) > 1 or not _shape().fullmatch(letters):
        return False
    return not letters.endswith(_STOPS) or tones in _STOP_TONES
