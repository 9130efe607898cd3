import { expect, test } from 'vitest';
import type { GatePoint, GateTimeline, GateVerdict } from '../../api/gate.ts';
import { timelineOf } from './timeline.ts';

const point = (commit: string, at: string): GatePoint => ({
  commit,
  at,
  metrics: [1],
  median: 1,
  low: 1,
  high: 1,
  seeds: 1,
});
const verdict = (commit: string, at: string, word: GateVerdict['verdict']): GateVerdict => ({
  id: Date.parse(at),
  at,
  commit,
  baseline_commit: null,
  verdict: word,
  explanation: '',
});
const timeline: GateTimeline = {
  project: 'p',
  benchmark: 'b',
  tier: 'unit',
  rule: {},
  direction: 'lower',
  baseline: { commit: 'a', at: '2026-01-01T00:00:00Z', metrics: [1], low: 1, high: 1 },
  threshold: null,
  points: [
    point('b', '2026-01-03T00:00:00Z'),
    point('a', '2026-01-01T00:00:00Z'),
    point('b', '2026-01-02T00:00:00Z'),
  ],
  verdicts: [
    verdict('b', '2026-01-04T00:00:00Z', 'PROMOTE'),
    verdict('b', '2026-01-02T12:00:00Z', 'REJECT'),
  ],
};

test('measurements are in the order of time, with the newest verdict at the last of a commit', () => {
  const shown = timelineOf(timeline).map((item) => [
    item.point.commit,
    item.verdict?.verdict ?? null,
    item.isBaseline,
  ]);
  expect(shown).toEqual([
    ['a', null, true],
    ['b', null, false],
    ['b', 'PROMOTE', false],
  ]);
});
