import { measured } from '../../format/numbers.ts';

/** From the smallest metric to the greatest: `12.1 to 12.4`. */
export function rangeOf(low: number, high: number): string {
  return `${measured(low)} to ${measured(high)}`;
}
