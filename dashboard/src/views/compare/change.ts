import { unknown } from '../../format/numbers.ts';

/** How much more or less: `+12 %`, `−40 %`, `×3.2`, `same`. Nothing to compare is a dash. */
export function changeText(before: number | null, after: number | null): string {
  if (before === null || after === null) return unknown;
  if (before === after) return 'same';
  if (before === 0) return 'from nothing';
  const ratio = after / before;
  if (ratio >= 3) return `×${ratio.toFixed(1)}`;
  const percent = Math.abs(ratio - 1) * 100;
  const text = percent < 1 ? '<1' : percent.toFixed(0);
  return `${ratio < 1 ? '−' : '+'}${text} %`;
}
