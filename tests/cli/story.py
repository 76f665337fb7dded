"""A story is a text file: prose, command lines with all that they say, and behind that the files they find.

    $ obsgen generate shop.yaml     a command line, without a shell: obsgen or a word of COMMANDS
    < text                          a line of its standard input
    > text                          a line of its standard output; '>| text' is a last line without a line break
    ! text                          a line of its standard error, '!| text' likewise
    ? 1                             its exit status, when that is not 0
    = README.md                     that file of the checkout shows this command line, or its output, or both
    -- shop.yaml --                 begins a file, which goes on to the next such line

Any other line is prose. What a command says must be there to the last byte, and nothing else; only the line '> …' (or '! …') stands for
any number of lines.
"""

import dataclasses
import re
import shlex

HEADER = re.compile(r"-- (\S+) --")
OUTPUT = {">": "stdout", "!": "stderr"}


class Fault(Exception):
    """What is wrong with a story, with its place."""


@dataclasses.dataclass
class Told:
    """What a command says."""
    stdout: str = ""
    stderr: str = ""
    status: int = 0


@dataclasses.dataclass
class Step:
    """A command of a story with the prose that stands before it."""
    line: int
    command: str
    prose: list
    stdin: str = ""
    expected: Told = dataclasses.field(default_factory=Told)
    claims: list = dataclasses.field(default_factory=list)

    @property
    def words(self):
        return shlex.split(self.command)


@dataclasses.dataclass
class Story:
    name: str
    steps: list
    ending: list  # the lines behind the last command
    files: dict

    def unused(self):
        """Files that no command and no other file mentions; a catalog in metric-catalog/ is found without being named."""
        for path in self.files:
            others = [text for other, text in self.files.items() if other != path]
            said = [word for step in self.steps for word in step.words]
            parts = path.split("/")
            named = any(word.rstrip("/") in ("/".join(parts[:i + 1]) for i in range(len(parts))) for word in said)
            if not named and not path.startswith("metric-catalog/") and not any(path in text for text in [*others, *said]):
                yield path


def read_line(line, step, place):
    """Takes a line that belongs to a command; False when it does not."""
    mark, rest = line[:1], line[1:]
    if mark == "<":
        step.stdin += rest.removeprefix(" ") + "\n"
    elif mark in OUTPUT:
        ends = not rest.startswith("|")
        text = rest.removeprefix("|").removeprefix(" ")
        setattr(step.expected, OUTPUT[mark], getattr(step.expected, OUTPUT[mark]) + text + ("\n" if ends else ""))
    elif line.startswith("? "):
        if not rest.strip().isdigit() or rest.strip() == "0":
            raise Fault(f"{place}: an exit status is a number above 0")
        step.expected.status = int(rest)
    elif line.startswith("= "):
        step.claims.append(rest.strip())
    else:
        return False
    return True


def read_script(name, lines):
    steps, prose = [], []
    for number, line in enumerate(lines, 1):
        place = f"{name}:{number}"
        if line.startswith("$ "):
            steps.append(Step(number, line[2:], prose))
            prose = []
        elif not steps or prose:
            if line[:1] in ("<", ">", "!", "?", "="):
                raise Fault(f"{place}: this belongs to no command: {line}")
            prose.append(line)
        elif not read_line(line, steps[-1], place):
            prose.append(line)
    return steps, prose


def read(name, text):
    """The story that is written in `text`."""
    lines = text.removesuffix("\n").split("\n")
    starts = [number for number, line in enumerate(lines) if HEADER.fullmatch(line)]
    steps, ending = read_script(name, lines[:starts[0]] if starts else lines)
    files = {}
    for start, end in zip(starts, [*starts[1:], len(lines)]):
        path = HEADER.fullmatch(lines[start])[1]
        if path in files or path.startswith(("/", "../")):
            raise Fault(f"{name}:{start + 1}: '{path}' is there twice, or outside of the folder")
        files[path] = "".join(line + "\n" for line in lines[start + 1:end])
    if not steps:
        raise Fault(f"{name}: a story has a command")
    story = Story(name, steps, ending, files)
    for path in story.unused():
        raise Fault(f"{name}: nothing uses the file '{path}'")
    return story


def agrees(expected, said):
    """True when a text is as expected."""
    begin, *rest = ("\n" + expected).split("\n…\n")
    text, begin = "\n" + said, begin if not rest else begin + "\n"
    if not rest:
        return text == begin
    if not text.startswith(begin) or not text.endswith("\n" + rest[-1]):
        return False
    at = len(begin) - 1
    for part in rest[:-1]:
        at = text.find(f"\n{part}\n", at) + len(part) + 1
        if at == len(part):
            return False
    return at <= len(text) - len(rest[-1]) - 1


def marked(mark, text):
    lines = text.split("\n")
    whole = [f"{mark} {line}".rstrip(" ") if not line else f"{mark} {line}" for line in lines[:-1]]
    return whole + ([f"{mark}| {lines[-1]}"] if lines[-1] else [])


def write(story, told):
    """The text of the story with what its commands said, where that is not what was expected."""
    lines = []
    for step, now in zip(story.steps, told):
        texts = {name: old if agrees(old := getattr(step.expected, name), getattr(now, name)) else getattr(now, name)
                 for name in OUTPUT.values()}
        said = dataclasses.replace(now, **texts)
        lines += [*step.prose, f"$ {step.command}", *marked("<", step.stdin), *marked(">", said.stdout),
                  *marked("!", said.stderr)]
        lines += [f"? {said.status}"] if said.status else []
        lines += [f"= {claim}" for claim in step.claims]
    lines += story.ending
    for path, text in story.files.items():
        lines += [f"-- {path} --", *text.split("\n")[:-1]]
    return "\n".join(lines) + "\n"
