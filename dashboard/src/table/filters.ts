import { textOf, type Column } from './columns.ts';

/** How the rows are narrowed by a column, as the URL holds it: a text, `low..high`, or `a|b`. */
export type ColumnFilters = Readonly<Record<string, string>>;

export interface Range {
  readonly low: number | null;
  readonly high: number | null;
}

export function parseRange(text: string): Range {
  const [low = '', high = ''] = text.split('..');
  return { low: bound(low), high: bound(high) };
}

export function rangeText({ low, high }: Range): string {
  return low === null && high === null ? '' : `${low ?? ''}..${high ?? ''}`;
}

/** The rows that pass every filter. A row without a number is in no range. */
export function filtered<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  filters: ColumnFilters,
): readonly Row[] {
  const tests = columns.flatMap((column) => {
    const filter = filters[column.id];
    return filter === undefined || filter === '' ? [] : [testOf(column, filter)];
  });
  return tests.length === 0 ? rows : rows.filter((row) => tests.every((test) => test(row)));
}

/** The values of a column that can be chosen among, each once. */
export function choicesOf<Row>(rows: readonly Row[], column: Column<Row>): string[] {
  return [...new Set(rows.map((row) => textOf(column, row)))].filter((text) => text !== '').sort();
}

function testOf<Row>(column: Column<Row>, filter: string): (row: Row) => boolean {
  if (column.numeric) {
    const { low, high } = parseRange(filter);
    return (row) => {
      const value = column.value(row);
      if (typeof value !== 'number') return false;
      return (low === null || value >= low) && (high === null || value <= high);
    };
  }
  if (column.choices) {
    const chosen = new Set(filter.split('|'));
    return (row) => chosen.has(textOf(column, row));
  }
  const wanted = filter.toLowerCase();
  return (row) => textOf(column, row).toLowerCase().includes(wanted);
}

function bound(text: string): number | null {
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? null : number;
}
