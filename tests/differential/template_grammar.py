"""Random texts of alerts: a grammar that knows the odd corners, and a mutator that breaks what it makes."""

WORDS = "and or not eq ne lt le gt ge index slice len print printf println html js urlquery call query first label value strvalue sortByLabel args humanize humanize1024 humanizeDuration humanizePercentage humanizeTimestamp toTime toDuration now parseDuration title toUpper toLower match reReplaceAll stripPort stripDomain graphLink tableLink externalURL pathPrefix urlQueryEscape safeHtml".split()
ODD_WORDS = "tmpl unknown humanise elseif end if else define block template range with break continue nil true false TRUE _x é ²".split()
VARIABLES = "$labels $labels.job $value $externalLabels.cluster $externalURL $ $.Labels.x $.Value $x $y $x.y $labels.if $labels.a.b $größe $1 $_".split()
FIELDS = ". .Labels .Labels.job .Value .ExternalLabels .x.y .if .nil .é .Labels.a_b".split()
NUMBERS = "0 1 -1 +1 017 08 09 0_7 0_9 1_000 1__0 1_ _1 0x1F 0X_1f 0x 0x_ 0b101 0b12 0B1 0o17 0o8 0O7 1.5 .5 5. 1e3 1E+2 1e-400 1e400 -1e400 1e 1e+ 0x1p3 0x1.8p1 0x1.8 0x.p1 0x1p 0x1p+2000 0x1p-2000 1i 0i 1.5i 0x1i 0x1p1i 07i 08i 1_0i 1_0.5 1_.5 1._5 1e1_0 1e_1 1+2i 1-2i -1.5e3+.5i 1+2 1i+2i 1+i 0x1p1+0x2p1i 0x1+2i 0b1+2i 1_0+2i 0x_1p1_0 18446744073709551615 18446744073709551616 9223372036854775808 -9223372036854775808 -9223372036854775809 +9223372036854775807 +9223372036854775808 1.7976931348623157e308 1.7976931348623159e308 4.9e-324 0.00000000000000000000000000001e330 1a 1.a 1.e1 0x1e5 0xep1 1e5i 00 -0 -00 0777777777777777777777777 0xFFFFFFFFFFFFFFFFF 1..2 1.2.3 - + -- +-1".split()
STRINGS = ['"a"', '""', '"a b"', '"job"', "`raw`", "``", '"}}"', '"{{"', "`}}`", "`a\nb`", '"\\n\\t\\\\\\""', '"\\x41"', '"\\x4"', '"\\101"', '"\\400"', '"\\18"', '"\\u00e9"', '"\\ud800"', '"\\udfff"', '"\\U0010FFFF"', '"\\U00110000"', '"\\d"', "\"\\'\"", '"a\\', '"a\n"', '"é"', '"', "`", "'a'", "''", "'ab'", "'\\''", "'\\\"'", "'é'", "'\\n'", "'\\u00e9'", "'\\ud800'", "'a", "'}'", "'\\x41'", "'\\400'", "'\\377'", "'\n'"]
GLUE = ["", "", "", "(", ")", "|", ",", ":", ":=", "=", ".", "!", "/", "*", "-", "+", "%", "<", ">", "[", "]", "{", "}", "#", "@", "\\", "~", "^", "&", ";", "?", "€", "\u00a0", "\u2028", "é", "1", "a", "\"", "`", "'", "\x00", "\x7f", "\r", "\f", "\v"]
TEXTS = ["", "", "a", " ", "\n", " \t\r\n ", "}}", "{", "}", "{ {", " b ", "{{", "é", "/*", "*/", "-", "\u00a0"]
PIECES = ["{{", "}}", "{{-", "-}}", "{{- ", " -}}", "/*", "*/", "{{/*", "*/}}", "{{- /*", "*/ -}}", "{{end}}", "{{else}}", "{{if 1}}", "{{range 1}}", "{{with 1}}", "{{break}}", "{{continue}}", "{{else if 1}}", "{{else with 1}}", "{{define \"t\"}}", "{{block \"t\" .}}", "{{template \"t\"}}", " ", "\n", "\t", ".", "$", "$labels", "(", ")", "|", ",", ":=", "=", "\"", "`", "'", "1", "-1", "+", "if ", "end", "else", "range ", "with ", "define ", "x", "\u00e9", "nil", "true", "$x", "$x :="]


class Maker:
    def __init__(self, source):
        self.r = source
        self.ranges = 0

    def pick(self, values):
        return self.r.choice(values)

    def chance(self, share):
        return self.r.random() < share

    def gap(self):
        return self.pick([" ", " ", " ", "  ", "\n", "\t", " \r\n"])

    def maybe(self):
        return self.pick(["", " ", " ", "\n"])

    def operand(self, depth):
        roll = self.r.random()
        if roll < 0.25:
            return self.pick(VARIABLES)
        if roll < 0.4:
            return self.pick(FIELDS)
        if roll < 0.55:
            return self.pick(NUMBERS) if self.chance(0.3) else "1"
        if roll < 0.7:
            return self.pick(STRINGS) if self.chance(0.3) else '"a"'
        if roll < 0.75:
            return self.pick(["nil", "true", "false", "."])
        if roll < 0.9 and depth > 0:
            return "(" + self.maybe() + self.pipeline(depth - 1) + self.maybe() + ")" + self.pick(["", "", ".a", ".a.b"])
        return self.pick(ODD_WORDS) if self.chance(0.02) else self.pick(WORDS)

    def command(self, depth):
        first = self.pick(WORDS) if self.chance(0.6) else self.operand(depth)
        rest = [self.operand(depth) for _ in range(self.pick([0, 0, 1, 1, 2]))]
        separator = self.gap() if self.chance(0.98) else self.pick(GLUE)
        return separator.join([first, *rest])

    def pipeline(self, depth):
        start = self.pick(["$x := ", "$y = ", "$x, $y := ", "$x:=", "$x, "]) if self.chance(0.12) else ""
        commands = [self.command(depth) for _ in range(self.pick([1, 1, 1, 2, 3]))]
        end = " |" if self.chance(0.01) else ""
        return start + self.pick([" | ", "|", " |", "| "]).join(commands) + end

    def braces(self, inside):
        left = self.pick(["{{", "{{", "{{ ", "{{- ", "{{-\n", "{{-"] if self.chance(0.3) else ["{{ "])
        right = self.pick(["}}", "}}", " }}", " -}}", "\n-}}", "-}}"] if self.chance(0.3) else [" }}"])
        return left + inside + right

    def branch(self, depth):
        word = self.pick(["if", "with", "range"])
        inside = {"if": "if", "with": "with", "range": self.pick(["if", "with"])}[word]
        value = self.pipeline(2)
        if word == "range" and self.chance(0.3):
            value = self.pick(["$i, $v := ", "$v := ", "$i, $v = ", "$i,$v:=", "$i, ", "$a, $b, $c := "]) + self.pipeline(1)
        self.ranges += word == "range"
        text = self.braces(f"{word} {value}") + self.nodes(depth - 1)
        self.ranges -= word == "range"
        for _ in range(self.pick([0, 0, 0, 1, 2])):
            text += self.braces(f"else{self.gap()}{inside} {self.pipeline(1)}") + self.nodes(depth - 1)
        if self.chance(0.3):
            text += self.braces("else") + self.nodes(depth - 1)
        return text + (self.braces("end") if self.chance(0.98) else "")

    def node(self, depth):
        roll = self.r.random()
        if roll < 0.4:
            return self.braces(self.pipeline(2))
        if roll < 0.6:
            return self.pick(TEXTS)
        if roll < 0.66:
            left, right = self.pick([("{{/*", "*/}}"), ("{{- /*", "*/ -}}"), ("{{/*", "*/ -}}"), ("{{ /*", "*/}}"), ("{{/*", "*/ }}")] if self.chance(0.2) else [("{{/*", "*/}}")])
            return left + self.pick(["", " c ", "}}", "{{", "*", "\n"]) + right
        if roll < 0.82 and depth > 0:
            return self.branch(depth)
        if roll < 0.86:
            return self.braces(self.pick(["break", "continue"])) if self.ranges > 0 or self.chance(0.05) else ""
        name = self.pick(['"t"', '"u"', "`t`", '""', "t", "1", '"\\d"'] if self.chance(0.1) else ['"t"', '"u"', '"v"'])
        if roll < 0.9:
            return self.braces(f"template {name}" + self.pick(["", " .", " $labels", self.gap() + self.pipeline(1)]))
        if roll < 0.95 and depth > 0:
            ranges, self.ranges = self.ranges, 0
            text = self.braces(f"block {name} {self.pipeline(1)}") + self.nodes(depth - 1) + self.braces("end")
            self.ranges = ranges
            return text
        return self.pick(TEXTS)

    def nodes(self, depth):
        return "".join(self.node(depth) for _ in range(self.pick([0, 1, 1, 2, 3])))

    def text(self):
        made = self.nodes(3)
        if self.chance(0.1):
            name = self.pick(['"t"', '"u"', '"w"'])
            made += self.braces(f"define {name}") + self.nodes(2) + self.braces("end")
        return self.mutated(made) if self.chance(0.4) else made

    def mutated(self, text):
        for _ in range(self.pick([1, 1, 2, 4])):
            at = self.r.randint(0, len(text))
            to = min(len(text), at + self.pick([0, 0, 1, 1, 2, 5]))
            text = text[:at] + self.pick(PIECES if self.chance(0.6) else GLUE) + text[to:]
        return text
