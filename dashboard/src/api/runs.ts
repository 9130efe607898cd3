import { address, get, path, post } from './client.ts';
import type { Outcome, Usage } from './shared.ts';
import type { Standing } from './leaderboard.ts';

export type RunStatus = 'running' | 'stopped' | 'completed';

export interface Run {
  readonly run_id: string;
  readonly benchmark: string;
  readonly models: readonly string[];
  readonly status: RunStatus;
  /** Whether this server is working on it: only then can it be cancelled here. */
  readonly active: boolean;
  readonly stop: { readonly reason: string; readonly detail: string | null } | null;
  readonly planned: number;
  readonly started: number;
  readonly finished: number;
  readonly scored: number;
  readonly passed: number;
  readonly cost_usd: number | null;
  /** False where some attempts have no known cost: the sum is a lower bound then. */
  readonly cost_known: boolean;
  readonly usage: Usage;
  readonly started_at: string;
  readonly updated_at: string;
  readonly ended_at: string | null;
}

export interface RunSettings {
  readonly samples: number;
  readonly temperature: number | null;
  readonly max_tokens: number | null;
  readonly include_tests: boolean;
  readonly runner: string | null;
  readonly max_cost_usd: number | null;
  readonly max_time_seconds: number | null;
  readonly tasks_directory: string | null;
  readonly notes: readonly string[];
  readonly [name: string]: unknown;
}

export interface RunDetail {
  readonly run: Run;
  readonly settings: RunSettings;
  readonly assay_version: string;
  readonly host: unknown;
  readonly tasks: readonly { readonly id: string; readonly language: string }[];
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  readonly standings: readonly Standing[];
  /** The stream from the number after this one misses nothing. */
  readonly sequence: number;
}

export interface RunFilters {
  readonly q?: string | null;
  readonly status?: string | null;
  readonly benchmark?: string | null;
  readonly model?: string | null;
  /** With `model`: runs in which that model attempted it. */
  readonly task?: string | null;
  readonly limit?: number;
  readonly before?: string | null;
}

/** A page of runs, newest first; `next` is the cursor of the following page. */
export function listRuns(
  filters: RunFilters,
  signal?: AbortSignal,
): Promise<{ runs: readonly Run[]; next: string | null }> {
  return get(address('/runs', { ...filters }), signal);
}

export function readRun(run: string, signal?: AbortSignal): Promise<RunDetail> {
  return get(path('runs', run), signal);
}

/** What can be asked of a run; the server refuses with 409 what cannot be. */
export type RunAction = 'cancel' | 'resume' | 'retry-api-errors';

export function act(run: string, action: RunAction): Promise<{ run_id: string }> {
  return post(path('runs', run, action));
}
