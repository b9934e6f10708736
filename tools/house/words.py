"""Owns what the set-up says, in Vietnamese and English: it speaks before any catalogue can be read."""

from __future__ import annotations

import os
import sys

VI = {
    "Setting up in {folder} (once; needs the network)": "Đang cài đặt vào {folder} (một lần; cần mạng)",
    "Setting up in {folder} from the bundle (no network)": "Đang cài đặt vào {folder} từ gói kèm theo (không cần mạng)",
    "  package {n} of {total}: {name}": "  gói {n}/{total}: {name}",
    "Compiling the simulated city (once; about half a minute)": "Đang biên dịch thành phố mô phỏng (một lần; khoảng nửa phút)",
    "Installing {what} through {tool}": "Đang cài {what} bằng {tool}",
    "Ready.": "Đã sẵn sàng.",
    "Playing the flagship drill": "Đang chạy cuộc diễn tập chính",
    "The report is {path}": "Báo cáo ở {path}",
    "The bundle is {path} ({n} MB)": "Gói cài đặt ở {path} ({n} MB)",
    "{what} is missing. Type this once, then run the same command again:": "Thiếu {what}. Gõ lệnh sau rồi chạy lại lệnh cũ:",
    "Set-up stopped: {why}": "Cài đặt dừng lại: {why}",
    "the packages could not be installed; the lines above say why": "không cài được các gói; các dòng phía trên cho biết lý do",
    "{path} holds real place names: move it away": "{path} có địa danh thật, chỉ dùng nội bộ: hãy chuyển đi",
    "{path} cannot be looked into for real place names: move it away": "không mở được {path} để tìm địa danh thật: hãy chuyển đi",
    "{what} could not be made": "không tạo được {what}",
    "Not a single test was run.": "Không chạy được bài kiểm tra nào.",
    "No folder is named: the source of the program is checked, and no drill. A drill: python3 run.py check FOLDER": (
        "Không nêu thư mục: sẽ soát mã nguồn của chương trình, không soát kịch bản. Soát kịch bản: python3 run.py check THƯ-MỤC"
    ),
    "The source is sound; no drill was checked.": "Mã nguồn đạt; chưa soát kịch bản nào.",
    "The source is not sound.": "Mã nguồn chưa đạt.",
    "{name}: failed": "{name}: không đạt",
    "{name}: fine": "{name}: đạt",
}


def say(text: str, **params: object) -> None:
    """One line for the person who waits."""
    print(word(text, **params), flush=True)


def word(text: str, **params: object) -> str:
    """The text in the reader's language."""
    return (VI.get(text, text) if language() == "vi" else text).format(**params)


def language() -> str:
    """vi or en, as every command of infodrill chooses (`cli.screen.spoken`): INFODRILL_LANG, or Vietnamese."""
    return "en" if os.environ.get("INFODRILL_LANG") == "en" else "vi"


class HouseError(Exception):
    """Something that the person at the keyboard can mend; `line` is what to type, when there is one."""

    def __init__(self, text: str, line: str = "", **params: object) -> None:
        super().__init__(word(text, **params))
        self.line = line

    def tell(self) -> None:
        print(self, file=sys.stderr)
        if self.line:
            print(f"    {self.line}", file=sys.stderr)
