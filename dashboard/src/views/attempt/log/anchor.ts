/** The lines that a link names, counted from 0, both included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** Reads `#L12` or `#L12-L20`, counted from 1; null for any other hash. */
export function lineRange(hash: string): LineRange | null {
  const match = /^#L(\d{1,12})(?:-L?(\d{1,12}))?$/.exec(hash);
  if (!match) return null;
  const one = Number(match[1]) - 1;
  const other = match[2] === undefined ? one : Number(match[2]) - 1;
  if (one < 0 || other < 0) return null;
  return { first: Math.min(one, other), last: Math.max(one, other) };
}

export function lineHash({ first, last }: LineRange): string {
  return first === last ? `#L${first + 1}` : `#L${first + 1}-L${last + 1}`;
}
