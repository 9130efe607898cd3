import { expect, test } from 'vitest';
import { linear, padded, ticks } from './scale.ts';

test('a scale is straight, and has a middle where there is no width', () => {
  const scale = linear([0, 10], [100, 0]);
  expect([scale(0), scale(5), scale(10)]).toEqual([100, 50, 0]);
  expect(linear([3, 3], [0, 10])(3)).toBe(5);
});

test('ticks are round and within the domain', () => {
  expect(ticks([0, 1], 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(ticks([9.7, 31], 4)).toEqual([10, 20, 30]);
  expect(ticks([4, 4], 5)).toEqual([4]);
});

test('a domain has room around its values, even around one', () => {
  expect(padded([10, 20])).toEqual([9.2, 20.8]);
  expect(padded([10])).toEqual([9, 11]);
  expect(padded([0])).toEqual([-1, 1]);
  expect(padded([])).toEqual([0, 1]);
});
