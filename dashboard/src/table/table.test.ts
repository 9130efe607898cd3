import { describe, expect, test } from 'vitest';
import { shownColumns, type Column } from './columns.ts';
import { filtered, parseRange, rangeText } from './filters.ts';
import { parseSort, sorted, sortText, toggled } from './sort.ts';
import { csvOf, jsonLinesOf, markdownOf } from './text.ts';
import { rowWindow } from './window.ts';

interface Row {
  readonly model: string;
  readonly state: string;
  readonly cost: number | null;
}

const columns: readonly Column<Row>[] = [
  { id: 'model', title: 'Model', value: (row) => row.model },
  { id: 'state', title: 'State', value: (row) => row.state, choices: true },
  { id: 'cost', title: 'Cost', value: (row) => row.cost, numeric: true, optional: true },
];
const rows: readonly Row[] = [
  { model: 'm10', state: 'passed', cost: null },
  { model: 'm2', state: 'failed', cost: 3 },
  { model: 'M2', state: 'passed', cost: 1 },
];

describe('sorting', () => {
  const order = (sort: string) =>
    sorted(rows, columns, parseSort(sort)).map((row) => rows.indexOf(row));

  test('counts numbers within texts', () => expect(order('model')).toEqual([1, 2, 0]));
  test('by several columns', () => expect(order('state,-cost')).toEqual([1, 2, 0]));
  test('puts what is unknown last both ways', () => {
    expect(order('cost')).toEqual([2, 1, 0]);
    expect(order('-cost')).toEqual([1, 2, 0]);
  });
  test('ignores columns that are not there', () => expect(order('nothing')).toEqual([0, 1, 2]));
  test('goes up, down, away', () => {
    const up = toggled([], 'model', false);
    const down = toggled(up, 'model', false);
    expect([sortText(up), sortText(down), toggled(down, 'model', false)]).toEqual([
      'model',
      '-model',
      [],
    ]);
  });
  test('adds a column behind the others and keeps their order', () => {
    const both = toggled(parseSort('-model'), 'cost', true);
    expect(sortText(both)).toBe('-model,cost');
    expect(sortText(toggled(both, 'model', true))).toBe('cost');
    expect(sortText(toggled(both, 'cost', true))).toBe('-model,-cost');
    expect(sortText(toggled(both, 'cost', false))).toBe('-cost');
  });
});

describe('filters', () => {
  const left = (filters: Record<string, string>) =>
    filtered(rows, columns, filters).map((row) => rows.indexOf(row));

  test('of text find parts in any case', () => expect(left({ model: 'M2' })).toEqual([1, 2]));
  test('of choices take any of them', () =>
    expect(left({ state: 'passed|other' })).toEqual([0, 2]));
  test('of numbers take a range, without the unknown', () => {
    expect(left({ cost: '2..' })).toEqual([1]);
    expect(left({ cost: '..2' })).toEqual([2]);
    expect(left({ cost: '0..9', state: 'failed' })).toEqual([1]);
  });
  test('of nothing or of no column let all through', () =>
    expect(left({ model: '', other: 'x' })).toEqual([0, 1, 2]));
  test('ranges survive the URL', () => {
    expect(rangeText(parseRange('0.5..'))).toBe('0.5..');
    expect(rangeText(parseRange('x..y'))).toBe('');
  });
});

describe('columns', () => {
  test('that are optional are not shown until asked for', () => {
    expect(shownColumns(columns, []).map(({ id }) => id)).toEqual(['model', 'state']);
    expect(shownColumns(columns, ['cost', 'model']).map(({ id }) => id)).toEqual(['model', 'cost']);
  });
  test('are never none', () => expect(shownColumns(columns, ['gone']).length).toBe(1));
});

describe('the window of rows', () => {
  test('is all of few rows', () =>
    expect(rowWindow(50, 40, 0, 400)).toEqual({ start: 0, end: 50 }));
  test('follows the scroll and stays small', () => {
    const { start, end } = rowWindow(100_000, 40, 2_000_000, 400);
    expect(start).toBeLessThanOrEqual(50_000);
    expect(end).toBeGreaterThanOrEqual(50_010);
    expect(end - start).toBeLessThan(40);
  });
  test('never leaves the rows', () => {
    expect(rowWindow(200, 40, 1_000_000, 400)).toEqual({ start: 199, end: 200 });
    expect(rowWindow(200, 40, 0, 400).start).toBe(0);
  });
});

describe('copies', () => {
  test('as Markdown keep to their cells', () =>
    expect(markdownOf(columns.slice(0, 2), [{ model: 'a|b\nc', state: '<b>', cost: 1 }])).toBe(
      '| Model | State |\n| --- | --- |\n| a\\|b c | \\<b\\> |\n',
    ));
  test('as CSV quote, and start no formula', () =>
    expect(csvOf(columns, [{ model: '=HYPERLINK("x")', state: 'a,b', cost: -1.25 }])).toBe(
      'model,state,cost\r\n"\'=HYPERLINK(""x"")","a,b",-1.25\r\n',
    ));
  test('as JSON lines keep everything', () => expect(jsonLinesOf(rows).split('\n').length).toBe(4));
});
