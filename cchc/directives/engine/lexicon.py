"""The words of the grammar: verbs of duty, heads of agency names, groups, words that end a name.

Written with accents; looked up by their shadow. A verb of several syllables is recognised whatever happened
to its accents; a verb of one syllable only when its accents agree or the scan lost them (``giao`` is not
``giáo``). Sources: the verbs counted in real directives; lists of agencies in NĐ 45/2025/NĐ-CP and NĐ
150/2025/NĐ-CP.
"""

from __future__ import annotations

from functools import lru_cache

from cchc.directives.engine.canvas import plain

VERBS = """
chủ trì|phối hợp|tham mưu|đề xuất|rà soát|xây dựng|ban hành|triển khai|tổ chức|tổng hợp|báo cáo|đôn đốc
|hướng dẫn
kiểm tra|thẩm định|khắc phục|chấn chỉnh|bảo đảm|đảm bảo|hoàn thành|hoàn thiện|hoàn chỉnh|hoàn tất|duy trì
|nâng cao
nâng cấp|tăng cường|thực hiện|tập trung|đẩy mạnh|đẩy nhanh|thúc đẩy|theo dõi|giám sát|cập nhật|công khai
|công bố
niêm yết|chỉ đạo|quán triệt|tuyên truyền|phổ biến|truyền thông|cung cấp|bố trí|chuẩn bị|nghiên cứu|xử lý
|giải quyết
tháo gỡ|phân công|xác định|đánh giá|phân tích|dự báo|khuyến khích|khen thưởng|biểu dương|phát huy|siết chặt
nghiêm cấm|kiện toàn|sắp xếp|tham gia|hỗ trợ|vận động|tiếp nhận|kết nối|tích hợp|chia sẻ|số hóa|huy động
|khai thác
quản lý|sử dụng|đầu tư|mua sắm|đào tạo|bồi dưỡng|tập huấn|thông báo|yêu cầu|đề nghị|kiến nghị|thành lập
|làm tốt
làm rõ|làm việc|chịu trách nhiệm|thống nhất|điều chỉnh|bổ sung|sửa đổi|nắm bắt|nắm chắc|nắm tình hình
|ngăn chặn
phòng ngừa|phòng chống|phòng, chống|phát hiện|kiểm soát|hạn chế|cắt giảm|đơn giản hóa|mở rộng|phát triển
|phát động
thanh tra|có giải pháp|có biện pháp|có kế hoạch|có hình thức|có văn bản|có trách nhiệm|có ý kiến|có phương án
có những|có cơ chế|có các giải pháp|chú trọng|quan tâm|lựa chọn|giới thiệu|làm đầu mối|đăng ký|kê khai
|lồng ghép
cụ thể hóa|lãnh đạo|tiếp thu|giải trình|giải ngân|phê duyệt|thẩm tra|xem xét|quyết định|điều hành
|điều phối|khảo sát
đo lường|thu thập|thu hút|tạo điều kiện|tạo lập|tạo thuận lợi|khắc phục|khơi thông|phân bổ|phân cấp|phân quyền
ủy quyền|ứng dụng|đổi mới|cải thiện|cải cách|cải tiến|gắn trách nhiệm|gắn kết|giao ban|bàn giao
|chuyển giao|chuyển đổi
tự kiểm tra|tự đánh giá|chấp hành|tuân thủ|thực thi|đối thoại|lắng nghe|giải đáp|trả lời|phản hồi
|trang bị|khởi công
quyết toán|nghiệm thu|vận hành|bảo trì|bảo vệ|bảo quản|gìn giữ|giữ vững|giữ gìn|khoanh vùng|dập dịch
|túc trực|trực ban
ứng phó|ứng trực|sơ tán|di dời|kêu gọi|neo đậu|tiêm phòng|tiêu hủy|tiêu độc|giãn cách|xét nghiệm|cách ly
|thu hoạch
chăm sóc|gieo trồng|tưới tiêu|khám|cấp phát|chi trả|hỗ trợ|thăm hỏi|đăng tải|đăng công khai|đưa tin
|phát sóng|số hoá
đồng bộ|liên thông|chuẩn hóa|làm sạch|ký kết|ký số|ký ban hành|nhập liệu|lưu trữ|lập hồ sơ|tái sử dụng
|bãi bỏ|thay thế
sơ kết|tổng kết|bình xét|xét|xếp hạng|chấm điểm|công nhận|trao đổi|tranh thủ|nhân rộng|học tập|chủ trương
|cân đối|bám sát
vận dụng|rút ngắn|rút kinh nghiệm|kiểm điểm|kiểm đếm|kiểm kê|thu hồi|cưỡng chế|giải phóng mặt bằng
|quy hoạch|lập quy hoạch
thay mặt|đại diện|bắt đầu|kết thúc|dừng|tạm dừng|chấm dứt|nghiêm túc|nhắc nhở|phê bình|luân chuyển
|điều động|tuyển dụng
bổ nhiệm|tinh giản|xin ý kiến|lấy ý kiến|cho ý kiến|góp ý|tham vấn|phản biện|hợp tác|liên kết|xúc tiến
|quảng bá|đàm phán
ưu tiên|tiết kiệm|chống lãng phí|phấn đấu|thi đua|đưa|cử|lập|trình|gửi|nộp|giao|đăng|lấy|coi|mở|chuyển
|giảm|tăng|thu|cấp|trả|tạo|đề ra
không thực hiện|không để|không được|không tổ chức|không ban hành|tuyệt đối không|kiên quyết không
|thực hành|chủ trì, phối hợp
xác minh|truy xuất|điều tra|xử phạt|tịch thu|bắt giữ|tuần tra|kiểm soát chặt|tăng tốc|hiện đại hóa
|hoàn trả|gia hạn|nhập
tập hợp|phân loại|phân tách|bóc tách|chia|tách|kết hợp|đính chính|soạn thảo|dự thảo|biên soạn|in ấn
|phát hành|mời|đón tiếp
tiếp công dân|tiếp xúc|giải tỏa|khơi dậy|củng cố|vệ sinh|phun|trồng|nuôi|bảo hành|sửa chữa|nạo vét|gia cố
|xả|tích nước|khởi động|hoãn
giúp|liên hệ|đối chiếu|thống kê|hệ thống hóa|ghi chép|niêm phong|truy thu|kết luận|giám định|bình ổn
|dự trữ|điều tiết|đánh dấu|cảnh báo|dự phòng|khuyến cáo|chia sẻ|sàng lọc|cấp cứu|điều trị|tư vấn
|giới thiệu|vận chuyển|thu gom
báo ngay|điện báo|lắp đặt|cài đặt|đấu giá|đấu thầu|định hướng|phát dọn|làm mới|hội chẩn|tiêm vét|tiêm|nhắn tin
|cấu hình|đến tận|tu sửa|rào chắn|phân luồng|chốt chặn|đo đạc|trích đo|cắm mốc|bốc xếp|khử khuẩn|phun khử
|ký cam kết|giám hộ|tiêu nước|soạn|là đầu mối|là cơ quan|là đơn vị
"""

#: Words that open an order before its verb: the quote begins with them.
ADVERBS = """
tiếp tục|khẩn trương|chủ động|tích cực|kịp thời|thường xuyên|nghiêm túc|quyết liệt|nhanh chóng|trực tiếp
|sớm|trước mắt
định kỳ|hàng tháng|hằng tháng|hàng quý|hằng quý|hàng tuần|hằng tuần|hàng năm|hằng năm|hàng ngày|hằng ngày
|cần|phải|cùng
đồng thời|tập trung|thực hiện|căn cứ|trên cơ sở|theo chức năng|theo thẩm quyền|theo phạm vi|tổ chức
|khi phát hiện
phải thường xuyên|bằng mọi biện pháp|đặc biệt|ưu tiên|từng bước|chậm nhất|cố gắng|nỗ lực|dành|chính thức
|đồng loạt|chặt chẽ
tối thiểu|sẵn sàng|kiên quyết|tuyệt đối|triệt để|rà|có nhiệm vụ|có trách nhiệm|chịu trách nhiệm|được giao
|theo nhiệm vụ
"""

#: One-syllable words with the same shadow as a verb and another meaning.
CONFUSED = set(
    "giáo giáp cũ cụ cứ củ cú cán căn cân cản cạn can lắp lặp láp phái phai trinh gùi lây láy mổ mỏ "
    "chuyến chuyên thư thù thủ thứ cắp cáp cặp tra trà tạo táo tao đứa dưa dựa giam giám giâm tang táng tặng "
    "hoan hoàn cung cũng cứng dừng som xét xẹt xả xã xa nương nuối chia chìa tạch rá ra mới mọi mời nội"
    " đàn danh dành khâm "
    "dựng đứng dung đúng dụng đựng dùng đụng thu thụ mò nóp nhấp nháp nhạp nước phun trong"
    " trọng trống trông giao đưa cử".split()
) - {"giao", "đưa", "cử", "tạo", "dừng", "xét", "xả", "chia", "mời", "dành", "thu"}

UNIT_HEADS = """
thông tấn xã|đài tiếng nói|tổng cục|chi cục|cục|sở|bộ|ban|vụ|viện|trung tâm|công an|thanh tra|văn phòng
|ban chỉ đạo|ban chỉ huy|ban quản lý
tổ công tác|tổ giúp việc|tổ thẩm định|tổ kiểm tra|hội đồng|tỉnh ủy|thành ủy|huyện ủy|thị ủy|quận ủy
|đảng ủy|đảng bộ|chi bộ
ban thường vụ|ban thường trực|thường trực|ban cán sự|ban tổ chức|ban tuyên giáo|ban dân vận|ủy ban|ubnd
|hđnd|hội|liên đoàn|đoàn|mặt trận
ubmttq|mttq|liên minh|liên hiệp|hiệp hội|bưu điện|báo|tạp chí|đài|cổng thông tin|công ty|tổng công ty
|tập đoàn|ngân hàng|kho bạc
bảo hiểm xã hội|bhxh|trường|bệnh viện|phòng|tòa án|viện kiểm sát|bộ chỉ huy|bộ tư lệnh|chính phủ|quốc hội
|hạt kiểm lâm|đội
trạm|nhà máy|doanh nghiệp|hợp tác xã|thuế|hải quan|quân khu|biên phòng|kiểm toán|vnpt|viettel|điện lực
|bộ phận|quỹ|học viện|nhà|ttpvhcc|khối|vp|bql|bch|bcđ
đảng|cảng|xí nghiệp|chi nhánh|mặt trận tổ quốc|cụm|tiểu ban|nhóm|tổ|thư viện|bảo tàng
"""

PERSON_HEADS = """
đ/c|giám đốc|phó giám đốc|tổng giám đốc|chủ tịch|phó chủ tịch|thủ trưởng|người đứng đầu|bộ trưởng
|thứ trưởng|thủ tướng|phó thủ tướng
chánh văn phòng|phó chánh văn phòng|chánh thanh tra|chánh án|hiệu trưởng|bí thư|phó bí thư|cục trưởng
|chi cục trưởng|vụ trưởng|viện trưởng|lãnh đạo|đồng chí
trưởng ban|phó trưởng ban|trưởng phòng|trưởng bộ phận|trưởng đoàn|trưởng thôn|chủ nhiệm|thành viên|cán bộ
|công chức|viên chức|thống đốc|tổng thanh tra
chỉ huy trưởng|trưởng công an|ông|bà|tổ trưởng|tổng biên tập|đảng viên|chủ tọa|chủ rừng|chủ đầu tư
|chủ tàu|trưởng các|tư lệnh|viện trưởng|kế toán|thư ký|hội viên
"""

#: Heads that name a class rather than one body.
GROUP_HEADS = """
cơ quan|đơn vị|địa phương|ngành|cấp|sở ngành|sở, ngành|sở, ban|ban ngành|ban, ngành|đoàn thể|tổ chức
|bộ, ngành|bộ ngành|huyện|xã|phường|thị trấn
thị xã|thành phố|tỉnh|quận|cấp ủy|chủ đầu tư|nhà thầu|phòng ban|phòng, ban|trường học|cơ sở|khu phố|thôn
|doanh nghiệp|thành viên|cá nhân|bên
hộ|lực lượng|nhân dân|chính quyền|thị, thành|ban đảng|cụm|khu|hội, đoàn thể|hội|đặc khu|tổ dân phố
"""

QUANTIFIERS = r"(?:tat ca |toan the |toan bo )?(?:cac|nhung|tung|mot so|toan the|toan bo)"

#: Words that never stand inside an agency's name: a name ends before them.
STOPS = set(
    "theo để về tại bằng nhằm khi nếu cần phải sẽ đã đang không từ đến với cho là bị những mà"
    " thì như hoặc hay vì nên có "
    "hằng hàng định trước ngay vào chậm muộn đồng hãy rất còn đều gồm nêu vẫn luôn chưa qua vừa"
    " sau trong trên được do tới kể".split()
)

#: What scans make of stop words.
SCANNED_STOPS = set("dé dể đẻ đê de đề phai trong duoc khong theo nham khi neu voi truoc bi tai".split()) - {
    "đê",
    "bi",
    "tai",
}

#: Relative phrases and whole nouns with a verb in them, which belong to a name all the same.
INSIDE = r"""
(?:co )?lien quan|co lien quan|tren dia ban|tren toan (?:tinh|quoc)|duoc giao nhiem vu neu tren
|duoc giao nhiem vu
|neu tren|noi tren|truc thuoc|quan ly nha nuoc|quan ly du an|quan ly cac|su dung ngan sach
|tiep nhan va tra|tiep nhan|tra ket qua|cong lap|dan lap|dau tu xay dung
|chuyen mon|su nghiep|duoc kiem tra|cung cap dich vu|co tham quyen|co chuc nang|trong tinh|trong huyen
|trong nganh|chu dau tu|tham muu tong hop
|to chuc chinh tri,? ?-? ?xa hoi|to chuc dang|to chuc chinh tri|to chuc xa hoi|to chuc hoi|to chuc, ca nhan|ca nhan
|quyet dinh dau tu
|o (?:tinh|dia phuong|trung uong|co so)|thuoc|giup viec|quan ly thi truong
|do ubnd tinh quan ly|trong toan tinh|phu trach|tren ca nuoc|noi chung|dau moi|trong va ngoai|dong cap
|nha nuoc cap|cong dong|chinh tri,? ?-? ?xa hoi|cai cach hanh chinh|chuyen doi so
|(?<=chi dao )phong,? chong|(?<=chi huy )phong,? chong
""".replace("\n", "")


def listed(source: str) -> list[str]:
    """The entries of one of the word lists above."""
    return [w for line in source.strip().splitlines() for w in line.strip("|").split("|") if w]


def alternation(source: str) -> str:
    """A pattern over the shadow that matches any entry of a word list, longest first."""
    keys = sorted({plain(w) for w in listed(source)}, key=len, reverse=True)
    return "(?:" + "|".join(keys) + ")"


@lru_cache(maxsize=1)
def duty_words() -> dict[str, list[tuple[str, str]]]:
    """First plain word of each verb and adverb to its (rest in plain, whole with accents), longest first."""
    index: dict[str, list[tuple[str, str]]] = {}
    for entry in {*listed(VERBS), *listed(ADVERBS)}:
        first = plain(entry).partition(" ")[0]
        index.setdefault(first.rstrip(","), []).append((plain(entry)[len(first.rstrip(",")) :], entry))
    for entries in index.values():
        entries.sort(key=lambda e: -len(e[0]))
    return index
