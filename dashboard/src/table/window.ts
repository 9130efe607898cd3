export interface RowWindow {
  /** The first row to render. */
  readonly start: number;
  /** The row after the last one to render. */
  readonly end: number;
}

/** Rows beyond the edges that are rendered too, so that a quick scroll shows no gap. */
const margin = 6;

/** Below this many all rows are rendered: the browser's own search finds them. */
const few = 90;

/** The rows that can be seen in a viewport, all of one height. Lengths are in pixels. */
export function rowWindow(
  rows: number,
  rowHeight: number,
  scrollTop: number,
  viewport: number,
): RowWindow {
  if (rows <= few) return { start: 0, end: rows };
  const first = Math.floor(scrollTop / rowHeight) - margin;
  const last = Math.ceil((scrollTop + viewport) / rowHeight) + margin;
  const start = Math.max(0, Math.min(first, rows - 1));
  return { start, end: Math.min(rows, Math.max(last, start + 1)) };
}
