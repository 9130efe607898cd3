/** The lines in which something was found, in order, and which of them is looked at. */
export interface Finds {
  readonly lines: readonly number[];
  /** Lines that hold it, which may be more than there are numbers. */
  readonly total: number;
  /** Whether all of the log was looked at. */
  readonly complete: boolean;
}

/** The index of the first find at or after a line; wraps to the first of all. */
export function firstFrom({ lines }: Finds, line: number): number {
  const index = lines.findIndex((each) => each >= line);
  return lines.length === 0 ? -1 : Math.max(0, index);
}

/** The index of the find after or before another; wraps at both ends. */
export function stepped({ lines }: Finds, index: number, by: 1 | -1): number {
  if (lines.length === 0) return -1;
  return (index + by + lines.length) % lines.length;
}

/** `3 of 41`, `nothing found`; a plus where the search gave up before the end of the log. */
export function findsText(finds: Finds, index: number): string {
  const more = finds.complete ? '' : '+';
  if (finds.total === 0) return finds.complete ? 'nothing found' : 'nothing found yet';
  const total = `${finds.total.toLocaleString('en-US')}${more}`;
  return index < 0 ? `${total} found` : `${(index + 1).toLocaleString('en-US')} of ${total}`;
}
