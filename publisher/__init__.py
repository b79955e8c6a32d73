"""Publisher turns an office's content files into its Laporan Kinerja: a Word file and one PDF."""

__version__ = "0.1.0"
