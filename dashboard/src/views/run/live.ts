import type { Attempt } from '../../api/attempts.ts';
import { attemptOf, type LabEvent } from '../../api/events.ts';
import type { RunDetail, RunStatus } from '../../api/runs.ts';
import { outcomes, type Outcome } from '../../api/shared.ts';
import { attemptName, planned, queued } from './plan.ts';

/** A run as its events say that it stands. */
export interface LiveRun {
  /** The last event that is part of it. */
  readonly sequence: number;
  readonly status: RunStatus;
  /** All attempts of the plan by name, in the plan's order; those that have not begun are queued. */
  readonly attempts: ReadonlyMap<string, Attempt>;
  /** US dollars, over all tries; null where no price is known. */
  readonly cost: number | null;
}

/** A run as the server told it, with `detail` read before `attempts`. */
export function begin(detail: RunDetail, started: readonly Attempt[]): LiveRun {
  const attempts = new Map(planned(detail).map((key) => [attemptName(key), queued(key)]));
  for (const attempt of started) attempts.set(attempt.attempt, attempt);
  return {
    sequence: detail.sequence,
    status: detail.run.status,
    attempts,
    cost: detail.run.cost_usd,
  };
}

/** The run after some events. Those that are part of it already change nothing. */
export function advance(run: LiveRun, events: readonly LabEvent[]): LiveRun {
  let { sequence, status, cost } = run;
  const attempts = new Map(run.attempts);
  for (const event of events) {
    if (event.sequence <= sequence) continue;
    sequence = event.sequence;
    status = statusAfter(status, event.type);
    const key = attemptOf(event);
    if (key === null) continue;
    const name = attemptName(key);
    const before = attempts.get(name) ?? queued(key);
    const spent = field<number>(event.payload['submission'], 'cost_usd');
    if (event.type === 'submission_received' && spent !== null) cost = (cost ?? 0) + spent;
    attempts.set(name, attemptAfter(before, event));
  }
  return { sequence, status, attempts, cost };
}

function statusAfter(status: RunStatus, type: string): RunStatus {
  if (type === 'run_planned' || type === 'run_resumed') return 'running';
  if (type === 'run_stopped') return 'stopped';
  if (type === 'benchmark_completed') return 'completed';
  return status;
}

function attemptAfter(before: Attempt, event: LabEvent): Attempt {
  const turn = Number(event.payload['try_number'] ?? 1);
  // What an earlier try says late is over already.
  if (turn < before.tries) return before;
  switch (event.type) {
    case 'attempt_started':
      return {
        ...before,
        state: 'asking',
        tries: turn,
        outcome: null,
        reason: null,
        signature: null,
        started_at: event.time,
        ended_at: null,
      };
    case 'submission_received': {
      const submission = event.payload['submission'];
      const usage = field<Record<string, number>>(submission, 'usage');
      return {
        ...before,
        state: 'judging',
        cost_usd: field<number>(submission, 'cost_usd'),
        submission_millis: field<number>(submission, 'duration_millis'),
        retries: field<number>(submission, 'retries') ?? 0,
        usage: {
          prompt_tokens: usage?.['prompt'] ?? 0,
          completion_tokens: usage?.['completion'] ?? 0,
          reasoning_tokens: usage?.['reasoning'] ?? 0,
          cached_tokens: usage?.['cached'] ?? 0,
        },
      };
    }
    case 'attempt_evaluated': {
      const result = event.payload['result'];
      return {
        ...before,
        state: 'ended',
        outcome: outcomeOf(field<string>(result, 'outcome')),
        reason: field<string>(result, 'reason'),
        tests_passed: field<number>(result, 'tests_passed') ?? 0,
        tests_total: field<number>(result, 'tests_total') ?? 0,
        evaluation_millis: field<number>(result, 'evaluation_millis'),
        ended_at: event.time,
      };
    }
    default:
      return before;
  }
}

function outcomeOf(word: string | null): Outcome | null {
  const name = word?.toUpperCase();
  return outcomes.find((outcome) => outcome === name) ?? null;
}

function field<Value>(object: unknown, name: string): Value | null {
  if (object === null || typeof object !== 'object') return null;
  return ((object as Record<string, unknown>)[name] ?? null) as Value | null;
}
