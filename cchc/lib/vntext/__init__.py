"""Vietnamese text: normal forms, tone placement, search folding, collation, decoding of old encodings.

Only the standard library is used and nothing heavy is loaded, so that any part may import it.
"""

from __future__ import annotations

from cchc.lib.vntext.collation import sort_key
from cchc.lib.vntext.decoding import Decoded, NotTextError, UnknownEncodingError, decode
from cchc.lib.vntext.folded import Folded
from cchc.lib.vntext.folding import fold, unaccent
from cchc.lib.vntext.forms import canonical, new_tone, nfc, old_tone, split_tone
from cchc.lib.vntext.legacy import tcvn3_to_unicode, vni_to_unicode
from cchc.lib.vntext.syllable import is_syllable

__all__ = [
    "Decoded",
    "Folded",
    "NotTextError",
    "UnknownEncodingError",
    "canonical",
    "decode",
    "fold",
    "is_syllable",
    "new_tone",
    "nfc",
    "old_tone",
    "sort_key",
    "split_tone",
    "tcvn3_to_unicode",
    "unaccent",
    "vni_to_unicode",
]
