/** A piece of a line in one style. Its text is text, whatever markup it looks like. */
export interface Piece {
  readonly text: string;
  /** Of `log/styles.css`: `red on-blue bold`; empty for plain text. */
  readonly style: string;
}

const hues = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const;

interface Style {
  foreground: string;
  background: string;
  flags: ReadonlySet<string>;
}

const plain: Style = { foreground: '', background: '', flags: new Set() };

const flagsOf: Readonly<Record<number, string>> = {
  1: 'bold',
  2: 'faint',
  3: 'italic',
  4: 'underlined',
  7: 'inverse',
  9: 'struck',
};
const endsOf: Readonly<Record<number, readonly string[]>> = {
  22: ['bold', 'faint'],
  23: ['italic'],
  24: ['underlined'],
  27: ['inverse'],
  29: ['struck'],
};

/* eslint-disable no-control-regex -- control characters are what this file is about */
// CSI …m sets a style; every other sequence (cursor, title, link) is left out.
const sequences =
  /\u001b\[([0-9;:]*)m|\u001b\[[0-?]*[ -/]*[@-~]|\u001b[\]PX^_].*?(?:\u0007|\u001b\\|$)|\u001b[ -/]*[0-Z\\-~]/g;
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
/* eslint-enable no-control-regex */
const reordering = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g;

/** A line in pieces of one style each. Colours are the theme's own eight, so that each can be read. */
export function pieces(line: string): Piece[] {
  const found: Piece[] = [];
  let style = plain;
  let from = 0;
  const add = (text: string) => {
    if (text === '') return;
    const name = nameOf(style);
    const last = found.at(-1);
    if (last?.style === name)
      found[found.length - 1] = { text: last.text + visible(text), style: name };
    else found.push({ text: visible(text), style: name });
  };
  for (const match of line.matchAll(sequences)) {
    add(line.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[1] !== undefined) style = after(style, match[1]);
  }
  add(line.slice(from));
  return found;
}

/** The text without sequences; what remains of control characters is made visible. */
export function plainText(line: string): string {
  return visible(line.replace(sequences, ''));
}

/** Control characters as their pictures, and what would turn the order of letters as its code. */
function visible(text: string): string {
  return text
    .replace(controls, (character) =>
      character === '\u007f' ? '\u2421' : String.fromCharCode(0x2400 + character.charCodeAt(0)),
    )
    .replace(
      reordering,
      (character) => `[U+${character.charCodeAt(0).toString(16).toUpperCase()}]`,
    );
}

function nameOf({ foreground, background, flags }: Style): string {
  return [foreground, background && `on-${background}`, ...flags]
    .filter((name) => name !== '')
    .join(' ');
}

function after(style: Style, codes: string): Style {
  const numbers = codes.split(/[;:]/).map((code) => (code === '' ? 0 : Number(code)));
  let next = style;
  for (let i = 0; i < numbers.length; i++) {
    const code = numbers[i] ?? 0;
    if (code === 38 || code === 48) {
      const wide = wideColour(numbers.slice(i + 1));
      i += wide.used;
      next = code === 38 ? { ...next, foreground: wide.hue } : { ...next, background: wide.hue };
    } else {
      next = withCode(next, code);
    }
  }
  return next;
}

function withCode(style: Style, code: number): Style {
  if (code === 0) return plain;
  const flag = flagsOf[code];
  if (flag) return { ...style, flags: new Set([...style.flags, flag]) };
  const ends = endsOf[code];
  if (ends) {
    return { ...style, flags: new Set([...style.flags].filter((name) => !ends.includes(name))) };
  }
  if (code === 39) return { ...style, foreground: '' };
  if (code === 49) return { ...style, background: '' };
  const hue = hues[code % 10];
  const tens = Math.floor(code / 10);
  if (hue === undefined) return style;
  if (tens === 3 || tens === 9) return { ...style, foreground: hue };
  if (tens === 4 || tens === 10) return { ...style, background: hue };
  return style;
}

/** A colour of 256 or of 16 million: the hue that is nearest to it. */
function wideColour([kind, ...rest]: readonly number[]): { hue: string; used: number } {
  const [first = 0, second = 0, third = 0] = rest;
  if (kind === 2) return { hue: nearest(first, second, third), used: 4 };
  if (kind !== 5) return { hue: '', used: 0 };
  if (first < 16) return { hue: hues[first % 8] ?? '', used: 2 };
  if (first >= 232) return { hue: first < 244 ? 'black' : 'white', used: 2 };
  const cube = first - 16;
  const level = (step: number) => Math.floor(cube / step) % 6;
  return { hue: nearest(level(36) * 51, level(6) * 51, level(1) * 51), used: 2 };
}

function nearest(red: number, green: number, blue: number): string {
  const most = Math.max(red, green, blue);
  if (most < 64) return 'black';
  const bit = (part: number) => (part > most * 0.6 ? 1 : 0);
  return hues[bit(red) + 2 * bit(green) + 4 * bit(blue)] ?? '';
}
