#!/usr/bin/env python3
"""Writes Sample/answers/*.jsonl from the table below: who said what, in what order.

Run it again when labels.json changes (every session names the labels' digest).
Answers stand in the order of the task's candidates: y yes, n no, m maybe.
Times are made up, the same on every run.
"""

import datetime
import hashlib
import json
import pathlib

HERE = pathlib.Path(__file__).resolve().parent

# What a line may be:
#   session START                    the program is started
#   TASK ANSWERS SECONDS [PICTURE]   answered one by one and submitted; PICTURE is "shown" when absent
#   half TASK ANSWERS                answered so far, not submitted
#   slip TASK LABEL WRONG            an answer given and taken back at once
#   reopen TASK                      a submitted task opened again (undo)
#   change TASK ANSWERS SECONDS      the reopened task submitted with these answers
#   skip TASK REASON                 put aside
#   note TASK TEXT                   words for the lead
JOURNALS = {
    "ana": """
        session 2026-03-02T09:00:04.118Z
        000001 ymyyyynn 38.4
        000002 yy 6.1
        000003 yym 11.9
        reopen 000003
        change 000003 yyn 15.2
        000004 yy 7.7
        slip 000005 32 yes
        000005 yyynmn 29.5
        000006 yy 5.2
        000007 yy 6.8
        000009 yy 5.6
        000010 yny 12.3
        000011 yyn 9.4
        000013 yn 6.3
        000014 yym 10.7
        session 2026-03-03T08:41:37.502Z
        000015 yy 7.1
        000016 yyy 8.9
        000018 nnn 14.8
        000020 nn 8.2
        000021 nnn 9.9
        000022 yyn 8.4
        000023 ynn 10.2
        000024 yy 4.6
    """,
    "ben": """
        session 2026-03-02T10:15:22.640Z
        000001 yyyyymnn 52.7
        000002 ym 9.3
        000003 yyn 14.1
        000004 ny 16.5
        note 000004 sunglass and sunglasses look like one thing to me
        000006 yy 7.4
        000007 ym 10.8
        000008 ny 12.6
        000010 ymy 19.2
        000011 yyn 13.3
        000012 ny 11.7
        000014 yyn 12.9
        000015 yy 9.5 damaged
        skip 000016 cannotTell
        000017 y 4.4
        000018 nnn 20.1
        000019 mnn 17.8
        000020 nn 10.6
        000021 nnn 12.2
        000022 yyn 10.9
        000023 ymn 15.4
        skip 000016 cannotTell
    """,
    "cho": """
        session 2026-03-02T13:30:09.275Z
        000001 ymyymynn 44.9
        000002 yy 7.2
        000004 my 13.8
        000005 yymmmn 33.1
        000006 yy 6.5
        000008 ny 9.7
        000009 yy 6.9
        000010 mmy 17.5
        000012 ny 8.8
        000013 yn 7.5
        000014 ymm 14.3
        000017 y 4.1
        000018 nnm 18.6
        000019 ynn 14.2
        000021 nnn 8.0 none
        000022 yyn 9.6
        000023 ynn 11.1
        000024 ym 8.3
        half 000016 yy
    """,
    "dee": """
        session 2026-03-02T16:02:51.033Z
        000002 yy 1.9
        000003 yyy 2.3
        000005 yyyyyy 4.2
        000007 yy 1.6
        000008 yy 1.7
        000009 yy 1.5
        000011 yyn 2.2
        000012 yy 1.8
        000013 yy 1.6
        000015 yy 1.5
        000016 yyy 2.2
        000017 y 0.9
        000019 yyn 2.1
        000020 yn 2.0
        000022 yyy 2.1
        000023 yyy 2.3
    """,
}

WORDS = {"y": "yes", "n": "no", "m": "maybe"}


def digest_of_labels():
    """SHA-256 over one line a label: index, id and name with tabs between."""
    text = "".join(f"{label['index']}\t{label['id']}\t{label['name']}\n"
                   for label in json.loads((HERE / "labels.json").read_text()))
    return hashlib.sha256(text.encode()).hexdigest()


class Journal:
    """The lines of one rater's journal, and a clock that the events move on."""

    def __init__(self, rater, uid, tasks):
        self.rater, self.uid, self.tasks = rater, uid, tasks
        self.lines, self.now, self.given = [], None, {}

    def write(self, event, **keys):
        at = self.now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        line = {"event": event, "at": at, "seq": len(self.lines) + 1, **keys}
        self.lines.append(json.dumps(line, ensure_ascii=False, separators=(",", ":")))

    def wait(self, seconds):
        self.now += datetime.timedelta(milliseconds=round(seconds * 1000))

    def session(self, start):
        self.now = datetime.datetime.fromisoformat(start.replace("Z", "+00:00"))
        monotonic = 41_000_000 + (self.now.hour * 3600 + self.now.minute * 60 + self.now.second) * 1000
        self.write("session", format=1, program="reassess 0.1.0", rater=self.rater, host="sample",
                   uid=self.uid, labels=digest_of_labels(), monotonic=monotonic)

    def answer(self, task, answers, seconds):
        """Gives the answers that differ from those standing, evenly over most of the time."""
        labels = self.tasks[task]["candidates"]
        new = [(label, WORDS[a]) for label, a in zip(labels, answers)
               if self.given.get((task, label)) != WORDS[a]]
        for label, word in new:
            self.wait(0.9 * seconds / len(new))
            self.given[task, label] = word
            self.write("answer", task=task, label=label, answer=word)
        self.wait(0.1 * seconds)

    def submit(self, task, seconds, picture="shown"):
        rated = self.tasks[task]
        answers = [{"label": label, "answer": self.given[task, label]} for label in rated["candidates"]]
        self.write("submit", task=task, image=rated["image"], answers=answers,
                   seconds=float(seconds), picture=picture)
        self.wait(0.4)

    def take(self, line):
        match line.split():
            case ["session", start]:
                self.session(start)
            case ["half", task, answers]:
                self.answer(task, answers, 6)
            case ["slip", task, label, wrong]:
                self.wait(2)
                self.write("answer", task=task, label=int(label), answer=wrong)
                self.wait(1)
                self.write("retract", task=task, label=int(label))
            case ["reopen", task]:
                self.wait(1.5)
                self.write("reopen", task=task)
            case ["change", task, answers, seconds]:
                self.answer(task, answers, 3)
                self.submit(task, seconds)
            case ["skip", task, reason]:
                self.wait(9)
                self.write("skip", task=task, reason=reason)
            case ["note", task, *words]:
                self.wait(5)
                self.write("note", task=task, text=" ".join(words))
            case [task, answers, seconds, *picture]:
                self.answer(task, answers, float(seconds))
                self.submit(task, seconds, *picture)


def main():
    tasks = [json.loads(line) for line in (HERE / "tasks.jsonl").read_text().splitlines()]
    tasks = {task["task"]: task for task in tasks}
    (HERE / "answers").mkdir(exist_ok=True)
    for uid, (rater, table) in enumerate(JOURNALS.items(), start=1001):
        journal = Journal(rater, uid, tasks)
        for line in filter(None, map(str.strip, table.splitlines())):
            journal.take(line)
        (HERE / "answers" / f"{rater}.jsonl").write_text("\n".join(journal.lines) + "\n")


main()
