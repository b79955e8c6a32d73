"""The words that tell which part a figure has in its sentence: target, realisasi, a difference."""

from __future__ import annotations

import re
from typing import Literal

Peran = Literal[
    "target", "realisasi", "capaian", "mencapai", "nilai", "awal", "akhir", "beda", "rata",
    "serapan", "efisiensi", "daftar", "",
]  # fmt: skip

STRONG = re.compile(
    r"(?P<target>\b(?:target(?:nya)?|ditargetkan|bertarget|menargetkan)\b)"
    r"|(?P<capaian>\b(?:capaian(?:nya)?|ketercapaian(?:nya)?)\b)"
    r"|(?P<realisasi>\b(?:realisasi(?:nya)?|terealisasi(?:kan)?|direalisasikan)\b)"
    r"|(?P<serapan>\b(?:(?:pen|daya )?serapan(?:nya)?|penyerapan(?:nya)?|terserap|menyerap)\b)"
    r"|(?P<efisiensi>\befisiensi(?:nya)?\b)"
    r"|(?P<rata>\b(?:rata\s?-?\s?rata|rerata|secara umum)\b)"
    r"|(?P<akhir>\b(?:menjadi|hingga(?: mencapai)?|ke angka)\b)"
    r"|(?P<beda>\b(?:selisih(?:nya)?|kekurangan(?:nya)?|kelebihan(?:nya)?|celah|gap|deviasi(?:nya)?|"
    r"terpaut|naik(?:nya)?|turun(?:nya)?|meningkat(?:nya)?|menurun(?:nya)?|bertambah(?:nya)?|"
    r"berkurang(?:nya)?|membaik|memburuk|dipersingkat(?:nya)?|dipangkas|ditekan|kenaikan(?:nya)?|"
    r"penurunan(?:nya)?|peningkatan(?:nya)?|(?<!tidak )(?<!kurang )lebih(?!\s+(?:dari|kurang)\b)|"
    r"di\s?atas|di\s?bawah|melampaui|melebihi|kurang(?!\s+(?:dari|lebih)\b)|"
    r"tinggal|diturunkan|dinaikkan|ditingkatkan|tambahan|melonjak|merosot|anjlok|tumbuh|"
    r"pertumbuhan(?:nya)?|terlampaui|surplus|defisit|tertinggal|unggul|memendek|memanjang)\b)",
    re.IGNORECASE,
)
REACHED = re.compile(r"\b(?:mencapai|tercapai|dicapai|pencapaian(?:nya)?)\b", re.IGNORECASE)
# What may stand between a word and its figure, and changes nothing.
FILLERS = frozenset(
    [
        "berjumlah", "dan", "serta", "maka", "sebesar", "adalah", "ialah", "yaitu", "yakni",
        "mencapai", "tercapai", "hanya", "baru", "telah", "sudah", "masih", "tetap", "juga",
        "pada", "di", "indikator", "ini", "tersebut", "itu", "tahun", "kinerja", "kinerjanya",
        "sebanyak", "senilai", "tepat", "yang", "ditetapkan", "dipatok", "perjanjian", "sampai",
        "dengan", "akhir", "atau", "sekitar", "angka", "nilai", "nilainya", "persentase",
        "persentasenya", "secara", "dari", "dalam", "untuk", "sasaran", "sejumlah", "berada",
        "tercatat", "selama", "berjalan", "laporan", "utama", "bernilai", "dapat", "berhasil",
        "diraih", "dicapai", "ditentukan", "minimal", "maksimal", "paling", "tinggi", "rendah",
        "sedikit", "banyak", "lama", "lambat", "sekurang-kurangnya", "tingkat", "hasil",
        "menjadi", "mampu", "sebelumnya", "semula", "kami", "kita", "pun", "tadi", "diperoleh",
        "dihasilkan", "sama", "kurang", "lebih", "hampir", "nyaris", "mendekati", "renstra",
        "rpjmd", "rpd", "jangka", "menengah", "nasional", "rpjmn", "spm", "provinsi", "standar",
        "daerah", "dokumen", "target", "capaian", "realisasi", "besaran", "diperjanjikan",
        "memperoleh", "meraih", "mendapat", "mendapatkan", "mencatat", "mencatatkan", "mengantongi",
        "membukukan", "beroleh", "menghasilkan", "berakhir", "ditutup", "menyentuh", "menembus",
        "menunjukkan", "bertahan", "dinilai", "nyatanya", "ternyata", "akhirnya", "kini",
    ]
)  # fmt: skip
# Where they stand between, the figure is not this indicator's own.
STOP = re.compile(
    r"\b(?:kabupaten\s+lain|kota\s+lain|anggaran|keuangan|"
    r"fisik|belanja|pagu|program|kegiatan|sub|subkegiatan|unsur|komponen|aspek|responden|kecamatan\s"
    r"+lain|setiap|per|kumulatif|tertinggi|terendah|masing-masing|berturut-turut|bobot|minimum|"
    r"predikat|rentang|skala|kategori|interval|jika|apabila|misalnya|contoh|depan|"
    r"mendatang|direncanakan|selisih|mutu|tercepat|terlama|paling\s+(?:cepat|singkat)|jumlah|banyaknya|jumlahnya|bulan|semester|harian|minggu)\b",
    re.IGNORECASE,
)
LATER = re.compile(
    r"\b(?:akhir(?!\s+(?:tahun|desember|periode|triwulan|semester|bulan)\b)|renstra|rpjmd|rpd|"
    r"jangka\s+menengah|tahun\s+terakhir)\b",
    re.IGNORECASE,
)
ABROAD = re.compile(
    r"\b(?:nasional|rpjmn|spm|sdgs?|provinsi|standar(?:\s+pelayanan)?|kementerian|global|pusat)\b",
    re.IGNORECASE,
)
BREAK = re.compile(
    r"[;:]|,\s|\(|\b(?:sedangkan|sementara|namun|tetapi|walaupun|meskipun|karena|sehingga|serta)\b",
    re.IGNORECASE,
)
# `205 desa (94,47 persen)`, `7 kasus atau 36,84 persen`: a share of a count.
SHARE = re.compile(r"(?:\s+[a-zA-Z/]+){0,5}\s*(?:\(|,?\s*\b(?:atau|setara|yakni|yaitu)\s)\s*$")
PART_OF = re.compile(
    r"(?:\s+[a-z]+){0,2}\s+(?:dari|di\s?antara)\s+(?:(?:total|seluruh|semua|jumlah|sebanyak)\s+)*(?:\d|dua\b|tiga\b|"
    r"empat\b|lima\b|enam\b|tujuh\b|delapan\b|sembilan\b|se(?:puluh|belas|ratus)\b)"
)
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
PARTS = re.compile(
    r"\b(?:triwulan|tw|semester|bulan)\b|\bper\s+(?:januari|februari|maret|april|mei|juni|juli|"
    r"agustus|september|oktober|november)\b",
    re.IGNORECASE,
)


# A piece of an indicator, or who was asked: its figure is not the indicator's.
PIECE = re.compile(
    r"\b(?:sub)?(?:unsur|komponen|aspek|bobot|dimensi|responden|kuesioner|kriteria)\b",
    re.IGNORECASE,
)
# Behind a figure: from here on another one is spoken of, with which it is compared.
AGAINST = re.compile(
    r",|\b(?:melebihi|melampaui|di\s?atas|di\s?bawah|daripada|(?:di)?banding\w*|terhadap|lebih|kurang|"
    r"sedangkan|sementara|tetapi|namun)\b",
    re.IGNORECASE,
)
# A share or a cause of what is named behind it: the figure is not the indicator's.
SHARE_IN = re.compile(
    r"\b(?:sumbangan|kontribusi|andil|porsi|pangsa|proporsi|bagian|peran|pengaruh|dampak|biaya|sisa)"
    r"(?:nya)?\b[^,;:]*\b(?:terhadap|dalam|pada|dari|bagi|untuk|atas)\s+(?:capaian\s+|realisasi\s+)?$",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"\b(?:Kabupaten|Kota|Provinsi|Kecamatan|Kelurahan|Desa|Daerah\s+Istimewa|Unit|UPTD|RSUD|Puskesmas)\s+"
    r"(?P<nama>[A-Z]\w+)"
)
