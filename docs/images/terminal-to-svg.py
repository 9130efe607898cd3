#!/usr/bin/env python3
"""Draws captured terminal output, colours included, as an SVG.

    script -qec './assay run --tasks all --models oracle noop' /dev/null | ./terminal-to-svg.py > run.svg
"""
import html
import re
import sys

COLOURS = {"36": "#35D0F0", "38;5;209": "#FF8A4C", "33": "#FFE066", "2": "#9AA7BD", "1": "#FFFFFF"}
WIDTH, LINE, TOP, LEFT = 8.4, 19, 58, 22


def lines(text):
    """What stays on the screen: a line that is redrawn counts only in its last form."""
    for line in text.replace("\r\n", "\n").split("\n"):
        yield re.split(r"\r|\x1b\[2?K", line)[-1]


def spans(line):
    style = "#E6EDF7"
    for part in re.split(r"(\x1b\[[0-9;]*m)", line):
        code = re.fullmatch(r"\x1b\[([0-9;]*)m", part)
        if code:
            style = COLOURS.get(code[1], "#E6EDF7")
        elif part:
            yield style, part


def main():
    shown = [line for line in lines(sys.stdin.read())]
    while shown and not shown[-1].strip():
        shown.pop()
    columns = max(sum(len(text) for _, text in spans(line)) for line in shown)
    width, height = LEFT * 2 + columns * WIDTH, TOP + len(shown) * LINE + 12
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" '
          f'font-family="ui-monospace, Menlo, Consolas, \'DejaVu Sans Mono\', monospace" font-size="14">')
    print(f'<rect width="{width:.0f}" height="{height}" rx="10" fill="#0A0E17"/>')
    for i, colour in enumerate(("#FF8A4C", "#FFE066", "#35D0F0")):
        print(f'<circle cx="{24 + 20 * i}" cy="22" r="6" fill="{colour}"/>')
    for row, line in enumerate(shown):
        column = 0
        for colour, text in spans(line):
            print(f'<text x="{LEFT + column * WIDTH:.1f}" y="{TOP + row * LINE}" fill="{colour}" '
                  f'textLength="{len(text) * WIDTH:.1f}" xml:space="preserve">{html.escape(text)}</text>')
            column += len(text)
    print("</svg>")


main()
