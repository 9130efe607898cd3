import type { Attempt } from '../../api/attempts.ts';
import type { Column } from '../../table/columns.ts';
import { filtered, type ColumnFilters } from '../../table/filters.ts';
import { sorted, type SortKey } from '../../table/sort.ts';
import { fold, single, type Line } from './lines.ts';

/** The rows of the attempts before the table sorts and filters them by column. */
export function linesOf(
  attempts: readonly Attempt[],
  all: Iterable<Attempt>,
  folded: boolean,
): Line[] {
  return folded ? fold(attempts, all) : attempts.map(single);
}

/** The attempts as the table shows them from top to bottom, with all samples folded out. */
export function inOrder(
  lines: readonly Line[],
  columns: readonly Column<Line>[],
  filters: ColumnFilters,
  keys: readonly SortKey[],
): Attempt[] {
  return sorted(filtered(lines, columns, filters), columns, keys).flatMap((line) => [
    ...line.attempts,
  ]);
}

/** Where an attempt stands among others, and which are beside it. */
export interface Place {
  /** Counted from 0; -1 where it is not among them. */
  readonly index: number;
  readonly total: number;
  readonly previous: Attempt | null;
  readonly next: Attempt | null;
}

export function placeOf(attempts: readonly Attempt[], name: string): Place {
  const index = attempts.findIndex(({ attempt }) => attempt === name);
  return {
    index,
    total: attempts.length,
    previous: index > 0 ? (attempts[index - 1] ?? null) : null,
    // Of one that the filters leave out, the first that they let through.
    next: attempts[index + 1] ?? null,
  };
}
