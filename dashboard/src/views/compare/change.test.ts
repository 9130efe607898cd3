import { expect, test } from 'vitest';
import { changeText } from './change.ts';

test('a change is a percentage, a factor, or neither', () =>
  expect([
    changeText(100, 112),
    changeText(1, 0.6),
    changeText(1, 3.2),
    changeText(2, 2),
    changeText(0, 2),
    changeText(null, 2),
    changeText(1000, 1001),
  ]).toEqual(['+12 %', '−40 %', '×3.2', 'same', 'from nothing', '–', '+<1 %']));
