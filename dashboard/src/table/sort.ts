import type { Column, Value } from './columns.ts';

export interface SortKey {
  readonly column: string;
  readonly descending: boolean;
}

/** Reads `accuracy` or `-accuracy,model`: a minus is descending. */
export function parseSort(text: string | null): SortKey[] {
  return (text ?? '')
    .split(',')
    .filter((part) => part !== '' && part !== '-')
    .map((part) =>
      part.startsWith('-')
        ? { column: part.slice(1), descending: true }
        : { column: part, descending: false },
    );
}

export function sortText(keys: readonly SortKey[]): string {
  return keys.map(({ column, descending }) => (descending ? '-' : '') + column).join(',');
}

/**
 * The keys after a click on a column: up, down, unsorted. `add` keeps the other keys, so that the
 * column decides where they are equal; without it the column alone decides.
 */
export function toggled(keys: readonly SortKey[], column: string, add: boolean): SortKey[] {
  const now = keys.find((key) => key.column === column);
  const next: SortKey[] = !now
    ? [{ column, descending: false }]
    : now.descending
      ? []
      : [{ column, descending: true }];
  if (!add) return next;
  if (!now) return [...keys, ...next];
  return keys.flatMap((key) => (key.column === column ? next : [key]));
}

/** The rows by the keys, the first of which weighs most; equal rows keep their order. */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  keys: readonly SortKey[],
): readonly Row[] {
  const known = keys.flatMap((key) => {
    const column = columns.find(({ id }) => id === key.column);
    return column ? [{ value: column.value, descending: key.descending }] : [];
  });
  if (known.length === 0) return rows;
  return [...rows].sort((a, b) => {
    for (const { value, descending } of known) {
      const order = compare(value(a), value(b), descending);
      if (order !== 0) return order;
    }
    return 0;
  });
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function compare(a: Value, b: Value, descending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const order =
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  return descending ? -order : order;
}
