/** How samples of one task ended, over those that were scored. */
export interface Tally {
  readonly scored: number;
  readonly passed: number;
}

/** The chance that at least one of k samples passes, drawn from those that there are; null for fewer than k. */
export function passAtK({ scored, passed }: Tally, k: number): number | null {
  if (k < 1 || k > scored) return null;
  return 1 - choices(scored - passed, k) / choices(scored, k);
}

/** The chance that all of k samples pass (pass^k); null for fewer than k. */
export function passHatK({ scored, passed }: Tally, k: number): number | null {
  if (k < 1 || k > scored) return null;
  return choices(passed, k) / choices(scored, k);
}

/** The mean of a measure over tasks; tasks without a value count for nothing. */
export function meanOver(
  tallies: Iterable<Tally>,
  measure: (tally: Tally) => number | null,
): number | null {
  let sum = 0;
  let tasks = 0;
  for (const tally of tallies) {
    const value = measure(tally);
    if (value === null) continue;
    sum += value;
    tasks += 1;
  }
  return tasks === 0 ? null : sum / tasks;
}

function choices(n: number, k: number): number {
  let product = 1;
  for (let i = 0; i < k; i++) product *= Math.max(0, n - i) / (k - i);
  return product;
}
