/** How far the server's clock is ahead of the browser's, in milliseconds. */
let ahead = 0;

/** Header dates are whole seconds, and answers take a while: less than this is no difference. */
const unknowable = 5_000;

/** Takes an answer's `Date` header. */
export function heard(date: string | null): void {
  const difference = Date.parse(date ?? '') - Date.now();
  if (!Number.isNaN(difference)) ahead = Math.abs(difference) < unknowable ? 0 : difference;
}

/** The time by the clock that events are recorded with, whatever the browser's says. */
export function serverNow(): number {
  return Date.now() + ahead;
}
