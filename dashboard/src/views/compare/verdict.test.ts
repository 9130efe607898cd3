import { describe, expect, test } from 'vitest';
import type { Comparison, Side } from '../../api/compare.ts';
import { verdictOf } from './verdict.ts';

const side: Side = {
  run_id: 'r',
  model: 'm',
  models: ['m'],
  accuracy: null,
  scored: 0,
  passed: 0,
  cost_usd: null,
  usage: { prompt_tokens: 0, completion_tokens: 0, reasoning_tokens: 0, cached_tokens: 0 },
  mean_submission_millis: null,
  mean_evaluation_millis: null,
};

function comparison(low: number, high: number, pairs = 40): Comparison {
  return {
    a: side,
    b: side,
    pairs,
    both_passed: 0,
    both_failed: 0,
    only_a: 0,
    only_b: 0,
    difference: { value: (low + high) / 2, low, high },
    p_value: 1,
    flips: [],
  };
}

describe('a comparison', () => {
  test('is better or worse only where the interval leaves zero out', () => {
    expect(verdictOf(comparison(0.01, 0.2)).word).toBe('better');
    expect(verdictOf(comparison(-0.2, -0.01)).word).toBe('worse');
    expect(verdictOf(comparison(-0.1, 0.2)).word).toBe('no telling');
    expect(verdictOf(comparison(0, 0.2)).word).toBe('no telling');
  });

  test('of runs without a common attempt says so', () =>
    expect(verdictOf(comparison(0, 0, 0)).word).toBe('nothing in common'));
});
