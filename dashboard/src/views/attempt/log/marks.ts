import type { Piece } from './ansi.ts';

export interface MarkedPiece extends Piece {
  /** Whether it is what was looked for. */
  readonly found: boolean;
}

/** The pieces of a line, cut where a text is found in it, in any case and across styles. */
export function marked(pieces: readonly Piece[], wanted: string): MarkedPiece[] {
  const needle = wanted.toLowerCase();
  if (needle === '') return pieces.map((piece) => ({ ...piece, found: false }));
  const whole = pieces
    .map(({ text }) => text)
    .join('')
    .toLowerCase();
  const ends: number[] = [];
  for (let at = whole.indexOf(needle); at >= 0; at = whole.indexOf(needle, at + needle.length)) {
    ends.push(at, at + needle.length);
  }
  const result: MarkedPiece[] = [];
  let place = 0;
  let passed = 0;
  for (const { text, style } of pieces) {
    let from = 0;
    while (from < text.length) {
      const cut = ends[passed];
      const until = cut === undefined ? text.length : Math.min(text.length, cut - place);
      if (until > from)
        result.push({ text: text.slice(from, until), style, found: passed % 2 === 1 });
      if (cut !== undefined && until === cut - place) passed += 1;
      from = Math.max(from, until);
    }
    place += text.length;
  }
  return result;
}
