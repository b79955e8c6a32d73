"""How large a lampiran may be. What is larger is set aside, and said; it is never cut.

The limits are far above what an office submits, and far below what makes a
program hang or a reader give up.
"""

from __future__ import annotations

PAGES = 2_000  # of one lampiran
PIXELS = 500_000_000  # of one picture within a PDF
CONTENT = 64_000_000  # bytes that draw one page
DRAWINGS = 1_000_000  # times that one page draws something
NESTING = 100  # drawings within drawings
STREAM = 400_000_000  # bytes of one part of a PDF, unpacked
PARTS = 10_000  # files within a Word or Excel file
PART = 200_000_000  # bytes of one of them, unpacked
PACKAGE = 500_000_000  # of all
DEPTH = 1_000  # elements within elements of their XML
SHEET = 200_000  # pages that the cells of a sheet span, empty ones included

# (dots per inch, quality of JPEG): at 220 more is not seen. The others are for reports that
# would be too large to send; even the last one is sharp enough for a reader of paper.
FINENESS = ((220, 85), (170, 80), (130, 75), (110, 65))


def limit_pdf_library() -> None:
    """For the whole process: a small stream that unpacks to gigabytes is an error."""
    from pikepdf import settings  # late: who asks how large a lampiran may be needs no library

    settings.set_qpdf_limits(
        flate_max_memory=STREAM,
        run_length_max_memory=STREAM,
        png_max_memory=STREAM,
        tiff_max_memory=STREAM,
        dct_max_memory=STREAM,
        dct_max_progressive_scans=500,
        doc_max_warnings=10_000,
    )
