import { textOf, type Column } from './columns.ts';

/** The rows as a Markdown table. */
export function markdownOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownCell).join(' | ')} |`;
  return [
    line(columns.map(({ title }) => title)),
    `|${columns.map(({ numeric }) => (numeric ? ' ---: ' : ' --- ')).join('|')}|`,
    ...rows.map((row) => line(columns.map((column) => textOf(column, row)))),
    '',
  ].join('\n');
}

/** The rows as CSV (RFC 4180) of the values, not of the rounded texts. */
export function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const line = (cells: readonly (string | number | null)[]) => cells.map(csvCell).join(',');
  return [
    line(columns.map(({ id }) => id)),
    ...rows.map((row) => line(columns.map((column) => column.value(row)))),
    '',
  ].join('\r\n');
}

/** One JSON object a line. */
export function jsonLinesOf(rows: readonly unknown[]): string {
  return rows.map((row) => JSON.stringify(row) + '\n').join('');
}

function markdownCell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\|<>`*_[\]]/g, '\\$&');
}

/** A text that a spreadsheet would take for a formula is led by an apostrophe. */
function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
