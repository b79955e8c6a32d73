"""Content files → the report, or findings that say why not. The only place that reads TOML."""

from publisher.load.blocks import Blok, plain, quoted, with_blocks
from publisher.load.digests import named_files
from publisher.load.files import Read, from_disk
from publisher.load.knowledge import KNOWLEDGE_FILES
from publisher.load.lembar import read_list
from publisher.load.mend import Fix, Mended, mended
from publisher.load.report import load_report
from publisher.load.rules import RULES
from publisher.load.schema import write_schemas
from publisher.load.splice import Append, Drop, Edit, Put, Unsure, inline, spliced

__all__ = [
    "KNOWLEDGE_FILES",
    "RULES",
    "Append",
    "Blok",
    "Drop",
    "Edit",
    "Fix",
    "Mended",
    "Put",
    "Read",
    "Unsure",
    "from_disk",
    "inline",
    "load_report",
    "mended",
    "named_files",
    "read_list",
    "plain",
    "quoted",
    "spliced",
    "with_blocks",
    "write_schemas",
]
