"""`python -m tests.korpus`: what the rules say of each sentence, by rule, and which wrong ones
they miss. For whoever judges a rule: is the sentence at fault, or the rule?"""

from __future__ import annotations

from collections import defaultdict

from tests.korpus import WRONG, Temuan, caught, findings_in, read_file, topics


def main() -> None:
    by_rule: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for topic in topics():
        for found in findings_in(topic):
            by_rule[found.finding.severity.value, found.finding.rule].append(_line(topic, found))
    for (severity, rule), lines in sorted(by_rule.items()):
        print(f"{severity}[{rule}] {len(lines)}", *lines, sep="\n  ")
    wrong = read_file(WRONG)
    missed = [s for s in wrong.sentences if s not in caught(wrong)]
    print(f"\n{WRONG}.txt: {len(missed)} of {len(wrong.sentences)} missed:")
    for sentence in missed:
        print(f"  {sentence.line} {sentence.group}: {sentence.text} ({sentence.reason})")


def _line(topic: str, found: Temuan) -> str:
    at = found.finding.at
    where = f"{topic}.txt:{found.sentence.line}" if found.sentence else f"{at.path.name}:{at.line}"
    text = found.sentence.text if found.sentence else at.key
    return f"{where}: {at.words or '-'}: {found.finding.message}\n    {text}"


if __name__ == "__main__":
    main()
