"""What replies in Vietnamese say to a text that tells people to do what harms them or to give away what is theirs
(`conduct.harmful`): they object and warn each other, mock nobody and look for nobody; keys as in `markedvi`."""

# Charter: media words harmedvi
from __future__ import annotations

from collections.abc import Mapping

HARMED_VI: Mapping[str, tuple[str, ...]] = {
    "demand": (
        "robs|Sao lại bảo dân đưa mấy thứ ấy ra ạ?",
        "robs|Cán bộ nào lại hỏi dân mấy cái đấy hả ad?",
        "robs|Trang này có bị ai chiếm mất không đấy ạ?",
        "robs|Lỡ mất tiền thì ai đền ạ?",
        "robs|Ngân hàng dặn không đưa cho ai, sao ad lại bảo đưa ạ?",
        "robs|Ai lỡ gửi rồi thì giờ gọi ngân hàng khóa lại có kịp không ạ?",
        "robs|Ad gỡ bài này xuống giúp được không ạ, có người làm theo thật đấy?",
        "robs|Mấy thứ đó là của riêng mình mà, phải không cả nhà?",
        "harms|Làm thế nguy hiểm lắm, sao lại khuyên dân như vậy ạ?",
        "harms|Ad đã hỏi người có chuyên môn chưa mà viết thế ạ?",
        "harms|Lỡ có người làm theo thì ai chịu ạ?",
        "harms|Ad gỡ bài này xuống giúp được không ạ, nhỡ có người tin?",
        "harms|Ai lỡ làm theo rồi thì phải gọi ai ngay bây giờ ạ?",
        "harms|Trang này có bị ai chiếm mất không đấy ạ?",
        "harms|Có ai làm ngành này vào nói giúp bà con một tiếng không ạ?",
        "harms|Trẻ con nó bắt chước thì sao ad?",
    ),
    "retort": (
        "robs|Không đưa cho ai hết đâu ạ, kể cả phường.",
        "robs|Không ai thật mà lại đi xin mấy thứ đấy cả.",
        "robs|Mọi người đừng gửi nhé, gửi là mất tiền đấy.",
        "robs|Con em dặn mãi rồi, ai hỏi mấy thứ ấy là không đưa.",
        "robs|Bài này phải gỡ ngay, các cụ đọc là làm theo liền.",
        "robs|Cần thì em ra tận quầy, chứ nhắn qua đây thì không.",
        "robs|Bác nào cẩn thận thì gọi số in sau thẻ mà hỏi, đừng nhắn vào đây.",
        "robs|Em không làm đâu ạ, nghe là thấy không ổn rồi.",
        "harms|Mọi người đừng làm theo nhé, nguy hiểm lắm.",
        "harms|Không được đâu ạ, làm thế là chết người như chơi.",
        "harms|Bài này phải gỡ ngay, có người tin thật là khổ.",
        "harms|Ai cũng được dặn là không làm thế, sao lại khuyên ngược ạ.",
        "harms|Cái này phải để người có nghề lo chứ ad.",
        "harms|Nhà em thì không bao giờ dám làm thế.",
        "harms|Lỡ có chuyện gì thì hối không kịp đâu ạ.",
        "harms|Em phản đối, khuyên thế này là hại người ta.",
    ),
    "remark": (
        "robs|Em vừa gọi dặn bố mẹ đừng gửi gì vào đây rồi.",
        "robs|Mọi người giữ kỹ của mình nhé, đừng đưa cho ai.",
        "robs|Ai lỡ gửi rồi thì gọi ngân hàng khóa ngay đi ạ.",
        "robs|Em nhắn cả nhà đừng làm theo bài này rồi.",
        "robs|Mong ad gỡ xuống, để lâu có người mất tiền.",
        "robs|Em không gửi, mà cũng nhắc hàng xóm đừng gửi.",
        "robs|Có việc thì ra quầy gặp người thật cho chắc, cả nhà ạ.",
        "harms|Em dặn cả nhà đừng làm theo rồi ạ.",
        "harms|Mọi người nhắc nhau đừng thử nhé.",
        "harms|Mong ad gỡ xuống sớm, kẻo có người làm thật.",
        "harms|Ai lỡ làm rồi thì đừng chần chừ, gọi cấp cứu đi ạ.",
        "harms|Em phải gọi về dặn ông bà đừng nghe bài này.",
        "harms|Nhà có trẻ con thì để ý các cháu nhé mọi người.",
        "harms|Em không làm, mà ai hỏi em cũng can.",
    ),
}
