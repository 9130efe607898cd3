import { measured } from '../../format/numbers.ts';

/** `12.1 to 12.4 ms`; the unit is left out where the manifest names none. */
export function intervalOf(low: number, high: number, unit: string | null): string {
  return withUnit(`${measured(low)} to ${measured(high)}`, unit);
}

export function withUnit(text: string, unit: string | null): string {
  return unit === null || unit === '' ? text : `${text} ${unit}`;
}
