/** Maps a domain to pixels, straight. An empty domain lies in the middle. */
export function linear(
  domain: readonly [number, number],
  pixels: readonly [number, number],
): (value: number) => number {
  const [low, high] = domain;
  const [start, end] = pixels;
  if (high === low) return () => (start + end) / 2;
  return (value) => start + ((value - low) / (high - low)) * (end - start);
}

/** Round numbers within a domain, about as many as wanted. */
export function ticks(domain: readonly [number, number], wanted: number): number[] {
  const [low, high] = domain;
  if (!(high > low)) return [low];
  const rough = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** The values and a little room beyond them; values that are all alike get room too. */
export function padded(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 1];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = high === low ? Math.abs(high) * 0.1 || 1 : (high - low) * 0.08;
  return [low - room, high + room];
}
