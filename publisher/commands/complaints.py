"""argparse's complaints, recognised by their wording and said in our own."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches

from publisher.vocabulary.messages import Message, message

Match = re.Match[str]


def _unknown(m: Match) -> Message:
    return message("unknown on the command line: {arguments}", arguments=m[1])


def _missing(m: Match) -> Message:
    return message("missing on the command line: {arguments}", arguments=m[1])


def _not_a_choice(m: Match) -> Message:
    choices = m[3].replace("'", "")
    near = get_close_matches(m[2].strip("'").casefold(), choices.split(", "), n=1)
    if near:
        return message(
            "{argument} cannot be {value}; did you mean {near}? it is one of {choices}",
            argument=m[1],
            value=m[2],
            near=near[0],
            choices=choices,
        )
    return message(
        "{argument} cannot be {value}; it is one of {choices}",
        argument=m[1],
        value=m[2],
        choices=choices,
    )


def _not_valid(m: Match) -> Message:
    return message("{argument} cannot be {value}", argument=m[1], value=m[2])


def _value_expected(m: Match) -> Message:
    return message("{argument} needs a value", argument=m[1])


def _no_value_expected(m: Match) -> Message:
    return message("{argument} takes no value", argument=m[1])


_WORDINGS: tuple[tuple[str, Callable[[Match], Message]], ...] = (
    (r"unrecognized arguments: (.+)", _unknown),
    (r"the following arguments are required: (.+)", _missing),
    (r"argument (.+?): invalid choice: ('.*?')(?:, maybe .+)? \(choose from (.+)\)", _not_a_choice),
    (r"argument (.+?): invalid \w+ value: (.+)", _not_valid),
    (r"argument (.+?): expected .* arguments?", _value_expected),
    (r"argument (.+?): ignored explicit argument .+", _no_value_expected),
)


def complaint(text: str) -> Message:
    """What is wrong with the command line, given argparse's English sentence."""
    for wording, say in _WORDINGS:
        found = re.fullmatch(wording, text, re.DOTALL)
        if found:
            return say(found)
    return message("the command line is not understood; see --help")
