import { afterEach, expect, test, vi } from 'vitest';
import { heard, serverNow } from './clock.ts';

afterEach(() => {
  vi.useRealTimers();
  heard(new Date().toUTCString());
});

test('times are the server’s where the browser’s clock is wrong', () => {
  vi.useFakeTimers({ now: Date.parse('2031-05-06T07:08:09Z') });
  heard('Thu, 01 Jan 2026 00:00:00 GMT');
  expect(serverNow()).toBe(Date.parse('2026-01-01T00:00:00Z'));
  vi.advanceTimersByTime(60_000);
  expect(serverNow()).toBe(Date.parse('2026-01-01T00:01:00Z'));
});

test('what a header cannot tell changes nothing', () => {
  vi.useFakeTimers({ now: Date.parse('2026-01-01T00:00:03.500Z') });
  heard('Thu, 01 Jan 2026 00:00:00 GMT');
  expect(serverNow()).toBe(Date.now());
  heard(null);
  heard('no date');
  expect(serverNow()).toBe(Date.now());
});
