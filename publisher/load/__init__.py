"""Content files → the report, or findings that say why not. The only place that reads TOML."""

from publisher.load.report import load_report
from publisher.load.schema import write_schemas

__all__ = ["load_report", "write_schemas"]
