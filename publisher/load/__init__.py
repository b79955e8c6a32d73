"""Content files → the report, or findings that say why not. The only place that reads TOML."""

from publisher.load.files import Read, from_disk
from publisher.load.mend import Fix, Mended, mended
from publisher.load.report import load_report
from publisher.load.rules import RULES
from publisher.load.schema import write_schemas

__all__ = ["RULES", "Fix", "Mended", "Read", "from_disk", "load_report", "mended", "write_schemas"]
