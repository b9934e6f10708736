"""What goes on in a city's streets, as an ordinary notice tells it: works, a shut lane, noise, pests, weather, a fire put out.
Signs as in `doingsigns`."""

# Charter: conduct happenings
from __future__ import annotations

from collections.abc import Mapping

from infodrill.conduct.doingsigns import STORY_EN, STORY_VI, Doing, doing_of
from infodrill.kernel.saidtimes import TIME

HAPPENINGS: Mapping[str, Doing] = {
    "wayshut": doing_of(
        (
            r"đường|phố|ngõ|cầu|hầm|lối|đoạn",
            r"cấm (?:xe|đường)|một chiều|(?:đường|phố|ngõ|cầu(?! thang)|hầm|lối|đoạn)\b[^.;:]{0,40}\bđóng (?:cả|để|đến|tới|từ)|"
            r"(?<!hàng )rào|không (?:đi|qua|chạy) (?:được|qua|vào)|"
            r"còn ngập|tắc (?:cả|hai|đường|nghẽn)|đừng (?:đi|chạy|"
            r"lái)|đi (?:đường|lối|cổng) (?:khác|vòng|trước|sau)|"
            r"(?:đường|phố|ngõ|cầu(?! thang)|hầm|lối|đoạn)\b[^.;:]{0,30}\bvẫn (?:đóng|cấm)|đi vòng|phải vòng",
            rf"{STORY_VI}|không (?:đóng|cấm)|đã (?:thông|mở)|dây điện|đường (?:dẫn|link|dây)",
        ),
        (
            r"(?:\w+ )?(?:road|street|lane|bridge|footbridge|underpass|path)",
            r"(?:road|street|lane|(?:foot)?bridge|underpass|path)s?\b(?: \w+){0,4} "
            r"(?:is|are|still|stays?|will be) (?:still )?(?:closed|shut|blocked|one way|under)|closed to (?:cars|traffic|all)|"
            r"one way|do not drive|no cars|no lorries|"
            r"use \w+ (?:road|street|lane|gate)",
            rf"{STORY_EN}|not (?:closed|shut|closing)|open again|power|strangers?",
        ),
    ),
    "calledoff": doing_of(
        (
            r"họp|chuyến|đợt|lễ|hội|lớp|lịch|khám|tiêm|giải|buổi|tiết|chiếu|văn nghệ|phát (?:gạo|quà)|tiếp dân",
            r"hủy|huỷ|hoãn|dời (?:lại|sang|đến)|không (?:tổ chức|diễn ra|họp|khám|tiêm) nữa|lùi (?:lại|sang|ngày)",
            rf"{STORY_VI}|không (?:hủy|hoãn|dời)|tiêu hủy|liều|thuốc|lô|nếu|\?|trời mưa thì",
        ),
        (
            r"trip|meeting|class|match|fair|concert|lesson|surgery|round|visit|evening|race|test|check-?up|ceremony|film",
            r"cancell?ed|called off|put off|postponed|is off|will not take place|won't take place",
            rf"{STORY_EN}|not (?:cancelled|off|put)|if|unless|\?|order",
        ),
    ),
    "outing": doing_of(
        (
            r"hội (?:diễn|chợ|làng|hoa|sách)|lễ hội|văn nghệ|chiếu (?:phim|bóng)|triển lãm|múa lân|rước đèn|biểu diễn|"
            r"ngày hội|hội thao",
            rf"[{TIME}]+|tối|sáng|chiều|thứ|chủ nhật|ngày|tại|ở",
            rf"{STORY_VI}|hủy|hoãn|đã (?:diễn ra|xong)|vừa qua|hôm qua|không tổ chức|cấm|\?",
        ),
        (
            r"(?:summer|spring|autumn|winter|village|school|book|street|food) (?:fair|f[eê]te|festival)|fair|concert|"
            r"sports day|"
            r"open day|puppet show|(?:open-air |outdoor )?(?:cinema|film)|exhibition|parade|lantern\w*|regatta|boat race|"
            r"rowing",
            rf"[{TIME}]+|on|at|from|tonight|tomorrow",
            rf"{STORY_EN}|cancell?ed|put off|was|were|not fair|\?|keep (?:\w+ )?away|old cinema|walls?|roof",
        ),
    ),
    "withdrawn": doing_of(
        (
            r"thông báo|quyết định|văn bản|công văn|kế hoạch|quy định|lệnh|bản tin|giấy|lịch",
            r"(?:được |bị |xin |nay |đã )?(?:rút lại|thu hồi|hủy bỏ|huỷ bỏ|bãi bỏ)|được rút|hết hiệu lực|không áp dụng nữa|"
            r"dỡ bỏ|đã (?:được )?gỡ bỏ",
            r"không (?:rút|thu hồi|hủy)|chưa (?:rút|thu hồi|hủy)|giấy tờ|thu hồi (?:đất|thẻ|nợ|tiền|sản phẩm|lô)|nếu",
        ),
        (
            r"notice|order|decision|announcement|plan|rule|circular|letter",
            r"withdraw\w*|withdrew|revoked|rescinded|lifted|called off|taken back|no longer (?:applies|holds|stands)",
            r"(?:not|never) (?:been )?(?:withdrawn|revoked|lifted)|if|unless",
        ),
    ),
    "pondered": doing_of(
        (
            r"ý kiến|phản ánh|kiến nghị|góp ý|đề nghị|vấn đề",
            r"(?:sẽ |đang )?(?:nghiên cứu|tiếp thu|xem xét)(?:,| và| để)|tiếp thu (?:\w+ ){0,2}(?:ý kiến|góp ý)|"
            r"báo cáo (?:cấp trên|lãnh đạo)|(?:theo|"
            r"đúng) (?:đúng )?quy "
            r"trình|rút kinh nghiệm chung",
            rf"{STORY_VI}|góp ý (?:vào|cho|trước)|mời|gửi (?:về|tới|đến)|\?",
        ),
        (
            r"comments?|views?|complaints?|matter|suggestions?|concerns?",
            r"(?:will be|is being|are being|has been|have been) (?:considered|looked into|reviewed|noted|examined)|"
            r"taken? (?:note|"
            r"on board)|in due course|the proper procedure|due consideration",
            rf"{STORY_EN}|send|write|until|by|\?",
        ),
    ),
    "flee": doing_of(
        (
            r"chạy|rời|sơ tán|di dời|bỏ nhà|thoát|di tản",
            r"ngay|mau|lập tức|gấp|khẩn (?:cấp|trương)|không kịp",
            rf"{STORY_VI}|không (?:có|phải|cần|ban hành|ra)|(?:đừng|chớ) (?:chạy|rời|đi|sơ tán|bỏ)|nếu|"
            r"khi nào|đã|vừa|xe chạy|chạy (?:thử|máy|lại|điện)|máy|tàu|phà|\?",
        ),
        (
            r"leave|run|evacuate|get out|flee|move out",
            r"now|at once|immediately|right away|this minute|hurry|while you can|for your li(?:fe|ves)",
            rf"{STORY_EN}|no (?:need|order)|not (?:have|need|leave|run|evacuate)|if|when|was|were|lifted|"
            r"runs?|\?",
        ),
    ),
    "backon": doing_of(
        (
            r"điện|nước(?! ngập| lũ| dâng| sông| kênh)|mạng|sóng",
            r"(?:đã |vừa )?(?:có|đóng|cấp|nối|khôi phục)(?: điện| nước| mạng| sóng)? (?:trở )?lại|(?:điện|nước|mạng) (?:đã )?"
            r"(?:có|về|thông) (?:trở )?lại",
            rf"{STORY_VI}|chưa (?:có|đóng|cấp)|bao giờ|nếu|khi|ngập|dự kiến|\?",
        ),
        (
            r"power|electricity|water|signal",
            r"(?:is|are|came|has come|was|went|comes) back|restored|on again",
            rf"{STORY_EN}|if|when|flood\w*|expected|will|\?",
        ),
    ),
    "storm": doing_of(
        (
            r"bão(?: số \d+)?|áp thấp",
            r"đổi hướng|lệch|suy yếu|mạnh (?:lên|thêm)|tan|tâm bão|vào (?:bờ|đất liền)|đi (?:vào|ra|lên|chệch)|khả năng|dự báo|"
            r"cách (?:bờ|đất)|hướng",
            rf"{STORY_VI}|sau bão|tránh bão|cứu trợ|hỗ trợ|nhà văn hóa|ủng hộ",
        ),
        (
            r"storm|typhoon|cyclone",
            r"turn\w*|veer\w*|weaken\w*|strengthen\w*|landfall|moves?|moving|course|expected|forecast|passes|passed|heading",
            rf"{STORY_EN}|relief|after the storm|shelter|donat\w*",
        ),
    ),
    "wire": doing_of(
        (r"dây (?:điện|cáp)|đường dây", r"đứt|rơi|rớt|sà xuống|chạm|hở", r"đã (?:nối|sửa)|thay đường dây"),
        (r"(?:power |live )?(?:wires?|lines?|cables?)", r"down|fallen|broken|snapped|touch", r"repaired|telephone|"
        r"hotline|bank|phone|internet|computer|booking"),
    ),
    "level": doing_of(
        (
            r"nước|kênh|sông|mương|ngập|triều",
            r"mực nước|(?:nước|ngập)(?: \S+){0,6} (?:giảm|rút|dâng|lên|xuống|còn \d\S*)|ngập (?:\S+ ){0,2}\d+ ?(?:cm|phân|mét|"
            r"m)|hết ngập",
            rf"{STORY_VI}|khi|nếu|ngã|đuối|rơi xuống|bơi|lội|nước máy|nước uống|cắt nước|mẫu nước|đổ nước|xả nước|đổ dầu",
        ),
        (r"water|canal|river|flood\w*|tide", r"level|dropped|fall\w*|risen|rising|stands at|\d+ ?(?:cm|metres?|m)|"
        r"drains? away|under \d+",
         rf"{STORY_EN}|if|when|tap|drink\w*|samples?|smell\w*"),
    ),
    "mosquitoes": doing_of(
        (r"muỗi|sốt xuất huyết|bọ gậy|loăng quăng", r"muỗi|ca|sốt|nước đọng|phun|mùng|màn|lu", rf"{STORY_VI}|"
        rf"không có (?:ca|dịch)"),
        (r"mosquito\w*|dengue", r"mosquito\w*|cases?|fever|standing water|spray\w*|nets?", rf"{STORY_EN}|no (?:dengue|cases?)"),
    ),
    "works": doing_of(
        (
            r"cây|cành|mương|cống|đường|phố|vỉa hè|mái|thang máy|cáp|tường|cổng|sân|cầu|đê|kè|bể nước|mặt đường",
            r"cắt (?:cành|tỉa)|tỉa|nạo vét|thay (?:cáp|mái|cửa|cổng|ống)|sơn lại|lát (?:lại|gạch)|đào|thi công|lợp|"
            r"quét vôi|tu sửa|"
            r"sửa (?:đường|mái|cổng|cầu|kè)",
            rf"{STORY_VI}|không (?:sửa|đào|thay)|đã (?:xong|sửa|lợp)|lợp xong|chiều qua|nứt",
        ),
        (
            r"trees?|ditch|drains?|road|street|roof|lift|cable|wall|yard|bridge|pavement|shed|bell",
            r"(?:is|are) being (?:dredged|renewed|painted|repaired|laid|cut|pruned|cleaned|replaced)|new motor|pruned|dredg\w+|"
            r"resurfac\w+|laid|dug up|road ?works",
            rf"{STORY_EN}|not being \w+\.|has been finished",
        ),
    ),
    "pests": doing_of(
        (r"ong|tổ ong|sứa(?: lửa)?|rắn|chuột|kiến ba khoang|mối|gián|bọ", r"đừng|tránh|có (?:nhiều|tổ)|tổ|đốt|cắn|đặt bẫy|"
        r"phun|nhiều",
         rf"{STORY_VI}|trên mạng nói|đã đi xem"),
        (r"wasps?'?|bees|hornets?|jellyfish|snakes?|rats?|cockroaches|ants", r"nest|keep away|sting\w*|bites?|many|"
        r"traps?|do not",
         rf"{STORY_EN}|no (?:rats|snakes|wasps)"),
    ),
    "weather": doing_of(
        (r"rét(?: đậm| hại)?|nắng nóng|nồm|sương mù|mưa đá|mưa (?:to|lớn)|giông|oi bức", r"độ|ngày|trơn|người già|mặc|"
        r"trời|tối nay|mấy hôm|tới",
         rf"{STORY_VI}|chậm|chuyến|hoãn|hủy|gạo"),
        (r"heat(?:wave)?|hot|cold|frost|fog|hail|thunderstorms?|icy|ice on \w+", r"degrees|days?|tonight|tomorrow|old people|"
        r"wear|drink|weather",
         rf"{STORY_EN}|ferry|flight|heating|water|tea|ashamed|go off"),
    ),
    "tryout": doing_of(
        (r"còi|chuông|báo động|loa|diễn tập", r"thử|diễn tập|chỉ là thử|hồi", rf"{STORY_VI}|chạy thử máy|hỏng"),
        (r"sirens?|alarms?|drill", r"tests?|testing|only a test|practice", rf"{STORY_EN}|broken|broke"),
    ),
    "renamed": doing_of(
        (r"phố|đường|ngõ|phường|trường|cầu|chợ",
            r"đổi tên|(?:phố|đường|ngõ|phường|trường|cầu|chợ)(?: \w+){0,4} mang tên|tên mới|gọi là",
            rf"{STORY_VI}|không đổi|giấy giả"),
        (r"street|road|lane|school|square|bridge|ward", r"new name|is called|renamed|is named|bears the name",
            STORY_EN),
    ),
    "noise": doing_of(
        (r"ồn|tiếng (?:máy|ồn|động)|loa|to quá|karaoke", r"ồn|to quá|tiếng (?:máy|ồn)|vặn nhỏ|inh ỏi", rf"{STORY_VI}|"
        rf"kêu to từ|máy bơm số"),
        (r"noise|noisy|loud|loudspeaker|cranes", r"noise|noisy|too loud|turned down|past eleven", rf"{STORY_EN}|bang|"
        rf"smoke|pumps?"),
    ),
    "deadfish": doing_of(
        (r"cá", r"chết|nổi trắng", rf"{STORY_VI}|không (?:có|con)"),
        (r"fish", r"dead|floating|died", rf"{STORY_EN}|no dead"),
    ),
    "added": doing_of(
        (
            r"máy|ghế|sách|xe|giường|đèn|cây xanh|chỗ ngồi|phòng|sân|thùng rác|biển báo|mái che|vòi nước|camera",
            r"(?:vừa|mới) (?:nhận|lắp|về|trồng|mua|có)|về tới|thêm (?:một|hai|ba|\d+)|\S+ mới (?:về|được)|nhận \d+|lắp thêm",
            rf"{STORY_VI}|hỏng|mất|nhầm|chết|tai nạn|xa thêm|ngập thêm|thiếu|cháy",
        ),
        (
            r"bench(?:es)?|pumps?|books?|beds?|lamps?|trees?|seats?|bins?|rooms?|cameras?",
            r"(?:has|have) been (?:put up|fitted|planted|bought)|(?:was|were) (?:fitted|put up|planted)|new (?:bench|book|"
            r"pump|bed|tree|bin)\w*|"
            r"has \d+ new",
            rf"{STORY_EN}|broken|stolen|taken|sorry|torn",
        ),
    ),
    "theft": doing_of(
        (
            r"trộm|mất cắp|kẻ gian|trộm cắp|bị lấy|móc túi",
            r"xe|nhà|đêm|túi|gà|khóa|tuần qua|hôm qua|dây",
            rf"{STORY_VI}|gạo cứu trợ|cán bộ|câu trộm",
        ),
        (
            r"thie(?:f|ves)|stolen|burglar\w*|pickpockets?|were taken|was taken",
            r"bicycles?|bikes?|night|locks?|bags?|houses?|shops?",
            rf"{STORY_EN}|samples?|pictures?|no thieves|officials?|hospital",
        ),
    ),
    "nosignal": doing_of(
        (r"sóng|mạng|internet|điện thoại|wifi", r"mất (?:sóng|mạng|kết nối)|nghẽn mạng|đứt cáp|chập chờn", rf"{STORY_VI}|"
        rf"đã có lại"),
        (r"signal|internet|phones?|network", r"no signal|is down|are down|lost|out of order|cut off", rf"{STORY_EN}|"
        rf"back again|hotline"),
    ),
    "fireout": doing_of(
        (
            r"đám cháy|vụ cháy|cháy nhỏ|lửa",
            r"đã (?:được )?(?:dập tắt|dập|khống chế)|dập tắt",
            rf"{STORY_VI}|bị thương \d|tử vong",
        ),
        (
            r"fire|blaze",
            r"(?:is|was|has been) (?:put )?out|extinguished|under control",
            rf"{STORY_EN}|not yet|brigade is looking|boat|no (?:ship|fire)",
        ),
    ),
    "classtime": doing_of(
        (r"học|lớp|các lớp|giờ học|trường", r"vào (?:học|lớp) (?:lúc|từ)|(?:đổi|dời|lùi) giờ|muộn hơn|sớm hơn",
            rf"{STORY_VI}|nghỉ học|không đổi|đón"),
        (r"school|class(?:es)?|lessons?", r"(?:begins?|starts?) (?:at|later|earlier)|later than|earlier than|new hours?",
         rf"{STORY_EN}|swimming|course|register"),
    ),
    "release": doing_of(
        (r"trạm bơm|đập|hồ chứa|cống|thủy điện", r"xả (?:nước|lũ|tràn|đáy)", rf"{STORY_VI}|không xả|không có (?:việc|"
        rf"chuyện|hồ)|xả rác|đã xả"),
        (r"pumping station|dam|reservoir|sluice|lock", r"releas\w+|lets? (?:the )?water out|discharg\w+", rf"{STORY_EN}|"
        rf"no release|released a"),
    ),
}  # fmt: skip
"""What is so out of doors, whoever arranged it."""
