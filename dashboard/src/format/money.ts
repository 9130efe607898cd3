import { unknown } from './numbers.ts';

/** US dollars: `$0`, `$0.0042`, `$1.20`, `$1,204`. Null is unknown, which is not nothing. */
export function money(usd: number | null | undefined): string {
  if (usd === null || usd === undefined) return unknown;
  if (usd === 0) return '$0';
  const size = Math.abs(usd);
  const sign = usd < 0 ? '−' : '';
  if (size < 0.0001) return `${sign}<$0.0001`;
  if (size < 0.1) return `${sign}$${Number(size.toPrecision(2))}`;
  const digits = size < 1_000 ? 2 : 0;
  return `${sign}$${size.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}
