"""An act told by a verb no list has, judged by its place and by what it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc.directives.engine import lexicon
from cchc.directives.engine.canvas import plain, words

if TYPE_CHECKING:
    from cchc.directives.engine.canvas import Canvas

#: First words of a sentence that is no imperative: nouns of state and matter, pronouns, time and place.
_NOT_AN_ACT = frozenset(
    "việc các những một mỗi mọi từng tất toàn công kết tỷ tỉ số tổng tình thời mức nội kinh nguồn nhiệm kế"
    " chương đề dự chỉ giá diện sản chất tiến doanh người cán hiện năm tháng quý tuần ngày trong ngoài trên"
    " dưới tại về với theo từ đến trước sau khi nếu do đây này còn đã đang chưa được bị đạt có là và hoặc"
    " nhưng tuy vì bởi để nhằm nhờ qua cùng nhìn riêng ghi hoan biểu cảm đồng nhất thống hội cuộc lịch địa"
    " thành không ít nhiều hầu đa phần bộ hệ hồ văn máy cơ trang nhân nguyên ưu tồn hạn khó thuận ví lưu nơi"
    " anh ảnh xem trụ thủ phương mục quan yêu đường lĩnh mô tập".split()
)
_SCANNED_NOT_AN_ACT = frozenset(plain(word) for word in _NOT_AN_ACT)
#: Words that tell of a state reached, not of an act to do.
_TOLD = (
    r"\b(?:da (?!dang)|dang (?!ky|tai|vien|uy|bo)|con (?:thap|cham|han che|it|thieu|nhieu|ton|lung)|chua"
    r"|uoc dat|dat \d|tang \d|giam \d|so voi cung ky|duoc|bi )"
)


def act_at(canvas: Canvas, at: int, end: int) -> bool:
    """Whether the word at ``at`` may be a verb: it opens neither a noun phrase nor a telling of results."""
    first = words(r"[^\W\d_]+(?=,? [^\W\d_])").match(canvas.text, at, end)
    if first is None or first.group().lower() in _NOT_AN_ACT:
        return False
    if canvas.capital(canvas.skip(first.end(), end, " ,")):
        return False
    if canvas.match(r"doi voi ", at, end):
        return False
    if canvas.scanned and plain(first.group()) in _SCANNED_NOT_AN_ACT:
        return False
    return len(canvas.plain[at : at + 60].split()) >= 3 and canvas.search(_TOLD, at, end) is None


def act_behind(canvas: Canvas, at: int, end: int) -> bool:
    """Whether an act stands right behind an agency's name that ends at ``at``, with nothing but a space between."""
    at = canvas.skip(at, end, " ")
    word = words(r"[^\W\d_]+").match(canvas.text, at, end)
    if word is None or canvas.capital(at) or word.group() in lexicon.STOPS or word.group() in _ASIDE:
        return False
    return act_at(canvas, at, end)


#: Words behind a name that go on naming, or compare.
_ASIDE = frozenset(
    "này đó ấy kia khác trực chủ quản cũ mới nói phụ hữu chức chịu tham nhận luôn thường".split()
)
