const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** What stands where a number is not known. */
export const unknown = '–';

/** A number with what it counts: `1 task`, `2 tasks`. */
export function counted(value: number, what: string): string {
  return `${whole.format(value)} ${what}${value === 1 ? '' : 's'}`;
}

/** `12,345` */
export function count(value: number | null | undefined): string {
  return value === null || value === undefined ? unknown : whole.format(value);
}

/** Large counts in short: `950`, `12.3 k`, `4.5 M`. */
export function shortCount(value: number | null | undefined): string {
  if (value === null || value === undefined) return unknown;
  if (value < 1_000) return whole.format(value);
  if (value < 1_000_000) return `${tenths.format(value / 1_000)} k`;
  if (value < 1_000_000_000) return `${tenths.format(value / 1_000_000)} M`;
  return `${tenths.format(value / 1_000_000_000)} G`;
}

/** Bytes in decimal units: `12 B`, `3.4 kB`, `1.2 GB`. */
export function bytes(value: number): string {
  if (value < 1_000) return `${value} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let scaled = value / 1_000;
  let unit = 0;
  while (scaled >= 999.95 && unit < units.length - 1) {
    scaled /= 1_000;
    unit += 1;
  }
  return `${tenths.format(scaled)} ${units[unit]}`;
}

/** A measured number with as many digits as help: `0.00123`, `12.3`, `12,345`. */
export function measured(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return unknown;
  if (Math.abs(value) >= 1_000) return whole.format(value);
  return String(Number(value.toPrecision(4))).replace('-', '−');
}
