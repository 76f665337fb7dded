#!/usr/bin/env python3
"""What a story is held to: each way in which one can be wrong or stale is seen to fail."""

import unittest

import story

GOOD = """Prose.

$ obsgen promql fmt
< a
> a

$ obsgen generate a.yaml
! no
>| half
? 2
= README.md

The end.
-- a.yaml --
catalog: 1

-- metric-catalog/b.yaml --
-- c.yaml --
include: [a.yaml]
"""


class Stories(unittest.TestCase):
    def test_a_story_is_read(self):
        read = story.read("good", GOOD.replace("[a.yaml]", "[]").replace("catalog: 1", "include: [c.yaml]"))
        self.assertEqual([step.command for step in read.steps], ["obsgen promql fmt", "obsgen generate a.yaml"])
        self.assertEqual((read.steps[0].stdin, read.steps[0].expected), ("a\n", story.Told("a\n", "", 0)))
        self.assertEqual((read.steps[1].claims, read.steps[1].expected), (["README.md"], story.Told("half", "no\n", 2)))
        self.assertEqual(read.files, {"a.yaml": "include: [c.yaml]\n\n", "metric-catalog/b.yaml": "", "c.yaml": "include: []\n"})

    def test_what_is_read_is_written_again(self):
        text = GOOD.replace("! no\n>| half\n", ">| half\n! no\n").replace("catalog: 1", "include: [c.yaml]")
        read = story.read("good", text)
        self.assertEqual(story.write(read, [step.expected for step in read.steps]), text)

    def test_what_a_command_says_now_takes_the_place_of_what_it_said(self):
        read = story.read("s", "$ obsgen a\n> old\n! old\n? 1\n\nEnd.\n")
        self.assertEqual(story.write(read, [story.Told("new\n\nlast", "", 2)]), "$ obsgen a\n> new\n>\n>| last\n? 2\n\nEnd.\n")
        self.assertEqual(story.write(read, [story.Told()]), "$ obsgen a\n\nEnd.\n")

    def test_an_ellipsis_stands_for_any_lines(self):
        for expected, said, agrees in (
                ("a\n", "a\n", True), ("a\n", "b\n", False), ("", "", True), ("", "a\n", False),
                ("…\n", "", True), ("…\n", "a\nb\n", True), ("…\nb\n", "a\nb\n", True), ("…\nb\n", "ab\n", False),
                ("a\n…\n", "a\n", True), ("a\n…\n", "ab\n", False), ("a\n…\na\n", "a\n", False), ("a\n…\na\n", "a\na\n", True),
                ("a\n…\nb\n…\nc\n", "a\nx\nb\nc\n", True), ("a\n…\nb\n…\nc\n", "a\nx\nc\n", False),
                ("…\nb\n…\nb\n", "b\n", False), ("a…\n", "ab\n", False)):
            with self.subTest((expected, said)):
                self.assertEqual(story.agrees(expected, said), agrees)
        read = story.read("s", "$ obsgen a\n> first\n> …\n")
        self.assertEqual(story.write(read, [story.Told("first\nlast\n")]), "$ obsgen a\n> first\n> …\n")
        self.assertEqual(story.write(read, [story.Told("other\n")]), "$ obsgen a\n> other\n")

    def test_what_is_wrong_is_refused(self):
        for text, fault in (
                ("Prose only.\n", "s: a story has a command"),
                ("> early\n$ obsgen\n", "s:1: this belongs to no command: > early"),
                ("$ obsgen\nProse.\n> late\n", "s:3: this belongs to no command: > late"),
                ("$ obsgen\n? 0\n", "s:2: an exit status is a number above 0"),
                ("$ obsgen\n-- a --\n-- a --\n", "s:3: 'a' is there twice, or outside of the folder"),
                ("$ obsgen ../a\n-- ../a --\n", "s:2: '../a' is there twice, or outside of the folder"),
                ("$ obsgen\n-- a.yaml --\n", "s: nothing uses the file 'a.yaml'"),
                ("$ obsgen aa.yaml\n-- a/a.yaml --\n", "s: nothing uses the file 'a/a.yaml'")):
            with self.subTest(fault), self.assertRaises(story.Fault) as raised:
                story.read("s", text)
            self.assertEqual(str(raised.exception), fault)

    def test_a_file_is_used_by_its_name_or_its_folder(self):
        for line in ("$ obsgen a/b.yaml", "$ obsgen a/", "$ obsgen a"):
            self.assertEqual(list(story.read("s", f"{line}\n-- a/b.yaml --\n").files), ["a/b.yaml"])


if __name__ == "__main__":
    unittest.main()
