import type { Interval } from '../api/shared.ts';
import { unknown } from './numbers.ts';

/** A share as a whole percentage; what is not quite all or none is never shown as all or none. */
export function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? unknown : `${percentNumber(share)} %`;
}

/** `62 % [54–70], n = 140`: the value, its 95 % interval, and over how many. */
export function intervalText(interval: Interval | null, n: number | null = null): string {
  if (interval === null) return 'nothing scored';
  const { value, low, high } = interval;
  const text = `${percent(value)} [${percentNumber(low)}–${percentNumber(high)}]`;
  return n === null ? text : `${text}, n = ${n}`;
}

/** A difference of shares in percentage points: `+4.2 [−1.0 to +9.4] points`. */
export function differenceText({ value, low, high }: Interval): string {
  return `${points(value)} [${points(low)} to ${points(high)}] points`;
}

/** A difference in percentage points, always with its sign. */
export function points(difference: number): string {
  const rounded = (Math.abs(difference) * 100).toFixed(1);
  if (rounded === '0.0') return '±0';
  return `${difference < 0 ? '−' : '+'}${rounded}`;
}

/** A p-value as papers write it. */
export function pValue(p: number | null | undefined): string {
  if (p === null || p === undefined) return unknown;
  if (p < 0.001) return 'p < 0.001';
  return `p = ${p >= 0.0995 ? p.toFixed(2) : p.toFixed(3)}`;
}

function percentNumber(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1) return '>99';
  if (rounded === 0 && share > 0) return '<1';
  return String(rounded);
}
