import { describe, expect, test } from 'vitest';
import { duration } from './duration.ts';
import { differenceText, intervalText, percent, pValue, points } from './interval.ts';
import { money } from './money.ts';
import { bytes, measured, shortCount } from './numbers.ts';
import { ago } from './time.ts';

describe('percent', () => {
  test('rounds to whole percent', () => expect(percent(0.616)).toBe('62 %'));
  test('never says all for less than all', () => expect(percent(0.999)).toBe('>99 %'));
  test('never says none for more than none', () => expect(percent(0.001)).toBe('<1 %'));
  test('says all and none', () => expect([percent(1), percent(0)]).toEqual(['100 %', '0 %']));
  test('has a dash for what is not known', () => expect(percent(null)).toBe('–'));
});

describe('interval', () => {
  test('has value, ends and n', () =>
    expect(intervalText({ value: 0.62, low: 0.54, high: 0.7 }, 140)).toBe('62 % [54–70], n = 140'));
  test('says when there is nothing', () => expect(intervalText(null, 0)).toBe('nothing scored'));
  test('of a difference has signs', () =>
    expect(differenceText({ value: 0.042, low: -0.01, high: 0.094 })).toBe(
      '+4.2 [−1.0 to +9.4] points',
    ));
  test('of no difference has neither sign', () => expect(points(-0.0001)).toBe('±0'));
  test('writes small p-values as a bound', () =>
    expect([pValue(0.0004), pValue(0.034), pValue(0.5), pValue(null)]).toEqual([
      'p < 0.001',
      'p = 0.034',
      'p = 0.50',
      '–',
    ]));
});

test('money tells unknown from nothing', () =>
  expect([money(null), money(0), money(0.00421), money(1.2), money(1204.4), money(-0.5)]).toEqual([
    '–',
    '$0',
    '$0.0042',
    '$1.20',
    '$1,204',
    '−$0.50',
  ]));

test('durations have two units at most and never 60 of one', () =>
  expect(
    [850, 999.7, 1234, 59_949, 59_951, 184_000, 3_599_600, 7_500_000, 100_000_000].map(duration),
  ).toEqual([
    '850 ms',
    '1.0 s',
    '1.2 s',
    '59.9 s',
    '1 min',
    '3 min 4 s',
    '1 h',
    '2 h 5 min',
    '1 d 4 h',
  ]));

test('counts and sizes in short', () => {
  expect([950, 12_345, 4_500_000].map(shortCount)).toEqual(['950', '12.3 k', '4.5 M']);
  expect([12, 3_400, 999_960, 1_200_000_000].map(bytes)).toEqual([
    '12 B',
    '3.4 kB',
    '1 MB',
    '1.2 GB',
  ]);
  expect([0.00123, 12.3456, 12_345.6, NaN].map(measured)).toEqual([
    '0.00123',
    '12.35',
    '12,346',
    '–',
  ]);
});

test('says how long ago, never in the future', () => {
  const now = Date.parse('2026-01-02T00:00:00Z');
  expect(ago('2026-01-01T23:55:00Z', now)).toBe('5 min ago');
  expect(ago('2026-01-02T00:00:30Z', now)).toBe('now');
  expect(ago('2025-12-21T00:00:00Z', now)).toBe('12 d ago');
});
