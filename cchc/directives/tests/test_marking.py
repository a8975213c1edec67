from hypothesis import given
from hypothesis import strategies as st

from cchc.directives.marking import pieces
from cchc.directives.models import Alarm, Item


def item(pk, start, end):
    return Item(pk=pk, place=pk, start=start, end=end)


def test_a_sentence_is_one_marked_piece_between_two_plain_ones():
    found = pieces("Giao Sở A làm ngay. Hết.", [item(1, 5, 18)], [])
    assert [(p.words, p.item.pk if p.item else None) for p in found] == [
        ("Giao ", None),
        ("Sở A làm ngay", 1),
        (". Hết.", None),
    ]


def test_an_alarm_inside_a_sentence_cuts_it_and_only_the_first_piece_opens_it():
    found = pieces("abcdefghij", [item(1, 0, 10)], [Alarm(start=3, end=5)])
    assert [(p.words, p.first, len(p.alarms)) for p in found] == [
        ("abc", True, 0),
        ("de", False, 1),
        ("fghij", False, 0),
    ]


def test_a_sentence_without_a_place_in_the_text_is_not_marked():
    assert [p.item for p in pieces("abc", [Item(pk=1, place=1)], [])] == [None]


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=8)


@given(st.text(max_size=50), spans, spans)
def test_the_pieces_joined_are_the_text(text, sentences, warnings):
    items = [item(n, start, start + size) for n, (start, size) in enumerate(sentences, 1)]
    alarms = [Alarm(start=start, end=start + size) for start, size in warnings]
    assert "".join(p.words for p in pieces(text, items, alarms)) == text
