import { unknown } from './numbers.ts';

/** A time span given in milliseconds: `850 ms`, `1.2 s`, `3 min 4 s`, `2 h 5 min`, `3 d 4 h`. */
export function duration(millis: number | null | undefined): string {
  if (millis === null || millis === undefined) return unknown;
  if (millis < 0) return `−${duration(-millis)}`;
  if (millis < 999.5) return `${Math.round(millis)} ms`;
  const tenthsOfSeconds = Math.round(millis / 100);
  if (tenthsOfSeconds < 600) return `${(tenthsOfSeconds / 10).toFixed(1)} s`;
  const seconds = Math.round(millis / 1_000);
  if (seconds < 3_600) return two(seconds, 60, 'min', 's');
  const minutes = Math.round(seconds / 60);
  if (minutes < 1_440) return two(minutes, 60, 'h', 'min');
  return two(Math.round(minutes / 60), 24, 'd', 'h');
}

function two(value: number, per: number, large: string, small: string): string {
  const rest = value % per;
  const head = `${Math.floor(value / per)} ${large}`;
  return rest === 0 ? head : `${head} ${rest} ${small}`;
}
