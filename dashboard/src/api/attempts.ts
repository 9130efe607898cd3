import { address, get, path } from './client.ts';
import type { Outcome, Usage } from './shared.ts';

export type AttemptState = 'queued' | 'asking' | 'judging' | 'ended';

export interface Attempt {
  /** The name of the attempt's folder: its id in addresses. */
  readonly attempt: string;
  readonly task: string;
  readonly model: string;
  readonly sample: number;
  readonly tries: number;
  readonly state: AttemptState;
  readonly outcome: Outcome | null;
  readonly reason: string | null;
  /** The reason without numbers, paths and hex: equal for failures of one kind. */
  readonly signature: string | null;
  readonly tests_passed: number;
  readonly tests_total: number;
  readonly cost_usd: number | null;
  readonly usage: Usage;
  readonly submission_millis: number | null;
  readonly evaluation_millis: number | null;
  readonly retries: number;
  readonly started_at: string;
  readonly ended_at: string | null;
}

export interface AttemptDetail extends Attempt {
  readonly failing_tests: readonly string[];
  readonly repairs: readonly string[];
  readonly isolation: Readonly<Record<string, unknown>>;
  readonly finish_reason: string | null;
  readonly served_by: string | null;
  readonly problem: string | null;
  readonly submitted_at: string | null;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

export interface AttemptFilters {
  readonly from?: number;
  readonly limit?: number;
  readonly outcome?: string | null;
  readonly model?: string | null;
  readonly task?: string | null;
  readonly q?: string | null;
}

export interface AttemptPage {
  readonly total: number;
  readonly attempts: readonly Attempt[];
  readonly sequence: number;
}

/** One for every attempt that was started, by model, task and sample. */
export function listAttempts(
  run: string,
  filters: AttemptFilters = {},
  signal?: AbortSignal,
): Promise<AttemptPage> {
  return get(address(path('runs', run, 'attempts'), { ...filters }), signal);
}

/** The address of the same list as a file. */
export function attemptsFile(run: string, kind: 'csv' | 'jsonl', filters: AttemptFilters): string {
  return address(`${path('runs', run)}/attempts.${kind}`, { ...filters });
}

export function readAttempt(
  run: string,
  attempt: string,
  signal?: AbortSignal,
): Promise<AttemptDetail> {
  return get(path('runs', run, 'attempts', attempt), signal);
}

export type TestStatus = 'PASSED' | 'FAILED' | 'ERROR' | 'SKIPPED' | 'MISSING';

export interface TestResult {
  readonly id: string;
  readonly status: TestStatus;
  readonly message: string | null;
}

/** The tests of an attempt by id. */
export async function listTests(
  run: string,
  attempt: string,
  signal?: AbortSignal,
): Promise<readonly TestResult[]> {
  return get(path('runs', run, 'attempts', attempt, 'tests'), signal);
}
