import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import test from 'node:test';

import { TimeoutError, waitFor } from '../wait_for.mjs';
import { drain, ManualClock, manualPredicate, random, watch } from './harness.mjs';

const unhandled = [];
process.on('unhandledRejection', (error) => unhandled.push(error));

/** The error of an outcome that has to be a rejection by now. */
function rejection(outcome) {
  assert.equal(outcome.state, 'rejected', 'the promise must have been rejected by now');
  return outcome.value;
}

/** The timeout of an outcome, with its number of attempts. */
function timedOut(outcome, attempts) {
  const error = rejection(outcome);
  assert.ok(error instanceof TimeoutError, `a TimeoutError, not ${error}`);
  assert.equal(error.attempts, attempts);
  return error;
}

// Attempts

test('the first attempt is made within the call', async () => {
  let called = 0;
  const promise = waitFor(() => ++called, { clock: new ManualClock() });
  assert.equal(called, 1);
  assert.equal(await promise, 1);
});

test('the promise is for the first truthy value', async () => {
  const clock = new ManualClock();
  const values = [false, 0, '', null, undefined, NaN, 0n, 'yes', 'later'];
  const outcome = watch(waitFor(() => values.shift(), { clock, interval: 10 }));
  await clock.advance(69);
  assert.equal(outcome.state, 'pending');
  await clock.advance(1);
  assert.deepEqual(outcome, { state: 'fulfilled', value: 'yes' });
  await clock.advance(1000);
  assert.deepEqual(values, ['later']);
});

test('promises and other thenables are awaited', async () => {
  const clock = new ManualClock();
  const given = [Promise.resolve(0), { then: (resolve) => resolve('') }, async () => {}, 'x'];
  given[2] = given[2]();
  const outcome = watch(waitFor(() => given.shift(), { clock, interval: 5 }));
  await clock.advance(9);
  assert.deepEqual([outcome.state, given.length], ['pending', 2]);
  await clock.advance(6);
  assert.deepEqual(outcome, { state: 'fulfilled', value: 'x' });
});

test('an attempt is told its number, the time since the start and one signal for all', async () => {
  const clock = new ManualClock(77);
  const turns = [];
  watch(waitFor((...args) => void turns.push(args), { clock, interval: 30, timeout: 100 }));
  await clock.advance(99);
  assert.deepEqual(turns.map(([{ attempt, elapsed }, ...more]) => [attempt, elapsed, more.length]), [
    [1, 0, 0], [2, 30, 0], [3, 60, 0], [4, 90, 0],
  ]);
  assert.ok(turns[0][0].signal instanceof AbortSignal);
  assert.ok(turns.every(([{ signal }]) => signal === turns[0][0].signal && !signal.aborted));
});

test('the interval counts from the end of an attempt, and one is made at a time', async () => {
  const clock = new ManualClock();
  const { predicate, turns } = manualPredicate();
  watch(waitFor(predicate, { clock, interval: 100, timeout: 10_000 }));
  await clock.advance(950);
  assert.equal(turns.length, 1);
  turns[0].resolve(false);
  await clock.advance(99);
  assert.equal(turns.length, 1);
  await clock.advance(1);
  assert.deepEqual([turns.length, turns[1].elapsed], [2, 1050]);
});

test('an interval may depend on the number of the attempt', async () => {
  const clock = new ManualClock();
  const asked = [];
  const starts = [];
  const interval = (...args) => (asked.push(args), 100 * args[0]);
  const outcome = watch(waitFor(({ elapsed }) => starts.push(elapsed) > 3, { clock, interval }));
  await clock.advance(1000);
  assert.deepEqual(starts, [0, 100, 300, 600]);
  assert.deepEqual(asked, [[1], [2], [3]]);
  assert.equal(outcome.state, 'fulfilled');
});

test('an interval of 0 leaves room between attempts', async () => {
  const clock = new ManualClock();
  let calls = 0;
  const outcome = watch(waitFor(() => ++calls > 3, { clock, interval: 0 }));
  assert.equal(calls, 1);
  await clock.advance(0);
  assert.deepEqual([calls, outcome.state], [4, 'fulfilled']);
});

test('an attempt that throws is followed by another', async () => {
  const clock = new ManualClock();
  const steps = [() => { throw new Error('one'); }, () => Promise.reject(new Error('two')), () => 'good'];
  const outcome = watch(waitFor(() => steps.shift()(), { clock }));
  await clock.advance(100);
  assert.deepEqual(outcome, { state: 'fulfilled', value: 'good' });
});

// Time

test('the time is up at the timeout and not before', async () => {
  const clock = new ManualClock();
  const outcome = watch(waitFor(() => false, { clock, timeout: 250, interval: 100 }));
  await clock.advance(249);
  assert.equal(outcome.state, 'pending');
  await clock.advance(1);
  const error = timedOut(outcome, 3);
  assert.equal(error.message, 'not true after 250 ms and 3 attempts');
  assert.equal(error.name, 'TimeoutError');
  assert.ok(error instanceof Error);
  assert.equal('cause' in error, false);
});

test('no attempt begins when the time is up', async () => {
  const clock = new ManualClock();
  const outcome = watch(waitFor(() => false, { clock, timeout: 200, interval: 100 }));
  await clock.advance(500);
  timedOut(outcome, 2);
});

test('a pending attempt does not hold the timeout up', async () => {
  const clock = new ManualClock();
  const { predicate, turns } = manualPredicate();
  const outcome = watch(waitFor(predicate, { clock, timeout: 80 }));
  await clock.advance(80);
  await drain();
  assert.equal(timedOut(outcome, 1).message, 'not true after 80 ms and 1 attempt');
  turns[0].resolve('late');
  await clock.advance(1000);
  assert.deepEqual([outcome.state, turns.length], ['rejected', 1]);
});

test('a truthy value counts though the clock is past the time', async () => {
  const clock = new ManualClock();
  const outcome = watch(waitFor(() => (clock.block(500), 'slow'), { clock, timeout: 100 }));
  await drain();
  assert.deepEqual(outcome, { state: 'fulfilled', value: 'slow' });
});

test('an attempt that fails past the time is the last, without waiting for a timer', async () => {
  const clock = new ManualClock();
  const outcome = watch(waitFor(() => (clock.block(60), false), { clock, timeout: 100, interval: 10 }));
  await drain();
  assert.equal(outcome.state, 'pending');
  clock.block(39);
  await clock.advance(0);
  timedOut(outcome, 2);
});

test('a clock that is late begins no attempt past the time', async () => {
  const clock = new ManualClock();
  const outcome = watch(waitFor(() => false, { clock, timeout: 100, interval: 10 }));
  await drain();
  clock.block(300);
  await clock.advance(0);
  timedOut(outcome, 1);
});

test('a timeout of 0 leaves one attempt', async () => {
  const clock = new ManualClock();
  assert.equal(await waitFor(() => 'now', { clock, timeout: 0 }), 'now');
  const outcome = watch(waitFor(() => false, { clock, timeout: 0 }));
  await drain();
  timedOut(outcome, 1);
});

test('an infinite timeout never comes', async () => {
  const clock = new ManualClock();
  const { predicate, turns } = manualPredicate();
  const outcome = watch(waitFor(predicate, { clock, timeout: Infinity, interval: 1 }));
  await clock.advance(1e9);
  turns[0].resolve(1);
  await drain();
  assert.deepEqual(outcome, { state: 'fulfilled', value: 1 });
});

test('the defaults are 5000 and 50 milliseconds', async () => {
  for (const options of [{}, { timeout: undefined, interval: undefined, signal: undefined }]) {
    const clock = new ManualClock();
    const outcome = watch(waitFor(() => false, { ...options, clock }));
    await clock.advance(4999);
    assert.equal(outcome.state, 'pending');
    await clock.advance(1);
    timedOut(outcome, 100);
  }
});

test('the real clock is used where none is given', async () => {
  let calls = 0;
  assert.equal(await waitFor(() => ++calls === 3 && 'real', { interval: 1, timeout: 60_000 }), 'real');
  assert.equal(await waitFor(() => 'at once'), 'at once');
  await assert.rejects(waitFor(() => false, { timeout: 3, interval: 1 }), TimeoutError);
});

// Causes

test('the cause is what the last attempt threw, whatever its value', async () => {
  for (const thrown of [new Error('x'), 'text', undefined, null, 0]) {
    const clock = new ManualClock();
    const outcome = watch(waitFor(({ attempt }) => Promise.reject(attempt === 3 ? thrown : 'earlier'), { clock, timeout: 101 }));
    await clock.advance(101);
    const error = timedOut(outcome, 3);
    assert.ok('cause' in error, `a cause of ${thrown}`);
    assert.equal(error.cause, thrown);
  }
});

test('there is no cause when the last attempt was falsy', async () => {
  const clock = new ManualClock();
  const predicate = ({ attempt }) => {
    if (attempt === 1) throw new Error('only at first');
    return false;
  };
  const outcome = watch(waitFor(predicate, { clock, timeout: 90 }));
  await clock.advance(90);
  assert.equal('cause' in timedOut(outcome, 2), false);
});

test('a pending attempt leaves the cause of the one before', async () => {
  const clock = new ManualClock();
  const { predicate, turns } = manualPredicate();
  const outcome = watch(waitFor(predicate, { clock, timeout: 200 }));
  turns[0].reject('refused');
  await clock.advance(200);
  assert.equal(timedOut(outcome, 2).cause, 'refused');
});

// Abort, and what is left

test('an abort ends the waiting at once with its reason', async () => {
  for (const pending of [true, false]) {
    const clock = new ManualClock();
    const controller = new AbortController();
    const turns = [];
    const predicate = (turn) => (turns.push(turn), pending ? new Promise(() => {}) : false);
    const outcome = watch(waitFor(predicate, { clock, signal: controller.signal }));
    await clock.advance(20);
    controller.abort('enough');
    await drain();
    assert.equal(rejection(outcome), 'enough');
    assert.equal(turns[0].signal.reason, 'enough');
    await clock.advance(10_000);
    assert.equal(turns.length, 1);
  }
});

test('an abort out of an attempt is the last word', async () => {
  const clock = new ManualClock();
  const controller = new AbortController();
  const outcome = watch(waitFor(() => (controller.abort('inside'), true), { clock, signal: controller.signal }));
  await drain();
  assert.equal(rejection(outcome), 'inside');
  assert.equal(clock.timers, 0);
});

test('a signal that was aborted before calls nothing', async () => {
  const clock = new ManualClock();
  const outcome = watch(waitFor(() => assert.fail('called'), { clock, signal: AbortSignal.abort('before') }));
  await drain();
  assert.equal(rejection(outcome), 'before');
  assert.equal(clock.timers, 0);
});

test('attempts are told when the time is up, and not after a success', async () => {
  const clock = new ManualClock();
  let signal;
  const outcome = watch(waitFor((turn) => ((signal = turn.signal), new Promise(() => {})), { clock, timeout: 10 }));
  await clock.advance(10);
  await drain();
  assert.equal(signal.aborted, true);
  assert.equal(signal.reason, timedOut(outcome, 1));
  await waitFor((turn) => (signal = turn.signal), { clock });
  await clock.advance(10_000);
  assert.equal(signal.aborted, false);
});

test('no timer and no listener is left, however it ends', async () => {
  const endings = {
    truthy: () => true,
    'truthy later': async ({ attempt }) => attempt > 2,
    timeout: () => false,
    'timeout while pending': () => new Promise(() => {}),
    abort: ({ attempt }) => attempt === 2 && controller.abort('over'),
  };
  let controller;
  for (const [name, predicate] of Object.entries(endings)) {
    const clock = new ManualClock();
    controller = new AbortController();
    const outcome = watch(waitFor(predicate, { clock, timeout: 300, signal: controller.signal }));
    await clock.advance(name.startsWith('truthy') || name === 'abort' ? 150 : 300);
    await drain();
    assert.notEqual(outcome.state, 'pending', name);
    assert.equal(clock.timers, 0, `${name}: timers`);
    assert.equal(getEventListeners(controller.signal, 'abort').length, 0, `${name}: listeners`);
  }
});

test('a rejection that comes too late is no unhandled rejection', async () => {
  const clock = new ManualClock();
  const controller = new AbortController();
  const one = manualPredicate();
  const other = manualPredicate();
  const outcomes = [
    watch(waitFor(one.predicate, { clock, timeout: 10 })),
    watch(waitFor(other.predicate, { clock, signal: controller.signal })),
  ];
  await clock.advance(10);
  controller.abort('over');
  one.turns[0].reject(new Error('late'));
  other.turns[0].reject(new Error('late'));
  await drain();
  assert.ok(outcomes.every(({ state }) => state === 'rejected'));
  assert.deepEqual(unhandled, []);
});

// Arguments

test('wrong arguments reject, in order', async () => {
  const signal = AbortSignal.abort('aborted');
  const never = () => assert.fail('called');
  for (const [Kind, predicate, options] of [
    [TypeError, undefined, { timeout: -1 }],
    [TypeError, 'true', {}],
    ...[-1, NaN, '10', null, 5n].map((timeout) => [RangeError, never, { timeout, signal }]),
    ...[-1, NaN, Infinity, '10', null].map((interval) => [RangeError, never, { interval, signal }]),
  ]) {
    const error = rejection(await settled(waitFor(predicate, { clock: new ManualClock(), ...options })));
    assert.ok(error instanceof Kind, `${Kind.name}, not ${error}`);
  }
});

test('an interval that fails ends the waiting', async () => {
  for (const [interval, check] of [
    [() => { throw 'no more'; }, (error) => error === 'no more'],
    [() => -1, (error) => error instanceof RangeError],
    [() => undefined, (error) => error instanceof RangeError],
    [() => Infinity, (error) => error instanceof RangeError],
  ]) {
    const clock = new ManualClock();
    let signal;
    const outcome = await settled(waitFor((turn) => void (signal = turn.signal), { clock, interval }));
    const error = rejection(outcome);
    assert.ok(check(error), `not ${error}`);
    assert.equal(signal.reason, error);
    assert.equal(clock.timers, 0);
  }
});

async function settled(promise) {
  const outcome = watch(promise);
  await drain();
  return outcome;
}

// Everything together

test('seeded waits make the attempts that the rules foresee', async () => {
  for (let seed = 0; seed < 150; seed++) {
    const below = random(seed);
    const timeout = 1 + below(400);
    const pauses = Array.from({ length: 40 }, () => 1 + below(90));
    // No attempt ends at the very moment of the timeout: the sixty-fourths never make a whole.
    const lengths = Array.from({ length: 40 }, () => (below(2) ? 1 / 64 + below(60) : 0));
    const goodAt = below(2) ? 1 + below(6) : Infinity;

    // The rules, on a sheet of paper.
    const foreseen = [];
    let time = 0;
    let value;
    while (time < timeout) {
      foreseen.push(time);
      time += lengths[foreseen.length];
      if (time >= timeout && lengths[foreseen.length] > 0) break;
      if (foreseen.length === goodAt) {
        value = time;
        break;
      }
      time += pauses[foreseen.length];
    }

    const clock = new ManualClock(seed);
    const begun = [];
    const predicate = ({ attempt, elapsed }) => {
      begun.push(elapsed);
      const given = attempt === goodAt ? { at: elapsed + lengths[attempt] } : false;
      return lengths[attempt] === 0
        ? given
        : new Promise((resolve) => clock.setTimeout(() => resolve(given), lengths[attempt]));
    };
    const outcome = watch(waitFor(predicate, { clock, timeout, interval: (attempt) => pauses[attempt] }));
    await clock.advance(timeout + 100);
    assert.deepEqual(begun, foreseen, `seed ${seed}`);
    if (value === undefined) {
      timedOut(outcome, foreseen.length);
    } else {
      assert.deepEqual(outcome, { state: 'fulfilled', value: { at: value } }, `seed ${seed}`);
    }
  }
});
