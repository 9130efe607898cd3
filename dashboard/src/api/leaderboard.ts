import { address, get } from './client.ts';
import type { Interval, Usage } from './shared.ts';

export interface BestRun {
  readonly run_id: string;
  readonly scored: number;
  readonly passed: number;
  readonly cost_usd: number | null;
  readonly mean_submission_millis: number | null;
  readonly mean_evaluation_millis: number | null;
}

export interface Standing {
  readonly model: string;
  /** From 1; models that the data cannot tell apart share one. Null where nothing was scored. */
  readonly tier: number | null;
  readonly tasks: number;
  readonly attempts: number;
  readonly scored: number;
  readonly passed: number;
  readonly accuracy: Interval | null;
  readonly pass_at_k: Readonly<Record<string, Interval>>;
  readonly pass_hat_k: Readonly<Record<string, number>>;
  readonly usage: Usage;
  readonly cost_usd: number | null;
  readonly mean_submission_millis: number | null;
  readonly mean_evaluation_millis: number | null;
  /** Adjusted for the number of comparisons; null for the leader itself. */
  readonly p_against_leader: number | null;
  readonly best_run: BestRun | null;
}

export interface Leaderboard {
  readonly standings: readonly Standing[];
  readonly benchmarks: readonly string[];
}

export interface LeaderboardFilters {
  readonly benchmark?: string | null;
  readonly run?: string | null;
}

/** The models, best tier first. */
export function readLeaderboard(
  filters: LeaderboardFilters,
  signal?: AbortSignal,
): Promise<Leaderboard> {
  return get(address('/leaderboard', { ...filters }), signal);
}

export function leaderboardFile(format: 'csv' | 'jsonl', filters: LeaderboardFilters): string {
  return address('/leaderboard', { ...filters, format });
}
