import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../api/attempts.ts';
import type { LabEvent } from '../../api/events.ts';
import type { RunDetail } from '../../api/runs.ts';
import { choiceOf, chosen } from './choice.ts';
import { attemptColumns } from './columns.ts';
import { failureGroups } from './failures.ts';
import { fold } from './lines.ts';
import { advance, begin } from './live.ts';
import { inOrder, linesOf, placeOf } from './ordered.ts';
import { shortNames } from './names.ts';
import { paceOf } from './pace.ts';
import { attemptName, planned, queued } from './plan.ts';
import { meanOver, passAtK, passHatK } from './samples.ts';
import { wilson } from './wilson.ts';

const detail = {
  run: { models: ['m/1', 'n'], status: 'running', cost_usd: 1 },
  settings: { samples: 2 },
  tasks: [
    { id: 't', language: 'go' },
    { id: 'u', language: 'go' },
  ],
  sequence: 10,
} as unknown as RunDetail;

const key = (task: string, participant: string, sample = 0) => ({ task, participant, sample });

function event(sequence: number, type: string, payload: Record<string, unknown>): LabEvent {
  return { sequence, stream: 'lab', type, time: `at ${sequence}`, run_id: 'r', payload };
}

const started = (sequence: number, turn = 1) =>
  event(sequence, 'attempt_started', { attempt: key('t', 'm/1'), try_number: turn });
const submitted = (sequence: number, turn = 1) =>
  event(sequence, 'submission_received', {
    attempt: key('t', 'm/1'),
    try_number: turn,
    submission: {
      usage: { prompt: 5, completion: 7, reasoning: 1, cached: 2 },
      cost_usd: 0.5,
      duration_millis: 30,
      retries: 1,
    },
  });
const evaluated = (sequence: number, outcome: string, turn = 1) =>
  event(sequence, 'attempt_evaluated', {
    attempt: key('t', 'm/1'),
    try_number: turn,
    result: { outcome, reason: 'why', tests_passed: 1, tests_total: 3, evaluation_millis: 40 },
  });

function attempt(task: string, model: string, sample: number, change: Partial<Attempt>): Attempt {
  return { ...queued(key(task, model, sample)), state: 'ended', ...change };
}

describe('a plan', () => {
  test('has an attempt for each model, task and sample, in this order', () =>
    expect(planned(detail).map(attemptName)).toEqual([
      't__m_1__sample00',
      't__m_1__sample01',
      'u__m_1__sample00',
      'u__m_1__sample01',
      't__n__sample00',
      't__n__sample01',
      'u__n__sample00',
      'u__n__sample01',
    ]));
});

describe('a live run', () => {
  const name = 't__m_1__sample00';
  const fresh = begin(detail, []);

  test('begins with everything queued', () => {
    expect([...fresh.attempts.values()].every(({ state }) => state === 'queued')).toBe(true);
    expect(fresh.attempts.size).toBe(8);
  });

  test('follows an attempt from queued to its end', () => {
    const asking = advance(fresh, [started(11)]);
    expect(asking.attempts.get(name)).toMatchObject({ state: 'asking', tries: 1 });
    const judging = advance(asking, [submitted(12)]);
    expect(judging.attempts.get(name)).toMatchObject({
      state: 'judging',
      cost_usd: 0.5,
      submission_millis: 30,
      usage: { prompt_tokens: 5, completion_tokens: 7, reasoning_tokens: 1, cached_tokens: 2 },
    });
    expect(judging.cost).toBe(1.5);
    const ended = advance(judging, [evaluated(13, 'patch_rejected')]);
    expect(ended.attempts.get(name)).toMatchObject({
      state: 'ended',
      outcome: 'PATCH_REJECTED',
      reason: 'why',
      tests_total: 3,
      ended_at: 'at 13',
    });
    expect(fresh.attempts.get(name)?.state).toBe('queued');
  });

  test('takes every event once, also where a reconnect brings it again', () => {
    const once = advance(fresh, [started(11), submitted(12)]);
    const again = advance(once, [submitted(12), started(11), submitted(12)]);
    expect(again).toEqual(once);
  });

  test('knows nothing of events that were part of the answer already', () =>
    expect(advance(fresh, [started(10)]).attempts.get(name)?.state).toBe('queued'));

  test('has no outcome while an attempt is tried again, and ignores the earlier try', () => {
    const failed = advance(fresh, [started(11), evaluated(12, 'api_error')]);
    const retried = advance(failed, [started(13, 2)]);
    expect(retried.attempts.get(name)).toMatchObject({ state: 'asking', outcome: null, tries: 2 });
    const late = advance(retried, [evaluated(14, 'failed', 1)]);
    expect(late.attempts.get(name)?.outcome).toBeNull();
    expect(advance(late, [evaluated(15, 'passed', 2)]).attempts.get(name)?.outcome).toBe('PASSED');
  });

  test('stops, goes on and completes', () => {
    const stopped = advance(fresh, [event(11, 'run_stopped', {})]);
    expect(stopped.status).toBe('stopped');
    const resumed = advance(stopped, [event(12, 'run_resumed', {})]);
    expect(resumed.status).toBe('running');
    expect(advance(resumed, [event(13, 'benchmark_completed', {})]).status).toBe('completed');
  });

  test('passes over what it does not know', () =>
    expect(advance(fresh, [event(11, 'tool_called', { attempt: key('t', 'm/1') })]).sequence).toBe(
      11,
    ));
});

describe('samples', () => {
  test('pass at least once, or every time', () => {
    expect(passAtK({ scored: 5, passed: 3 }, 1)).toBeCloseTo(0.6);
    expect(passAtK({ scored: 5, passed: 3 }, 2)).toBeCloseTo(0.9);
    expect(passAtK({ scored: 5, passed: 3 }, 5)).toBe(1);
    expect(passHatK({ scored: 5, passed: 3 }, 2)).toBeCloseTo(0.3);
    expect(passHatK({ scored: 5, passed: 3 }, 5)).toBe(0);
    expect(passHatK({ scored: 5, passed: 5 }, 5)).toBe(1);
  });
  test('that are too few say nothing', () => {
    expect(passAtK({ scored: 2, passed: 1 }, 3)).toBeNull();
    expect(passHatK({ scored: 0, passed: 0 }, 1)).toBeNull();
  });
  test('give a mean over the tasks that have a value', () =>
    expect(
      meanOver(
        [
          { scored: 2, passed: 2 },
          { scored: 2, passed: 0 },
          { scored: 1, passed: 1 },
        ],
        (tally) => passHatK(tally, 2),
      ),
    ).toBe(0.5));
});

describe('folding', () => {
  const all = [
    attempt('t', 'm', 0, { outcome: 'PASSED' }),
    attempt('t', 'm', 1, { outcome: 'FAILED' }),
    attempt('t', 'm', 2, { outcome: 'API_ERROR' }),
    attempt('u', 'm', 0, { outcome: 'PASSED' }),
  ];
  test('counts all samples of a task, whatever is filtered', () => {
    const lines = fold(chosen(all, choiceOf(new URLSearchParams('outcome=FAILED'))), all);
    expect(lines).toMatchObject([
      { task: 't', samples: 3, tally: { scored: 2, passed: 1 }, attempts: [{ sample: 1 }] },
    ]);
  });
  test('keeps the order of tasks', () =>
    expect(fold(all, all).map(({ task }) => task)).toEqual(['t', 'u']));
});

describe('a choice of attempts', () => {
  const all = [
    attempt('t', 'm', 0, { outcome: 'FAILED', reason: 'Test X failed', signature: 'Test ‹…›' }),
    attempt('t', 'n', 0, { outcome: 'TIMED_OUT', reason: 'took 9 s', signature: 'took ‹n› s' }),
    attempt('u', 'm', 0, { state: 'asking' }),
  ];
  const left = (query: string) =>
    chosen(all, choiceOf(new URLSearchParams(query))).map((each) => all.indexOf(each));

  test('by outcomes, states, model, task, signature and text', () => {
    expect(left('')).toEqual([0, 1, 2]);
    expect(left('outcome=FAILED,asking')).toEqual([0, 2]);
    expect(left('model=m')).toEqual([0, 2]);
    expect(left('task=t&model=n')).toEqual([1]);
    expect(left('signature=took+‹n›+s')).toEqual([1]);
    expect(left('q=TEST x')).toEqual([0]);
    expect(left('task=nothing')).toEqual([]);
  });
});

describe('failures', () => {
  test('are grouped by what they have in common, the most frequent first', () => {
    const failed = (task: string, reason: string, signature: string | null) =>
      attempt(task, 'm', 0, { outcome: 'FAILED', reason, signature });
    const groups = failureGroups([
      failed('t', 'port 1', 'port ‹n›'),
      failed('u', 'alone', null),
      failed('v', 'port 2', 'port ‹n›'),
      attempt('w', 'm', 0, { outcome: 'PASSED', reason: 'all passed' }),
      attempt('x', 'm', 0, { state: 'judging' }),
      attempt('y', 'n', 0, { outcome: 'API_ERROR', reason: 'port 3', signature: 'port ‹n›' }),
    ]);
    expect(groups.map((group) => [group.outcome, group.signature, group.attempts])).toEqual([
      ['FAILED', 'port ‹n›', 2],
      ['FAILED', 'alone', 1],
      ['API_ERROR', 'port ‹n›', 1],
    ]);
  });
});

describe('the order of attempts', () => {
  const all = [
    attempt('t', 'm', 0, { outcome: 'PASSED', cost_usd: 1 }),
    attempt('t', 'm', 1, { outcome: 'FAILED', cost_usd: 3 }),
    attempt('u', 'm', 0, { outcome: 'FAILED', cost_usd: 2 }),
  ];
  const columns = attemptColumns(2, 1, false);
  const order = (folded: boolean, filters = {}) =>
    inOrder(linesOf(all, all, folded), columns, filters, [
      { column: 'cost', descending: true },
    ]).map((each) => all.indexOf(each));

  test('is that of the table, folded or not', () => {
    expect(order(false)).toEqual([1, 2, 0]);
    expect(order(true)).toEqual([0, 1, 2]);
    expect(order(false, { state: 'failed' })).toEqual([1, 2]);
  });
  test('has an attempt before and after each, and none beyond the ends', () => {
    const middle = placeOf(all, 't__m__sample01');
    expect([middle.index, middle.previous, middle.next]).toEqual([1, all[0], all[2]]);
    expect(placeOf(all, 't__m__sample00').previous).toBeNull();
    expect(placeOf(all, 'u__m__sample00').next).toBeNull();
    expect(placeOf(all, 'gone')).toMatchObject({ index: -1, previous: null, next: all[0] });
  });
});

describe('the pace', () => {
  const minute = 60_000;
  test('is that of the last minutes', () => {
    const pace = paceOf(0, [minute, 17 * minute, 19 * minute], 4, 20 * minute);
    expect(pace.perMinute).toBeCloseTo(0.4);
    expect(pace.millisLeft).toBe(10 * minute);
  });
  test('is unknown at first', () =>
    expect(paceOf(0, [1], 4, minute)).toEqual({ perMinute: null, millisLeft: null }));
});

test("Wilson's interval is right at the edges and in between", () => {
  expect(wilson(0, 0)).toBeNull();
  expect(wilson(0, 10)).toMatchObject({ value: 0, low: 0 });
  expect(wilson(0, 10)?.high).toBeCloseTo(0.2775, 4);
  expect(wilson(8, 10)?.low).toBeCloseTo(0.4902, 4);
  expect(wilson(8, 10)?.high).toBeCloseTo(0.9433, 4);
});

describe('names above the columns', () => {
  test('are the last parts where these differ', () => {
    expect(shortNames(['openrouter/a/one', 'noop'])).toEqual(['one', 'noop']);
    expect(shortNames(['openrouter/a/one', 'lmstudio/one'])).toEqual([
      'openrouter/a/one',
      'lmstudio/one',
    ]);
  });
});
