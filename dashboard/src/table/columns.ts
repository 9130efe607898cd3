import type { Snippet } from 'svelte';

/** What a cell is sorted and filtered by. Null stands last, whichever way it is sorted. */
export type Value = string | number | null;

export interface Column<Row> {
  /** Its name in the URL. */
  readonly id: string;
  readonly title: string;
  readonly value: (row: Row) => Value;
  /** What is shown, copied and searched; by default the value. */
  readonly text?: (row: Row) => string;
  /** How it is shown, where text is not enough. */
  readonly cell?: Snippet<[Row]>;
  /** Right-aligned, and filtered by a range. */
  readonly numeric?: boolean;
  /** Filtered by choosing among its values, which are few. */
  readonly choices?: boolean;
  /** In pixels, until somebody drags it. */
  readonly width?: number;
  /** Not shown until it is chosen. */
  readonly optional?: boolean;
  /** What the numbers mean, shown when the header is pointed at. */
  readonly help?: string;
}

/** The text of a cell. */
export function textOf<Row>(column: Column<Row>, row: Row): string {
  if (column.text) return column.text(row);
  const value = column.value(row);
  return value === null ? '' : String(value);
}

/** The columns to show: the ones asked for, or those that are not optional. */
export function shownColumns<Row>(
  columns: readonly Column<Row>[],
  wanted: readonly string[],
): readonly Column<Row>[] {
  const shown =
    wanted.length === 0
      ? columns.filter((column) => !column.optional)
      : columns.filter((column) => wanted.includes(column.id));
  return shown.length === 0 ? columns.slice(0, 1) : shown;
}
