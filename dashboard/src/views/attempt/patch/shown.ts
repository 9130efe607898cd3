import type { DiffFile, DiffHunk } from './diff.ts';

/** Files with more changed lines are folded at first. */
export const largeLines = 400;

export function isLarge(file: DiffFile): boolean {
  return file.hunks.reduce((sum, { lines }) => sum + lines.length, 0) > largeLines;
}

/** The hunks of a file up to so many lines, the last of them cut where it has to be. */
export function upTo(hunks: readonly DiffHunk[], lines: number): DiffHunk[] {
  const shown: DiffHunk[] = [];
  let left = lines;
  for (const hunk of hunks) {
    if (left <= 0) break;
    shown.push(hunk.lines.length <= left ? hunk : { ...hunk, lines: hunk.lines.slice(0, left) });
    left -= hunk.lines.length;
  }
  return shown;
}
