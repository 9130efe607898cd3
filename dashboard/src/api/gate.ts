import { get, path } from './client.ts';

export interface GateBenchmark {
  readonly project: string;
  readonly benchmark: string;
  readonly tier: string;
  readonly path: string;
  readonly repetitions: number;
  readonly baseline_commit: string | null;
  readonly problem: string | null;
}

export type Verdict =
  'PROMOTE' | 'REJECT' | 'NEEDS_MORE_DATA' | 'NO_BASELINE' | 'PASS' | 'FAIL' | 'NO_REFERENCE';

export interface GateVerdict {
  readonly id: number;
  readonly at: string;
  readonly commit: string;
  readonly baseline_commit: string | null;
  readonly verdict: Verdict;
  readonly explanation: string;
}

export interface GatePoint {
  readonly commit: string;
  readonly at: string;
  readonly metrics: readonly number[];
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly seeds: number;
}

export interface GateTimeline {
  readonly project: string;
  readonly benchmark: string;
  readonly tier: string;
  /** The rule in words, by the name of each part. */
  readonly rule: Readonly<Record<string, string>>;
  readonly direction: 'lower' | 'higher' | null;
  readonly baseline: {
    readonly commit: string;
    readonly at: string;
    readonly metrics: readonly number[];
    readonly low: number;
    readonly high: number;
  } | null;
  readonly threshold: number | null;
  readonly points: readonly GatePoint[];
  readonly verdicts: readonly GateVerdict[];
}

export function listGateBenchmarks(
  signal?: AbortSignal,
): Promise<{ benchmarks: readonly GateBenchmark[] }> {
  return get('/gate/benchmarks', signal);
}

export function readGateTimeline(
  project: string,
  benchmark: string,
  signal?: AbortSignal,
): Promise<GateTimeline> {
  return get(path('gate', 'benchmarks', project, benchmark), signal);
}
