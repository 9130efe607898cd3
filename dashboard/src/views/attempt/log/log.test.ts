import { describe, expect, test } from 'vitest';
import { lineHash, lineRange } from './anchor.ts';
import { pieces, plainText } from './ansi.ts';
import { findsText, firstFrom, stepped, type Finds } from './find.ts';
import { marked } from './marks.ts';
import { LogPages } from './pages.svelte.ts';
import { LineScale } from './scale.ts';

const escape = '\u001b';

describe('the scale of lines', () => {
  test('gives every line its own place where there is room', () => {
    const scale = new LineScale(10_000, 20, 400);
    expect([scale.height, scale.scaled]).toEqual([200_000, false]);
    expect(scale.lineAt(2_000)).toBeCloseTo(100);
    expect(scale.rendered(100, 2_000)).toEqual({ first: 80, end: 140, offset: 1_600 });
  });

  test('stays below what browsers can hold, and still reaches every line', () => {
    const scale = new LineScale(50_000_000, 20, 400);
    expect(scale.height).toBeLessThan(17_000_000);
    expect(scale.scaled).toBe(true);
    const bottom = scale.height - 400;
    expect(scale.lineAt(bottom)).toBe(50_000_000 - 20);
    expect(scale.rendered(scale.lineAt(bottom), bottom).end).toBe(50_000_000);
    for (const line of [0, 1, 12_345_678, 49_999_979]) {
      expect(scale.lineAt(scale.scrollTopOf(line))).toBeCloseTo(line, 3);
    }
  });

  test('draws the line at the top exactly at the top, however the bar is scaled', () => {
    const scale = new LineScale(3_000_000, 20, 400);
    const top = 1_500_000.25;
    const { first, offset } = scale.rendered(top, scale.scrollTopOf(top));
    expect(offset + (top - first) * 20).toBeCloseTo(scale.scrollTopOf(top));
  });

  test('brings a line to the middle, but never leaves the log', () => {
    const scale = new LineScale(1_000, 20, 400);
    expect(scale.centred(500)).toBe(490.5);
    expect([scale.centred(0), scale.centred(999)]).toEqual([0, 980]);
    expect([scale.shows(490, 490), scale.shows(509, 490), scale.shows(510, 490)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('of a short log does not scroll', () => {
    const scale = new LineScale(3, 20, 400);
    expect([scale.lineAt(0), scale.lineAt(100), scale.scrollTopOf(2)]).toEqual([0, 0, 0]);
    expect(scale.rendered(0, 0)).toEqual({ first: 0, end: 3, offset: 0 });
  });
});

describe('colours of a terminal', () => {
  test('become styles', () =>
    expect(pieces(`a${escape}[1;31mred${escape}[0m b`)).toEqual([
      { text: 'a', style: '' },
      { text: 'red', style: 'red bold' },
      { text: ' b', style: '' },
    ]));
  test('of 256 and of 16 million become the nearest of eight', () =>
    expect(
      pieces(`${escape}[38;5;196mx${escape}[48;2;10;200;30my${escape}[39;49mz`).map(
        ({ style }) => style,
      ),
    ).toEqual(['red', 'red on-green', '']));
  test('end where they are said to end', () =>
    expect(
      pieces(`${escape}[2;4;92mx${escape}[22my${escape}[24mz${escape}[mw`).map(
        ({ style }) => style,
      ),
    ).toEqual(['green faint underlined', 'green underlined', 'green', '']));
  test('are all that is left of sequences: no link, title or cursor', () =>
    expect(
      plainText(
        `${escape}]8;;https://example.com${escape}\\text${escape}]8;;${escape}\\${escape}[2K${escape}[10;3H!${escape}]0;title\u0007`,
      ),
    ).toBe('text!'));
  test('broken off at the end of a line do no harm', () => {
    expect(plainText(`x${escape}[31`)).toBe('x␛[31');
    expect(plainText(`x${escape}`)).toBe('x␛');
  });
});

describe('what a log says', () => {
  test('is text, whatever markup it looks like', () =>
    expect(pieces('<img src=x onerror=alert(1)>&lt;')).toEqual([
      { text: '<img src=x onerror=alert(1)>&lt;', style: '' },
    ]));
  test('shows control characters and what turns the order of letters', () =>
    expect(plainText('a\u0000b\u0007\u007f\tc\u202ed\u2066')).toBe('a␀b␇␡\tc[U+202E]d[U+2066]'));
});

describe('marks', () => {
  const texts = (line: string, wanted: string) =>
    marked(pieces(line), wanted).map(({ text, found }) => (found ? `<${text}>` : text));

  test('are put on every find, in any case', () =>
    expect(texts('Error: an ERROR', 'error')).toEqual(['<Error>', ': an ', '<ERROR>']));
  test('go across styles', () =>
    expect(texts(`fa${escape}[31mil${escape}[0med`, 'failed')).toEqual(['<fa>', '<il>', '<ed>']));
  test('are none where nothing is looked for or found', () => {
    expect(texts('abc', '')).toEqual(['abc']);
    expect(texts('abc', 'x')).toEqual(['abc']);
  });
  test('lose no text', () => {
    const line = `aXa${escape}[1maXaa${escape}[0mX`;
    const joined = marked(pieces(line), 'axa').map(({ text }) => text);
    expect(joined.join('')).toBe('aXaaXaaX');
  });
});

describe('finding', () => {
  const finds: Finds = { lines: [3, 10, 99], total: 3, complete: true };
  test('begins at the line in view and wraps at both ends', () => {
    expect(firstFrom(finds, 4)).toBe(1);
    expect(firstFrom(finds, 100)).toBe(0);
    expect([stepped(finds, 2, 1), stepped(finds, 0, -1), stepped(finds, 0, 1)]).toEqual([0, 2, 1]);
  });
  test('says which of how many', () => {
    expect(findsText(finds, 2)).toBe('3 of 3');
    expect(findsText({ lines: [1], total: 41_000, complete: false }, 0)).toBe('1 of 41,000+');
    expect(findsText({ lines: [], total: 0, complete: true }, -1)).toBe('nothing found');
  });
  test('of nothing goes nowhere', () =>
    expect(stepped({ lines: [], total: 0, complete: true }, -1, 1)).toBe(-1));
});

describe('a link to lines', () => {
  test('counts from one', () => {
    expect(lineRange('#L1')).toEqual({ first: 0, last: 0 });
    expect(lineRange('#L20-L3')).toEqual({ first: 2, last: 19 });
    expect(lineHash({ first: 2, last: 19 })).toBe('#L3-L20');
  });
  test('is nothing else', () =>
    expect(['', '#L0', '#L', '#Lx', '#overview', '#L1-'].map(lineRange)).toEqual(
      Array<null>(6).fill(null),
    ));
});

describe('pages of a log', () => {
  const settle = () => new Promise((resolve) => setTimeout(resolve));

  function pagesOf(total: number, most = Infinity) {
    const asked: string[] = [];
    const pages = new LogPages((from, limit) => {
      asked.push(`${from}+${limit}`);
      const count = Math.max(0, Math.min(limit, total - from, most));
      const lines = Array.from({ length: count }, (_, i) => ({
        number: from + i,
        text: `line ${from + i}`,
        cut: 0,
      }));
      return Promise.resolve({ lines, total_lines: total, bytes: 9, complete: true });
    });
    return { pages, asked };
  }

  test('are read where somebody looks, each once', async () => {
    const { pages, asked } = pagesOf(1_000_000);
    await settle();
    pages.want(500_150, 500_250);
    pages.want(500_150, 500_250);
    await settle();
    pages.want(500_150, 500_250);
    expect(asked).toEqual(['0+200', '500000+200', '500200+200']);
    expect(pages.line(500_201)?.text).toBe('line 500201');
    expect(pages.line(700_000)).toBeNull();
  });

  test('that came short are read on', async () => {
    const { pages, asked } = pagesOf(300, 150);
    await settle();
    pages.want(0, 200);
    await settle();
    expect(asked).toEqual(['0+200', '150+50']);
    expect(pages.line(199)?.text).toBe('line 199');
  });

  test('of an empty log are none', async () => {
    const { pages, asked } = pagesOf(0);
    await settle();
    pages.want(0, 10);
    await settle();
    expect([pages.total, asked.length]).toEqual([0, 1]);
  });
});
