import type { Attempt } from '../../api/attempts.ts';

/** The middle value of the other attempts at the same task, or null where there is none. */
export function medianOfPeers(
  attempts: Iterable<Attempt>,
  of: Attempt,
  measure: (attempt: Attempt) => number | null,
): number | null {
  const values: number[] = [];
  for (const peer of attempts) {
    if (peer.task !== of.task || peer.attempt === of.attempt || peer.state !== 'ended') continue;
    const value = measure(peer);
    if (value !== null) values.push(value);
  }
  if (values.length === 0) return null;
  values.sort((a, b) => a - b);
  const middle = Math.floor(values.length / 2);
  const upper = values[middle] ?? 0;
  return values.length % 2 === 1 ? upper : (upper + (values[middle - 1] ?? upper)) / 2;
}

/** A difference in words: `+0.4 s`, `−12`, `±0`. */
export function differenceOf(
  value: number,
  other: number,
  words: (number: number) => string,
): string {
  if (words(value) === words(other)) return '±0';
  return value > other ? `+${words(value - other)}` : `−${words(other - value)}`;
}
