import type { Interval } from '../../api/shared.ts';

const z = 1.959963984540054;

/** Wilson's 95 % interval of a proportion while a run goes on; the server's own corrects for samples of one task. */
export function wilson(passed: number, scored: number): Interval | null {
  if (scored === 0) return null;
  const share = passed / scored;
  const middle = share + (z * z) / (2 * scored);
  const width = z * Math.sqrt((share * (1 - share)) / scored + (z * z) / (4 * scored * scored));
  const scale = 1 + (z * z) / scored;
  return {
    value: share,
    low: Math.max(0, (middle - width) / scale),
    high: Math.min(1, (middle + width) / scale),
  };
}
