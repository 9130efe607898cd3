import { address, get } from './client.ts';
import type { Interval, Usage } from './shared.ts';

export interface Side {
  readonly run_id: string;
  readonly model: string;
  /** All models of the run: another one can be chosen. */
  readonly models: readonly string[];
  readonly accuracy: Interval | null;
  readonly scored: number;
  readonly passed: number;
  readonly cost_usd: number | null;
  readonly usage: Usage;
  readonly mean_submission_millis: number | null;
  readonly mean_evaluation_millis: number | null;
}

export interface Flip {
  readonly task: string;
  readonly sample: number;
  /** LOST: a passed and b did not; WON: the other way round. */
  readonly direction: 'LOST' | 'WON';
  readonly a_attempt: string;
  readonly b_attempt: string;
  readonly a_reason: string | null;
  readonly b_reason: string | null;
}

export interface Comparison {
  readonly a: Side;
  readonly b: Side;
  readonly pairs: number;
  readonly both_passed: number;
  readonly both_failed: number;
  readonly only_a: number;
  readonly only_b: number;
  /** b minus a, over the pairs. */
  readonly difference: Interval;
  readonly p_value: number;
  readonly flips: readonly Flip[];
}

export interface Sides {
  readonly a: string;
  readonly b: string;
  readonly a_model?: string | null;
  readonly b_model?: string | null;
}

export function readComparison(sides: Sides, signal?: AbortSignal): Promise<Comparison> {
  return get(address('/compare', { ...sides }), signal);
}
