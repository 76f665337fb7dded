"""Random PromQL: a grammar that knows the odd corners, and a mutator that breaks what it makes."""
import random

FUNCTIONS_VECTOR = "abs ceil sort round scalar absent timestamp day_of_month histogram_quantile clamp_max clamp label_replace label_join vector time pi step start range min_of max_of info sort_by_label histogram_quantiles unknown_fn RATE".split()
FUNCTIONS_RANGE = "rate increase delta irate max_over_time absent_over_time last_over_time quantile_over_time predict_linear mad_over_time double_exponential_smoothing".split()
AGGREGATORS = "sum avg count min max group stddev stdvar topk bottomk count_values quantile limitk limit_ratio SUM TopK".split()
NAMES = "a b foo x_total up http_requests_total job:rate5m : a: sum by without offset start end step range and or unless on ignoring bool atan2 fill fill_left fill_right anchored smoothed inf nan min_of max_of group_left topk NaN Inf OFFSET".split()
LABELS = "a b le job __name__ sum by without on bool inf nan atan2 group_left offset a:b fill start".split()
QUOTED = ['"a"', "'b'", "`c`", '""', '"my.label"', '"with\\"quote"', "'it\\'s'", '"\\d"', '"\\xff"', '"\\u00e9é"', '"\\101"', '"é\\n"', '"☃"', '"a b"', '"__name__"', '"\\ufffd"', '"without"', '"inf"', '"a:b"', '"\\U0001F600"', '"\\x7f"', '"\u00a0"', '"\U0001F600"', '`a\\d`', '"on"', '"1"']
REGEXES = ['"a.*"', '".*"', '".+"', '""', '"a|"', '"(a|b)"', '"a?"', '"("', '"[a"', '"a**"', '"^$"', '"(?i)x"', '"\\\\d+"', '`\\d*`', '"a{2}"', '"a{1001}"', '"(?P<n>a)"', '"(?<n>a)"', '"x*|y"', '"a+b*"', '"a*?"', '"a*+"', '"*"', '"|"', '"\\\\pL"', '"[[:alpha:]]"', '"(?:)"', '"\\\\z"', '"\\\\Z"', '"$"', '"(a*)+"', '".?"', '"a||b"', '"(?=a)"', '"\\\\C"', '"é*"', '"a{,2}"', '"a{0}"', '"\\\\b"', '"\\\\B"', '"(?m)^"', '"(?s).?"', '"\\\\Qa*\\\\E"', '"]"', '"}"', '"a{"']
NUMBERS = "0 1 2 5 10 0.5 .5 5. 1e3 1e-3 1E+2 0x1F 0X_1f 017 08 0_17 1_000 1__0 1_ 1e 1e400 1e-400 5e-324 1e21 1e22 1e23 123456789.125 inf Inf NaN nan 0x 0xFFFFFFFFFFFFFFFF 9223372036854775807 9223372036854775808 1e6 1234567 100000 0.0001 0.00001 1.5.5 .5.5 1e5e5 0b1 1i 0x1p3 0.1e1 00 010.5 1e+ 4.9e-324 1.7976931348623157e308 0777777777777777777777777".split()
DURATIONS = "5m 1h 30s 1d 1w 1y 1ms 1h30m 90m 0s 1d12h 30m1h 1h1h 5M 1.5h 1h30 hs 1m2h 1d2y 1y2w3d4h5m6s7ms 106751d23h47m16s 106752d 300y 1s500ms 8d 14d 366d 730d 100ms 1500ms 5m. 0d 1_0s 99999999999999999999s".split()
OPERATORS = "+ - * / % ^ == != > < >= <= </ >/ and or unless atan2 AND Or".split()
SHARP_RANGES = "5m 1h 300 0.5 0.0001 0.0015 1.0005 1e-10 0 -5m +5m 1.001 step() range() STEP() 5m+1m 5m*2 (5m) -(5m) 2*(5m+1m) min_of(5m,1h) max_of(step(),10s) 5m/0 5m%0 5m/-0 --5m (step()) -step() ((5m)) 5m^2 -5m^2 2^3^2 5m-1m-1m 5m+ 106751d23h47m16s 9223372036.854776 9223372037 1e10 inf 1y 9e9 123456789.0015 9223372036.8 10000000.001 9999999999s 123456789.123 90000000s1ms 1234567890.999".split()
OFFSETS = SHARP_RANGES + "step()*2 -step() +step() -(5m)*2 +(5m) +(5m)*2 (5m)*2 (5m)+1 --5m*2 ++5m -+5m*2 --step()*2 ++step()*2 +-5m^2 min_of(1m,2m) -min_of(1m,2m) +max_of(1m,2m)*2 (5m)-x -0 -0.0001 nan -inf 1.5 -(5m+1m) +(step()) -((5m)) (5m+1m)*2 2*5m ---5m".split()
TIMES = "0 1 -1 +1 1.5 1603774568 1e9 1e18 -1e18 1e19 inf nan start() end() START() start() 5m 0.0005 -0.0005 123456789.1234 9007199254740993 9223372036854775 1e15 --1 (1) step()".split()


class Maker:
    def __init__(self, source):
        self.r = source

    def pick(self, values):
        return self.r.choice(values)

    def chance(self, share):
        return self.r.random() < share

    def blank(self):
        return self.pick(["", "", "", "", " ", "  ", "\n", "\t", " # c\n", "\r"]) if self.chance(0.15) else ""

    def gap(self):
        return self.pick([" ", " ", " ", "  ", "\n", " #x\n"])

    def number(self):
        return self.pick(NUMBERS) if self.chance(0.5) else self.pick(["1", "2", "5", "0.5"])

    def duration(self):
        return self.pick(DURATIONS) if self.chance(0.4) else self.pick(["5m", "1h", "30s"])

    def string(self):
        return self.pick(QUOTED) if self.chance(0.5) else self.pick(['"a"', "'b'", "`c`"])

    def label(self):
        if self.chance(0.12):
            return self.string()
        return self.pick(LABELS) if self.chance(0.4) else self.pick(["a", "b", "le", "job"])

    def matcher(self):
        if self.chance(0.08):
            return self.string()
        label = self.label() if self.chance(0.8) else "__name__"
        op = self.pick(["=", "=", "!=", "=~", "=~", "!~"])
        value = self.pick(REGEXES) if op in ("=~", "!~") and self.chance(0.8) else self.string()
        return label + self.blank() + op + self.blank() + value

    def braces(self):
        count = self.pick([0, 1, 1, 1, 2, 3])
        inner = ("," + self.blank()).join(self.matcher() for _ in range(count))
        return "{" + self.blank() + inner + (self.pick([",", ""]) if self.chance(0.2) else "") + "}"

    def name(self):
        return self.pick(NAMES) if self.chance(0.35) else self.pick(["a", "foo", "x_total"])

    def selector(self):
        shape = self.r.random()
        if shape < 0.5:
            return self.name()
        if shape < 0.85:
            return self.name() + self.blank() + self.braces()
        return self.braces()

    def duration_expr(self, depth=0):
        shape = self.r.random()
        if shape < 0.4 or depth > 3:
            return self.pick(["5m", "1h", "2", "0.5", "step()", "range()", "3m", "0"]) if self.chance(0.8) else self.duration()
        if shape < 0.65:
            op = self.pick("+ - * / % ^".split())
            return self.duration_expr(depth + 1) + self.blank() + op + self.blank() + self.duration_expr(depth + 1)
        if shape < 0.8:
            return "(" + self.duration_expr(depth + 1) + ")"
        if shape < 0.9:
            return self.pick("+-") + self.blank() + self.duration_expr(depth + 1)
        return self.pick(["min_of", "max_of", "MIN_OF"]) + "(" + self.duration_expr(depth + 1) + "," + self.blank() + self.duration_expr(depth + 1) + ")"

    def range(self):
        if self.chance(0.6):
            return self.pick(["5m", "1h", "30s"])
        return self.pick(SHARP_RANGES) if self.chance(0.5) else self.duration_expr()

    def offset(self):
        if self.chance(0.5):
            return self.pick(["5m", "-5m", "1h", "0s"])
        return self.pick(OFFSETS) if self.chance(0.6) else self.duration_expr()

    def modifiers(self):
        out = ""
        while self.chance(0.25):
            shape = self.r.random()
            if shape < 0.5:
                out += self.gap() + self.pick(["offset", "offset", "OFFSET"]) + self.gap() + self.offset()
            elif shape < 0.85:
                out += self.gap() + "@" + self.blank() + (self.pick(TIMES) if self.chance(0.6) else "10")
            else:
                out += self.gap() + self.pick(["anchored", "smoothed"])
        return out

    def matrix(self):
        return self.selector() + self.blank() + "[" + self.blank() + self.range() + self.blank() + "]" + self.modifiers()

    def subquery(self, depth):
        step = "" if self.chance(0.5) else self.range()
        return self.expr(depth + 2) + "[" + self.range() + ":" + step + "]" + self.modifiers()

    def ranged(self, depth):
        return self.matrix() if self.chance(0.8) else self.subquery(depth)

    def labels(self):
        return "(" + ", ".join(self.label() for _ in range(self.pick([0, 1, 1, 2, 3]))) + (self.pick([",", ""]) if self.chance(0.1) else "") + ")"

    def call(self, depth):
        if self.chance(0.5):
            name = self.pick(FUNCTIONS_RANGE)
            args = [self.ranged(depth)]
            if name == "quantile_over_time":
                args.insert(0, self.number())
            if name in ("predict_linear", "double_exponential_smoothing") or self.chance(0.03):
                args.append(self.number())
            if name == "double_exponential_smoothing":
                args.append(self.number())
        else:
            name = self.pick(FUNCTIONS_VECTOR)
            args = self.arguments(name, depth)
        if self.chance(0.03):
            self.r.shuffle(args)
        return name + self.blank() + "(" + ("," + self.blank()).join(args) + (("," if self.chance(0.02) else "")) + ")"

    def arguments(self, name, depth):
        vector = lambda: self.expr(depth + 1)
        if name in ("time", "pi", "step", "start", "range"):
            return []
        if name in ("min_of", "max_of"):
            return [self.number(), self.number()]
        if name in ("histogram_quantile", "clamp_max"):
            args = [self.number(), vector()]
            return args if name == "histogram_quantile" else args[::-1]
        if name == "clamp":
            return [vector(), self.number(), self.number()]
        if name == "vector":
            return [self.number()]
        if name == "label_replace":
            return [vector(), self.string(), self.string(), self.string(), self.pick(REGEXES)]
        if name in ("label_join", "sort_by_label"):
            return [vector()] + [self.string() for _ in range(self.pick([0, 1, 2, 3, 4]))]
        if name == "histogram_quantiles":
            return [vector(), self.string()] + [self.number() for _ in range(self.pick([0, 1, 2, 9, 10, 11]))]
        if name == "info":
            return [vector()] + self.pick([[], [self.braces()], ["{}"], [self.selector()]])
        if name in ("day_of_month", "round"):
            return self.pick([[], [vector()], [vector(), self.number()]])
        return [vector()]

    def aggregation(self, depth):
        op = self.pick(AGGREGATORS)
        inner = self.expr(depth + 1)
        low = op.lower()
        if low in ("topk", "bottomk", "quantile", "limitk", "limit_ratio"):
            inner = (self.number() if self.chance(0.9) else self.expr(depth + 1)) + ", " + inner
        elif low == "count_values":
            inner = self.string() + ", " + inner
        if self.chance(0.02):
            inner += ", " + inner
        group = self.pick(["by", "without", "by", "BY"]) + self.blank() + self.labels()
        shape = self.r.random()
        if shape < 0.35:
            return f"{op} {group} ({inner})"
        if shape < 0.6:
            return f"{op}({inner}){self.blank()} {group}"
        return f"{op}{self.blank()}({inner})"

    def matching(self):
        out = ""
        if self.chance(0.15):
            out += self.gap() + self.pick(["bool", "Bool"])
        if self.chance(0.25):
            out += self.gap() + self.pick(["on", "ignoring"]) + self.blank() + self.labels()
            if self.chance(0.4):
                out += self.gap() + self.pick(["group_left", "group_right"]) + self.pick(["", " " + self.labels()])
        if self.chance(0.08):
            value = lambda: "(" + self.pick(["", "", "-", "+", "--"]) + self.pick([self.number(), self.duration()]) + ")"
            out += self.gap() + self.pick(["fill", "fill_left", "fill_right"]) + self.blank() + value()
            if self.chance(0.4):
                out += self.gap() + self.pick(["fill", "fill_left", "fill_right"]) + value()
        return out

    def binary(self, depth):
        return self.expr(depth + 1) + self.gap() + self.pick(OPERATORS) + self.matching() + self.gap() + self.expr(depth + 1)

    def expr(self, depth=0):
        if depth > 5 or self.chance(0.25):
            return self.leaf()
        shape = self.r.random()
        if shape < 0.3:
            return self.binary(depth)
        if shape < 0.45:
            return self.call(depth)
        if shape < 0.6:
            return self.aggregation(depth)
        if shape < 0.68:
            return "(" + self.blank() + self.expr(depth + 1) + ")" + (self.modifiers() if self.chance(0.03) else "")
        if shape < 0.78:
            return self.pick("+-") + self.blank() + self.expr(depth + 1)
        if shape < 0.8:
            return self.subquery(depth)
        return self.leaf()

    def leaf(self):
        shape = self.r.random()
        if shape < 0.65:
            return self.selector() + self.modifiers()
        if shape < 0.8:
            return self.number()
        if shape < 0.9:
            return self.duration()
        if shape < 0.95:
            return self.string()
        return self.matrix()


TOKENS = ["(", ")", "[", "]", "{", "}", ",", ":", "@", "=", "==", "!=", "=~", "!~", "<", ">", "</", ">/", "+", "-", "*", "/", "%", "^", "!", "~", "$", "#", "\n", " ", ".", ";", "\\", '"', "'", "`", "and", "by", "on", "bool", "offset", "5m", "1", "step()", "start()", "anchored", "group_left", "fill(1)", "sum", "é", "\u201c", "\u00a0", "\ufffd", "\x00", "\x7f", "inf", "e5", "_", "m", "x"]


def mutate(r, text):
    for _ in range(r.choice([1, 1, 1, 2, 3])):
        at = r.randrange(len(text) + 1)
        shape = r.random()
        if shape < 0.3:
            text = text[:at] + r.choice(TOKENS) + text[at:]
        elif shape < 0.6:
            end = min(len(text), at + r.choice([1, 1, 2, 5]))
            text = text[:at] + text[end:]
        elif shape < 0.75:
            end = min(len(text), at + 1)
            text = text[:at] + r.choice(TOKENS) + text[end:]
        elif shape < 0.85:
            begin = r.randrange(len(text) + 1)
            low, high = sorted((at, begin))
            text = text[:low] + text[low:high] * 2 + text[high:]
        elif shape < 0.93:
            text = text[:at]
        else:
            text = text.swapcase() if r.random() < 0.2 else text[:at].upper() + text[at:]
    return text


def batch(source, count):
    """`count` expressions, most from the grammar, a third of them broken by the mutator."""
    maker = Maker(source)
    out = []
    while len(out) < count:
        text = maker.expr()
        if len(text) > 2000:
            continue
        out.append(text)
        if source.random() < 0.5:
            out.append(mutate(source, text))
    return out
