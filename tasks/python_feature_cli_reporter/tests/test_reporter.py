from __future__ import annotations

import io
import json
import random
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from reporter import main


def run(*argv: str, stdin: str = "") -> tuple[int, str, str]:
    stdout, stderr = io.StringIO(), io.StringIO()
    status = main(list(argv), io.StringIO(stdin, newline="\n"), stdout, stderr)
    return status, stdout.getvalue(), stderr.getvalue()


def printed(*argv: str, stdin: str = "") -> str:
    status, stdout, stderr = run(*argv, stdin=stdin)
    assert (status, stderr) == (0, "")
    return stdout


def counted(text: str, *argv: str) -> dict[str, int]:
    answer = json.loads(printed("--format", "json", *argv, stdin=text))
    return {row["key"]: row["count"] for row in answer["rows"]}


def log(**levels: int) -> str:
    return "".join(f"9:00 {level} web up\n" * count for level, count in levels.items())


class TestText:
    def test_columns_are_as_wide_as_their_longest_cell(self):
        assert printed("--top=2", stdin=log(warn=13, error=2, info=1)) == (
            "level  count   share\n"
            "warn      13   81.3%\n"
            "error      2   12.5%\n"
            "total     16  100.0%\n"
        )

    def test_long_keys_widen_the_first_column(self):
        text = "1 info größenwandler\n1 info api\n1 warn api\n"
        assert printed("--by", "service", stdin=text) == (
            "service        count   share\n"
            "api                2   66.7%\n"
            "größenwandler      1   33.3%\n"
            "total              3  100.0%\n"
        )

    def test_rows_that_are_not_shown_do_not_widen_columns(self):
        text = "1 info a\n1 info a\n1 info averylongservicename\n"
        assert printed("--by", "service", "--top", "1", stdin=text) == (
            "service  count   share\na            2   66.7%\ntotal        3  100.0%\n"
        )

    def test_nothing_counted_is_a_total_of_nothing(self):
        assert printed(stdin="\n") == "level  count  share\ntotal      0   0.0%\n"


class TestCsv:
    def test_there_is_a_header_and_no_total(self):
        assert printed("--format=csv", stdin=log(warn=3, info=1)) == (
            "level,count,share\nwarn,3,75.0\ninfo,1,25.0\n"
        )

    def test_keys_are_quoted_only_where_they_must_be(self):
        text = '1 info a,b\n1 info "c ""d"""\n1 info e\rf\n1 info "g h"\n1 info i;j\n'
        assert printed("--format", "csv", "--by", "service", stdin=text) == (
            "service,count,share\n"
            '"a,b",1,20.0\n'
            '"c ""d""",1,20.0\n'
            '"e\rf",1,20.0\n'
            "g h,1,20.0\n"
            "i;j,1,20.0\n"
        )


class TestJson:
    def test_it_is_one_object_on_one_line(self):
        answer = printed("--format=json", "--top=1", stdin=log(warn=2, info=1))
        assert answer.count("\n") == 1 and answer.endswith("\n")
        assert json.loads(answer) == {
            "by": "level",
            "total": 3,
            "rows": [{"key": "warn", "count": 2, "share": "66.7"}],
        }

    def test_nothing_counted_has_no_rows(self):
        expected = {"by": "service", "total": 0, "rows": []}
        assert json.loads(printed("--format=json", "--by=service")) == expected


class TestCounting:
    def test_equal_counts_are_ordered_by_key(self):
        text = "".join(f"1 info {name}\n" for name in ("b", "é", "B", "a10", "a9", "b"))
        assert list(counted(text, "--by=service")) == ["b", "B", "a10", "a9", "é"]

    def test_lower_levels_are_left_out(self):
        text = log(debug=1, info=2, warn=3, error=4, fatal=5)
        assert counted(text, "--min-level", "warn") == {"fatal": 5, "error": 4, "warn": 3}
        assert counted(text, "--min-level=warn", "--by=service") == {"web": 12}
        assert sum(counted(text, "--min-level", "debug").values()) == 15

    def test_levels_are_counted_in_small_letters(self):
        assert counted("1 WARN a\n1 Warn a\n1 warn a\n") == {"warn": 3}

    @pytest.mark.parametrize(
        "count, total, expected",
        [
            (1, 16, "6.3"),
            (1, 2000, "0.1"),
            (1, 2001, "0.0"),
            (3, 80, "3.8"),
            (23, 80, "28.8"),
            (57, 400, "14.3"),
            (1999, 2000, "100.0"),
            (1, 3, "33.3"),
        ],
    )
    def test_shares_are_rounded_half_up(self, count, total, expected):
        answer = json.loads(printed("--format=json", stdin=log(warn=count, info=total - count)))
        assert [row["share"] for row in answer["rows"] if row["key"] == "warn"] == [expected]

    def test_shares_are_those_of_all_lines_though_few_rows_are_shown(self):
        answer = json.loads(printed("--format=json", "--top=1", stdin=log(warn=3, info=2, debug=3)))
        assert answer["total"] == 8
        assert answer["rows"] == [{"key": "debug", "count": 3, "share": "37.5"}]

    def test_any_log_is_counted_as_by_hand(self):
        for seed in range(40):
            rng = random.Random(f"log {seed}")
            names = [rng.choice("abcd") for _ in range(rng.randint(1, 60))]
            top = rng.randint(1, 5)
            text = "".join(f"1 info {name}\n" for name in names)
            answer = json.loads(
                printed(f"--top={top}", "--by=service", "--format=json", stdin=text)
            )
            order = sorted(set(names), key=lambda name: (-names.count(name), name))[:top]
            assert [row["key"] for row in answer["rows"]] == order, f"seed {seed}"
            for row in answer["rows"]:
                tenths = Fraction(1000 * names.count(row["key"]), len(names)) + Fraction(1, 2)
                assert row["count"] == names.count(row["key"])
                assert row["share"] == f"{tenths.__floor__() / 10:.1f}", f"seed {seed}"


class TestLines:
    @pytest.mark.parametrize(
        "line, service",
        [
            ("1 info api", "api"),
            ("1 info api ", "api"),
            ("1   info   api   it  runs", "api"),
            ('1 info "auth ""v2""" message', 'auth "v2"'),
            ('1 info "a b"', "a b"),
            ('1 info """" x', '"'),
            ('1 info a"b" c', 'a"b"'),
            ('1 info "a" "b"', "a"),
            ('"1 info " " "', " "),
            ("1\t2 info a\tb", "a\tb"),
        ],
    )
    def test_services_are_read(self, line, service):
        assert counted(line + "\n", "--by=service") == {service: 1}

    @pytest.mark.parametrize(
        "line",
        [
            " 1 info api",
            "1 info",
            "1 info ",
            "1 notice api",
            "1",
            "\t",
            "1\tinfo\tapi",
            '1 info "api',
            '1 info "api"x',
            '1 info ""',
            '1 info "a"" b',
            '1 info "',
            "info api now",
        ],
        ids=repr,
    )
    def test_malformed_lines_are_told_and_not_counted(self, line):
        status, stdout, stderr = run("--format=csv", stdin=f"1 warn a\n\n   \n{line}\n1 warn a\n")
        assert status == 0
        assert stdout == "level,count,share\nwarn,2,100.0\n"
        assert stderr == "reporter: -:4: malformed line\n"

    def test_only_line_feeds_end_lines(self):
        text = "1 info a x\x0by\x0cz\u2028 \x85\r1 info b\r\n1 info c\r\n1 info d"
        assert counted(text, "--by=service") == {"a": 1, "c": 1, "d": 1}


class TestFiles:
    def test_files_and_the_standard_input_are_counted_together(self, tmp_path):
        first, second = tmp_path / "one.log", tmp_path / "two.log"
        first.write_bytes(b"1 info a\n1 info b\n")
        second.write_bytes(b"1 info a\nbad\n")
        status, stdout, stderr = run(
            str(first), "--by", "service", "-", "--format=csv", str(second), stdin="worse\n1 info a"
        )
        assert stdout == "service,count,share\na,3,75.0\nb,1,25.0\n"
        assert stderr == (f"reporter: -:1: malformed line\nreporter: {second}:2: malformed line\n")
        assert status == 0

    def test_files_are_read_byte_for_byte(self, tmp_path):
        file = tmp_path / "odd.log"
        file.write_bytes(b"\xef\xbb\xbf1 info a\xff\r\n1 info \xc3\xa9\rx\n")
        answer = json.loads(printed("--by=service", "--format=json", str(file)))
        assert [row["key"] for row in answer["rows"]] == ["a\ufffd", "é\rx"]

    def test_a_file_that_cannot_be_read_does_not_stop_the_others(self, tmp_path):
        good = tmp_path / "good.log"
        good.write_bytes(b"1 info a\n")
        missing = str(tmp_path / "missing.log")
        status, stdout, stderr = run("--format=csv", missing, str(tmp_path), str(good))
        assert status == 1
        assert stdout == "level,count,share\ninfo,1,100.0\n"
        assert stderr == f"reporter: cannot read {missing}\nreporter: cannot read {tmp_path}\n"

    def test_after_two_dashes_all_are_files(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        Path("--top").write_bytes(b"1 info a\n")
        assert printed("--format=csv", "--", "--top", "-", stdin="1 info b\n") == (
            "level,count,share\ninfo,2,100.0\n"
        )


class TestArguments:
    def test_the_last_option_of_a_name_counts(self):
        assert printed("--by=service", "--format=json", "--by", "level", "--format", "csv") == (
            "level,count,share\n"
        )

    @pytest.mark.parametrize(
        "argv",
        [
            ["--wat"],
            ["-x"],
            ["-h"],
            ["--help"],
            ["--form", "csv"],
            ["--top"],
            ["--top="],
            ["--by", "--top"],
            ["--top", "0"],
            ["--top", "-1"],
            ["--top", "+1"],
            ["--top", "1.0"],
            ["--top", "٣"],
            ["--top=1_0"],
            ["--by", "time"],
            ["--by="],
            ["--format", "CSV"],
            ["--min-level", "WARN"],
            ["--min-level=all"],
            ["--by=level", "f", "--format"],
        ],
        ids=" ".join,
    )
    def test_wrong_arguments_are_told_and_nothing_is_read(self, argv, capsys):
        class Unread(io.StringIO):
            def readable(self):
                pytest.fail("the standard input was read")

            read = readline = __next__ = __iter__ = lambda self, *_: self.readable()

        stdout, stderr = io.StringIO(), io.StringIO()
        assert main(argv, Unread(), stdout, stderr) == 2
        assert stdout.getvalue() == ""
        assert stderr.getvalue().startswith("reporter: ")
        assert stderr.getvalue().count("\n") == 1 and stderr.getvalue().endswith("\n")
        assert capsys.readouterr() == ("", "")

    def test_the_program_answers_on_the_command_line(self):
        result = subprocess.run(
            [sys.executable, "reporter.py", "--by=service", "--format=csv"],
            input="1 info größe\r\n".encode(),
            capture_output=True,
            cwd=Path(sys.modules["reporter"].__file__).parent,
        )
        assert result.stdout.decode() == "service,count,share\ngröße,1,100.0\n"
        assert (result.returncode, result.stderr) == (0, b"")
