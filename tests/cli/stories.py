#!/usr/bin/env python3
"""Acts the stories beside this file (see story.py) and compares what each command says with what is written.
OBSGEN_UPDATE_GOLDEN=1 first writes what they say; then they are acted again.

    stories.py [NAME…]      all of them, or those named
"""

import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import story

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parent.parent
PROGRAM = os.environ["OBSGEN_PROGRAM"]
DAY = "1801440000"  # 2027-02-01: what is told by the day is told again
VERSION = os.environ["OBSGEN_VERSION"]
HOW = "OBSGEN_UPDATE_GOLDEN=1 ctest -R cli_stories writes it anew"


def cat(work, *paths):
    return "".join((work / path).read_text(encoding="utf-8") for path in paths)


def ls(work, folder="."):
    """The files below a folder, and the links with what they lead to."""
    found = (path for path in sorted((work / folder).rglob("*")) if path.is_symlink() or not path.is_dir())
    return "".join(f"{path.relative_to(work)}{f' -> {os.readlink(path)}' if path.is_symlink() else ''}\n" for path in found)


def rm(work, *paths):
    for path in paths:
        (work / path).unlink()


def mkdir(work, *paths):
    for path in paths:
        (work / path).mkdir(parents=True)


def link(work, path, target):
    (work / path).symlink_to(target)


def edit(work, path, old, new):
    r"""Exchanges a text, in which \n is a line break, that stands once in a file."""
    text = (work / path).read_text(encoding="utf-8")
    old, new = (part.replace("\\n", "\n") for part in (old, new))
    if text.count(old) != 1:
        raise story.Fault(f"{path} has {text.count(old)} times {old!r}")
    (work / path).write_text(text.replace(old, new), encoding="utf-8")


def checkout(work, *paths):
    """Copies files or folders of the checkout."""
    for path in paths:
        (work / path).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (SOURCE / path).is_dir() else shutil.copyfile
        copy(SOURCE / path, work / path)


def block(work, source, beginning, path):
    """Writes the block of a page of the checkout that begins so to a file."""
    found = [text for _, text in blocks(source) if text.startswith(beginning)]
    if len(found) != 1:
        raise story.Fault(f"{len(found)} blocks of {source} begin with {beginning!r}")
    (work / path).write_text(found[0], encoding="utf-8")


def data(work, path, text):
    r"""Writes the bytes that a text with escapes such as \x00 stands for."""
    (work / path).write_bytes(text.encode("ascii").decode("unicode_escape").encode("latin-1"))


def sparse(work, path, size):
    """Makes a file of so many zero bytes, which take no room."""
    with open(work / path, "wb") as file:
        file.truncate(int(size))


COMMANDS = {"cat": cat, "ls": ls, "rm": rm, "mkdir": mkdir, "link": link, "edit": edit, "checkout": checkout, "block": block,
            "data": data, "sparse": sparse}


def blocks(page):
    """(language, text) of each block of a page."""
    return re.findall(r"(?ms)^ *```(\w*)\n(.*?)^ *```$", (SOURCE / page).read_text(encoding="utf-8"))


def stable(text, work):
    for path, name in ((work, "$WORK"), (SOURCE, "$CHECKOUT")):
        text = text.replace(str(path), name)
    return text.replace(f"obsgen {VERSION}\n", "obsgen $VERSION\n")


def run(words, stdin, work):
    if words[0] != "obsgen":
        if words[0] not in COMMANDS:
            raise story.Fault(f"there is no command '{words[0]}'")
        return story.Told(stdout=stable(COMMANDS[words[0]](work, *words[1:]) or "", work))
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": DAY}
    done = subprocess.run([PROGRAM, *words[1:]], input=stdin.encode(), capture_output=True, cwd=work, env=environment,
                          timeout=120, check=False)
    if done.returncode not in (0, 1, 2):
        raise story.Fault(f"ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
    return story.Told(stable(done.stdout.decode(), work), stable(done.stderr.decode(), work), done.returncode)


def act(tale):
    """What each command of a story says."""
    with tempfile.TemporaryDirectory(prefix="obsgen-story-") as folder:
        work = pathlib.Path(folder).resolve() / "work"
        work.mkdir()
        for path, text in tale.files.items():
            (work / path).parent.mkdir(parents=True, exist_ok=True)
            (work / path).write_text(text, encoding="utf-8")
        told = []
        for step in tale.steps:
            try:
                told.append(run(step.words, step.stdin, work))
            except (story.Fault, OSError, UnicodeError, subprocess.TimeoutExpired) as fault:
                raise story.Fault(f"{tale.name}:{step.line}: $ {step.command}: {fault}") from fault
        return told


def shown(step):
    """The ways in which a page may show a command: alone, with its output, by its output."""
    output = step.expected.stdout + step.expected.stderr
    return {f"$ {step.command}\n{output}", output} - {""}


def is_shown(step, language, text):
    lines = [re.sub(r"^ *\S*/(?=obsgen )", "", line).strip() for line in text.splitlines()]
    return text in shown(step) or (language == "sh" and step.command in lines)


def unshown(step):
    for page in step.claims:
        if not any(is_shown(step, *found) for found in blocks(page)):
            yield f"{page} does not show: $ {step.command}"


def untold(tales, page="README.md"):
    """What a page shows of obsgen and no story tells."""
    steps = [step for tale in tales for step in tale.steps if page in step.claims]
    for language, text in blocks(page):
        lines = [line for line in text.splitlines() if re.search(r"\bobsgen [a-z]", line)]
        wanted = lines if language == "sh" else [text] if language in ("", "console") else []
        for part in wanted:
            if not any(is_shown(step, language, part) for step in steps):
                yield f"no story tells what {page} shows: {part}"


def problems(path):
    """What is wrong with a story."""
    text = path.read_text(encoding="utf-8")
    try:
        tale = story.read(path.name, text)
        now = story.write(tale, act(tale))
    except story.Fault as fault:
        return [str(fault)]
    difference = difflib.unified_diff(text.splitlines(), now.splitlines(), f"{path.name}, written", "now", lineterm="")
    found = [] if now == text else ["\n".join([*difference, HOW])]
    return found + [f"{tale.name}:{step.line}: {what}" for step in tale.steps for what in unshown(step)]


def update(path):
    text = path.read_text(encoding="utf-8")
    tale = story.read(path.name, text)
    now = story.write(tale, act(tale))
    if now != text:
        path.write_text(now, encoding="utf-8")
        print(f"wrote {path.name}")


def main(names):
    paths = sorted(set(HERE.glob("*.txt")) - {HERE / "CMakeLists.txt"})
    chosen = [path for path in paths if not names or path.stem in names]
    if os.environ.get("OBSGEN_UPDATE_GOLDEN"):
        for path in chosen:
            update(path)
    found = [problem for path in chosen for problem in problems(path)]
    if not names and not found:
        found += untold([story.read(path.name, path.read_text(encoding="utf-8")) for path in paths])
    print("\n\n".join(found) if found else f"{len(chosen)} stories")
    return 1 if found or not chosen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
