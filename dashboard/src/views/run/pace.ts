/** How fast attempts end now, and how long the rest takes at that. */
export interface Pace {
  /** Attempts a minute; null before the first two have ended. */
  readonly perMinute: number | null;
  readonly millisLeft: number | null;
}

/** The pace is that of the last minutes: models and caches warm up. */
const windowMillis = 5 * 60_000;

/**
 * @param started when the run began, in milliseconds
 * @param ended when attempts ended, in any order
 * @param left attempts that have not ended
 */
export function paceOf(started: number, ended: readonly number[], left: number, now: number): Pace {
  const since = Math.max(started, now - windowMillis);
  const recent = ended.filter((at) => at >= since).length;
  const millis = now - since;
  if (recent < 2 || millis <= 0) return { perMinute: null, millisLeft: null };
  return { perMinute: (recent * 60_000) / millis, millisLeft: (left * millis) / recent };
}
