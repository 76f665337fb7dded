"""PromQL and YAML as text: tokens and nodes that keep their places, so that a change is a replacement of a piece of the file."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

TOKEN = re.compile(r"""
    (?P<space>\s+|\#[^\n]*) | (?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`) |
    (?P<range>\[[^\]]*\]) | (?P<duration>\d+(?:ms|[smhdwy])(?:\d+(?:ms|[smhdwy]))*) |
    (?P<number>\d*\.?\d+(?:[eE][+-]?\d+)?) | (?P<name>[A-Za-z_:$][A-Za-z0-9_:]*) |
    (?P<sign>==|!=|=~|!~|<=|>=|[-+*/%^<>=(){},@])
""", re.X)

AGGREGATIONS = {"sum", "min", "max", "avg", "count", "group", "stddev", "stdvar", "topk", "bottomk", "quantile", "count_values"}


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Edit:
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Change:
    """One change of a catalog: its kind, what it does in words, and the pieces of text that it replaces."""
    kind: str
    words: str
    edits: tuple

    def of(self, text):
        for edit in sorted(self.edits, key=lambda one: -one.start):
            text = text[:edit.start] + edit.text + text[edit.end:]
        return text


@dataclass
class Metric:
    """What a catalog says of one family."""
    name: str
    type: str = "gauge"
    unit: str = ""
    value: object = None
    labels: list = field(default_factory=list)
    same: bool = False  # every replica tells it
    external: bool = False

    @property
    def value_kind(self):
        return next(iter(self.value)) if isinstance(self.value, dict) else self.value

    @property
    def grows(self):
        return self.type == "counter"


class Expression:
    """An expression within the text of a file. Places of tokens are places in the file."""

    def __init__(self, path, node, text, base):
        self.path, self.node = path, node
        self.tokens = [Token(found.lastgroup, found.group(), base + found.start(), base + found.end())
                       for found in TOKEN.finditer(text) if found.lastgroup != "space"]
        self.start, self.end = self.tokens[0].start, self.tokens[-1].end

    def word(self, at):
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def closing(self, at):
        """The index of the bracket that closes the one at `at`."""
        depth = 0
        for index in range(at, len(self.tokens)):
            depth += (self.word(index) in ("(", "{")) - (self.word(index) in (")", "}"))
            if depth == 0:
                return index
        return len(self.tokens) - 1

    def closing_of_first(self):
        """The index of the bracket that closes the first one of the expression."""
        return self.closing(next((at for at, token in enumerate(self.tokens) if token.text == "(" and self.word(at - 1).lower() not in ("by", "without")), 0))

    def lists(self, *words):
        """Lists of labels after one of `words`: the index of the word and those of the labels."""
        for at, token in enumerate(self.tokens):
            if token.text.lower() in words and self.word(at + 1) == "(":
                end = self.closing(at + 1)
                yield at, [index for index in range(at + 2, end) if self.tokens[index].kind == "name"], end

    def matchers(self):
        """Indexes of the names of labels that matchers ask for."""
        for at, token in enumerate(self.tokens):
            if token.text == "{":
                for index in range(at + 1, self.closing(at)):
                    if self.tokens[index].kind == "name" and self.word(index + 1) in ("=", "!=", "=~", "!~"):
                        yield index

    def selectors(self, series):
        """Selectors of known series: the index of the name and that of the last token without its range."""
        for at, token in enumerate(self.tokens):
            if token.kind == "name" and token.text in series and self.word(at + 1) != "(":
                yield at, self.closing(at + 1) if self.word(at + 1) == "{" else at

    def calls(self, *names):
        """Calls of functions: the indexes of the name, the opening and the closing bracket."""
        for at, token in enumerate(self.tokens):
            if token.text in names and self.word(at + 1) == "(":
                yield at, at + 1, self.closing(at + 1)

    def aggregations(self, *names):
        """Aggregations with `by` in front: the operator's index, the list's end, the operand's brackets."""
        for at, labels, end in self.lists("by"):
            if self.word(at - 1).lower() in names and self.word(end + 1) == "(":
                yield at - 1, end, end + 1, self.closing(end + 1)


def drop_from_list(expression, labels, index):
    """The edit that takes one of several names out of a list."""
    tokens = expression.tokens
    if index > labels[0]:
        return Edit(tokens[index - 1].start, tokens[index].end, "")
    end = tokens[index + 1].end if expression.word(index + 1) == "," else tokens[index].end
    return Edit(tokens[index].start, end, "")


def misspelt(word):
    """The word with a letter lost near its end, which no catalog means."""
    return word + "x" if len(word) < 4 else word[:-2] + word[-1]


class Catalog:
    """A catalog's text, its nodes with places, and what it and its libraries declare."""

    def __init__(self, path):
        self.path = Path(path)
        self.text = self.path.read_text(encoding="utf-8")
        self.root = yaml.compose(self.text)
        self.metrics, self.labels = {}, {}
        self._declare(self.path, set())
        self.series = {}
        for metric in self.metrics.values():
            endings = {"histogram": ("_bucket", "_sum", "_count"), "summary": ("", "_sum", "_count")}
            for ending in endings.get(metric.type, ("",)):
                self.series[metric.name + ending] = metric
        self.expressions = list(self._expressions())

    def _declare(self, path, seen):
        if path in seen:
            return
        seen.add(path)
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        for library in data.get("include", []):
            self._declare(path.parent / library, seen)
        for name, label in (data.get("labels") or {}).items():
            self.labels[name] = [value["value"] if isinstance(value, dict) else value for value in (label or {}).get("values", [])]
        keys = {name: one.get("key", []) for name, one in (data.get("objects") or {}).items()}
        for one in data.get("metrics") or []:
            labels = [label["name"] if isinstance(label, dict) else label for label in one.get("labels", [])]
            self.metrics[one["name"]] = Metric(
                one["name"], one.get("type", "gauge"), one.get("unit", ""), one.get("value"), labels + keys.get(one.get("object"), []),
                one.get("replicas") == "same", bool(one.get("external")))

    def nodes(self):
        """Every scalar: its path and its node."""
        def walk(node, path):
            if isinstance(node, yaml.MappingNode):
                for key, value in node.value:
                    yield from walk(value, path + (key.value,))
            elif isinstance(node, yaml.SequenceNode):
                for index, value in enumerate(node.value):
                    yield from walk(value, path + (index,))
            else:
                yield path, node
        return walk(self.root, ())

    def mappings(self):
        """Every mapping: its path and its node."""
        def walk(node, path):
            if isinstance(node, yaml.MappingNode):
                yield path, node
                for key, value in node.value:
                    yield from walk(value, path + (key.value,))
            elif isinstance(node, yaml.SequenceNode):
                for index, value in enumerate(node.value):
                    yield from walk(value, path + (index,))
        return walk(self.root, ())

    def piece(self, node):
        return self.text[node.start_mark.index:node.end_mark.index]

    def replaced(self, node, text):
        return Edit(node.start_mark.index, node.end_mark.index, text)

    def _expressions(self):
        for path, node in self.nodes():
            if len(path) != 3 or path[0] != "signals" or path[2] != "expr" or node.style == '"':
                continue
            text, base = self.piece(node), node.start_mark.index
            if node.style in ("|", ">"):
                line = text.index("\n") + 1
                text, base = text[line:].rstrip(), base + line
            elif node.style == "'":
                text, base = text[1:-1], base + 1
            yield Expression(path, node, text, base)
