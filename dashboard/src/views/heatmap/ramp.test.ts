import { expect, test } from 'vitest';
import { moved, rampStep } from './ramp.ts';

test('the ramp is fixed from none to all', () =>
  expect([-1, 0, 0.09, 0.1, 0.5, 0.89, 1, 2].map(rampStep)).toEqual([0, 0, 0, 1, 3, 4, 5, 5]));

test('arrow keys stay within the grid', () => {
  expect(moved('ArrowUp', 0, 1, 3, 2)).toEqual({ row: 0, column: 1 });
  expect(moved('ArrowDown', 1, 1, 3, 2)).toEqual({ row: 2, column: 1 });
  expect(moved('ArrowRight', 1, 1, 3, 2)).toEqual({ row: 1, column: 1 });
  expect(moved('Home', 1, 1, 3, 2)).toEqual({ row: 1, column: 0 });
  expect(moved('PageDown', 1, 0, 3, 2)).toEqual({ row: 2, column: 0 });
  expect(moved('Enter', 1, 0, 3, 2)).toBeNull();
});
