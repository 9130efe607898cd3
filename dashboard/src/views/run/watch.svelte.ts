import { untrack } from 'svelte';
import { listAttempts, type Attempt } from '../../api/attempts.ts';
import { failureOf, type Failure } from '../../api/failure.ts';
import type { LabEvent } from '../../api/events.ts';
import { readRun, type RunDetail } from '../../api/runs.ts';
import { follow, type Following } from '../../live/follow.svelte.ts';
import { advance, begin, type LiveRun } from './live.ts';

/** A run as it stands, kept fresh by its events for as long as a component watches it. */
export interface Watch {
  /** As the server told it last; what changes within seconds is in `live`. */
  readonly detail: RunDetail | null;
  readonly live: LiveRun | null;
  /** Why it could not be read; with `detail` there, why it could not be read again. */
  readonly failure: Failure | null;
  readonly following: Following;
  refresh(): void;
}

const pageSize = 5_000;

/** Standings, signatures and sums come with a fresh answer, not with each event. */
const refreshMillis = 3_000;

const settling = new Set([
  'attempt_evaluated',
  'run_stopped',
  'run_resumed',
  'benchmark_completed',
]);

export function watchRun(run: () => string): Watch {
  let detail = $state.raw<RunDetail | null>(null);
  let live = $state.raw<LiveRun | null>(null);
  let failure = $state.raw<Failure | null>(null);
  let streamAfter = $state<number | null>(null);
  let recent: LabEvent[] = [];
  let abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  $effect(() => {
    const name = run();
    untrack(() => {
      detail = null;
      live = null;
      failure = null;
      streamAfter = null;
      recent = [];
      void read(name);
    });
    return () => {
      abort.abort();
      clearTimeout(timer);
      timer = undefined;
    };
  });

  async function read(name: string) {
    abort.abort();
    abort = new AbortController();
    const { signal } = abort;
    try {
      const answer = await readRun(name, signal);
      const attempts = await allAttempts(name, signal);
      if (signal.aborted) return;
      recent = recent.filter(({ sequence }) => sequence > answer.sequence);
      detail = answer;
      live = advance(begin(answer, attempts), recent);
      failure = null;
      streamAfter ??= answer.sequence;
    } catch (thrown) {
      if (!signal.aborted) failure = failureOf(thrown);
    }
  }

  function receive(events: readonly LabEvent[]) {
    if (live === null) return;
    recent.push(...events);
    live = advance(live, events);
    if (!events.some(({ type }) => settling.has(type))) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void read(run());
    }, refreshMillis);
  }

  const following = follow(run, () => streamAfter, receive);

  return {
    get detail() {
      return detail;
    },
    get live() {
      return live;
    },
    get failure() {
      return failure;
    },
    following,
    refresh: () => void read(run()),
  };
}

async function allAttempts(run: string, signal: AbortSignal): Promise<Attempt[]> {
  const attempts: Attempt[] = [];
  for (;;) {
    const page = await listAttempts(run, { from: attempts.length, limit: pageSize }, signal);
    attempts.push(...page.attempts);
    if (page.attempts.length === 0 || attempts.length >= page.total) return attempts;
  }
}
