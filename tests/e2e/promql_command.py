#!/usr/bin/env python3
"""`obsgen promql` as programs call it: batches in turns, odd and huge input, a full disk."""

import json
import os
import subprocess
import time

from support import check

PROGRAM = os.environ["OBSGEN_PROGRAM"]


def ask(*arguments, given="", status=0):
    """(stdout, stderr) of the program."""
    done = subprocess.run([PROGRAM, "promql", *arguments], input=given.encode(), capture_output=True, timeout=60, check=False)
    check(done.returncode == status, f"promql {arguments} ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode(), done.stderr.decode()


def a_batch_in_turns():
    """Each answer comes before the next question is asked."""
    with subprocess.Popen([PROGRAM, "promql", "parse", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        for index in range(20):
            expr = f"x{index}" if index % 2 else f"x{index}["
            process.stdin.write(json.dumps(expr).encode() + b"\r\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            check(answer["ok"] == bool(index % 2), f"answer {index}: {answer}")
        process.stdin.write(b'"without a line break"')
        process.stdin.close()
        check(json.loads(process.stdout.read())["ok"] is False, "the last line needs no line break")
        check(process.wait(timeout=30) == 0, "a batch ends with 0 whatever it says")


def hostile_lines():
    """Every line is answered, in order, each within a second."""
    long = (1 << 20) - 100
    deep = 20000
    lines = ["", "\x00", "{", "[" * deep, json.dumps("(" * long), json.dumps("x" + "[5m:]" * 1000), json.dumps("a+" * (long // 2) + "a"),
             json.dumps("x{" + 'a="b",' * (long // 7) + "}"), json.dumps('"' + "\\" * long), json.dumps("-" * long + "1"),
             json.dumps("sum(" * deep), json.dumps('x{a=~"' + "(" * 50000 + '"}'), json.dumps("y" * (2 << 20)),
             '"' + "z" * (17 << 20) + '"', json.dumps("up")]
    begin = time.monotonic()
    for task in ("parse", "fmt", "explain"):
        out, _ = ask(task, "--batch", given="\n".join(lines))
        answers = [json.loads(line) for line in out.split("\n")[:-1]]
        check(len(answers) == len(lines), f"{task}: {len(answers)} answers to {len(lines)} lines")
        check(answers[-1]["ok"], f"{task}: the last line is well-formed: {answers[-1]}")
        check(answers[-2] == {"ok": False, "errors": [{"message": "the line has more than 16 MiB", "start": 0, "end": 0}]},
              f"{task}: {answers[-2]}")
    spent = time.monotonic() - begin
    check(spent < 3 * len(lines), f"{spent:.1f} s for {3 * len(lines)} lines")


def a_full_disk():
    if not os.path.exists("/dev/full"):
        return
    with open("/dev/full", "wb") as full:
        done = subprocess.run([PROGRAM, "promql", "fmt", "--batch"], input=b'"x"\n', stdout=full, stderr=subprocess.PIPE, timeout=60,
                              check=False)
    check(done.returncode == 2 and b"cannot write to standard output: No space left on device" in done.stderr, f"{done}")


def main():
    a_batch_in_turns()
    hostile_lines()
    a_full_disk()


main()
