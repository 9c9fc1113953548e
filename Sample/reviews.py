#!/usr/bin/env python3
"""Writes Sample/reviews/*.jsonl from the table below: who gave which verdict, in what order.

Run it again when labels.json or mistakes.jsonl change. Times are made up, the same on every run.
"""

import json

from journals import HERE, Journal

# What a line may be:
#   session START                               the program is started
#   MISTAKE VERDICT SECONDS [WORD ...]          c clear mistake, n not a mistake, d undecided; then its category and
#                                               severity, or how the picture was seen: "shown" when absent
#   slip MISTAKE VERDICT                        a verdict given and taken back at once
#   skip MISTAKE REASON                         put aside
#   note MISTAKE TEXT                           words for the lead
JOURNALS = {
    "eve": """
        session 2026-03-05T09:00:11.204Z
        m0001 c 8.2 fineGrained minor
        m0002 c 4.1 spuriousCorrelation major
        m0003 c 3.9
        m0004 c 3.0 major
        m0005 n 6.6
        m0006 c 5.2 nonPrototypical major
        m0007 c 4.4
        m0008 d 9.7
        m0009 n 7.1
        m0010 c 2.8
        m0011 c 3.3
        m0012 c 6.9 spuriousCorrelation
        m0012 n 6.9
        m0013 n 4.0
        m0014 c 11.5 fineGrained minor
    """,
    "fay": """
        session 2026-03-05T10:20:45.871Z
        m0001 c 7.7 fineGrained minor
        m0002 c 5.0 spuriousCorrelation major
        skip m0003 cannotTell
        m0005 n 8.3
        m0008 n 6.4
        m0009 c 9.0 spuriousCorrelation minor
        m0012 n 5.8
        m0013 n 3.7
        note m0013 sunglass and sunglasses are one thing
        slip m0014 n
        m0014 c 12.6 fineGrained major
    """,
    "gus": """
        session 2026-03-05T14:02:30.319Z
        m0001 c 9.1 fineGrainedOutOfVocabulary minor
        m0005 d 5.5
        m0008 c 7.2
        m0009 d 6.0 damaged
        m0012 n 4.6 none
        m0013 n 4.9
        m0014 c 10.3 minor
    """,
}

VERDICTS = {"c": "clearMistake", "n": "notAMistake", "d": "undecided"}
SEVERITIES = {"major", "minor"}
PICTURES = {"shown", "damaged", "none"}


class Reviews(Journal):
    """The lines of one reviewer's journal."""

    def verdict(self, name, verdict, seconds, words=()):
        mistake = self.tasks[name]
        keys = {"verdict": VERDICTS[verdict]}
        picture = "shown"
        for word in words:
            if word in PICTURES:
                picture = word
            else:
                keys["severity" if word in SEVERITIES else "category"] = word
        self.wait(seconds)
        self.write("verdict", mistake=name, image=mistake["image"], prediction=mistake["prediction"], **keys,
                   seconds=seconds, picture=picture)

    def take(self, line):
        match line.split():
            case ["slip", name, verdict]:
                self.verdict(name, verdict, 2.5)
                self.wait(1)
                self.write("retract", mistake=name)
            case ["skip", name, reason]:
                self.wait(9)
                self.write("skip", mistake=name, reason=reason)
            case ["note", name, *words]:
                self.wait(5)
                self.write("note", mistake=name, text=" ".join(words))
            case ["session", start]:
                self.session(start)
            case [name, verdict, seconds, *words]:
                self.verdict(name, verdict, float(seconds), words)


def main():
    lines = (HERE / "mistakes.jsonl").read_text().splitlines()
    mistakes = {mistake["mistake"]: mistake for mistake in map(json.loads, lines)}
    (HERE / "reviews").mkdir(exist_ok=True)
    for number, (name, table) in enumerate(JOURNALS.items()):
        journal = Reviews(name, 1101 + number, mistakes)
        for line in table.strip().splitlines():
            journal.take(line)
        (HERE / f"reviews/{name}.jsonl").write_text("\n".join(journal.lines) + "\n")


if __name__ == "__main__":
    main()
