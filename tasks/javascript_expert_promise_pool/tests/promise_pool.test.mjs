import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import test from 'node:test';

import { runPool } from '../promise_pool.mjs';
import { countingSource, deferred, drain, manualSource, manualWorker, random, watch } from './harness.mjs';

/** The error that the pool rejected with; fails if it did not. */
function rejection(outcome) {
  assert.equal(outcome.state, 'rejected', 'the pool must have rejected by now');
  return outcome.value;
}

// Results and limit

test('results are in the order of the items however they finish', async () => {
  const { worker, calls } = manualWorker();
  const outcome = watch(runPool(['a', 'b', 'c', 'd'], worker, { limit: 4 }));
  await drain();
  for (const index of [2, 0, 3, 1]) {
    calls[index].resolve(calls[index].item.toUpperCase());
    await drain();
  }
  assert.deepEqual(outcome, { state: 'fulfilled', value: ['A', 'B', 'C', 'D'] });
});

test('an empty source gives an empty array', async () => {
  const outcome = watch(runPool([], () => assert.fail('called'), { limit: 3 }));
  await drain();
  assert.deepEqual(outcome, { state: 'fulfilled', value: [] });
});

test('workers get the item, its index and one signal for all', async () => {
  const { worker, calls } = manualWorker();
  watch(runPool(new Set(['x', 'y', 'z']), worker, { limit: 3 }));
  await drain();
  assert.deepEqual(calls.map(({ item, index }) => [item, index]), [['x', 0], ['y', 1], ['z', 2]]);
  assert.ok(calls[0].signal instanceof AbortSignal);
  assert.ok(calls.every(({ signal }) => signal === calls[0].signal && !signal.aborted));
});

test('a slot that becomes free is filled at once, not when the whole batch is done', async () => {
  const { worker, calls, open } = manualWorker();
  const outcome = watch(runPool(countingSource(7), worker, { limit: 3 }));
  await drain();
  for (const index of [1, 3, 4, 0, 5, 6, 2]) {
    assert.equal(open().length, Math.min(3, 7 - calls.filter((call) => !call.open).length));
    calls[index].resolve(index * 10);
    await drain();
  }
  assert.deepEqual(outcome, { state: 'fulfilled', value: [0, 10, 20, 30, 40, 50, 60] });
});

test('items are pulled only when a slot is free', async () => {
  const source = countingSource(1000);
  const { worker, calls } = manualWorker();
  watch(runPool(source, worker, { limit: 2 }));
  await drain();
  assert.deepEqual([source.iterators, source.nexts, calls.length], [1, 2, 2]);
  calls[1].resolve();
  await drain();
  assert.deepEqual([source.nexts, calls.length], [3, 3]);
});

test('a limit of Infinity starts everything', async () => {
  const { worker, calls } = manualWorker();
  watch(runPool(countingSource(500), worker, { limit: Infinity }));
  await drain();
  assert.equal(calls.length, 500);
});

test('workers may return plain values and thenables', async () => {
  const thenable = { then: (resolve) => resolve('thenable') };
  const outcome = watch(runPool([7, thenable, undefined], (_, index) => [7, thenable, undefined][index], { limit: 2 }));
  await drain();
  assert.deepEqual(outcome, { state: 'fulfilled', value: [7, 'thenable', undefined] });
});

test('promises among the items of a sync source are not awaited', async () => {
  const never = new Promise(() => {});
  const outcome = watch(runPool([never, 1], (item) => item === never, { limit: 1 }));
  await drain();
  assert.deepEqual(outcome, { state: 'fulfilled', value: [true, false] });
});

test('30000 items that need no waiting pass through', async () => {
  const results = await runPool(countingSource(30_000), (item) => item * 2, { limit: 3 });
  assert.equal(results.length, 30_000);
  assert.equal(results[29_999], 59_998);
});

test('success closes nothing and aborts nothing', async () => {
  const source = countingSource(3);
  const signals = [];
  const outcome = watch(runPool(source, (item, index, signal) => signals.push(signal), { limit: 2 }));
  await drain();
  assert.equal(outcome.state, 'fulfilled');
  assert.equal(source.nexts, 4, 'once more than there are items, to learn that it is done');
  assert.equal(source.returns, 0);
  assert.ok(signals.every((signal) => !signal.aborted));
});

// Async sources

test('an async source is asked for one item at a time', async () => {
  const source = manualSource();
  const { worker, calls } = manualWorker();
  const outcome = watch(runPool(source, worker, { limit: 3 }));
  await drain();
  assert.equal(source.nexts.length, 1);
  source.give('a');
  await drain();
  assert.equal(source.nexts.length, 2, 'a slot is free: the next item is asked for while a worker runs');
  source.give('b');
  await drain();
  calls[0].resolve('A');
  await drain();
  assert.equal(source.nexts.length, 3, 'a free slot does not ask again while an item is on its way');
  source.finish();
  calls[1].resolve('B');
  await drain();
  assert.equal(source.overlapped, false);
  assert.deepEqual(outcome, { state: 'fulfilled', value: ['A', 'B'] });
});

test('a source that is both async and sync is used as async', async () => {
  const source = {
    async *[Symbol.asyncIterator]() {
      yield 'async';
    },
    *[Symbol.iterator]() {
      yield 'sync';
    },
  };
  const outcome = watch(runPool(source, (item) => item, { limit: 1 }));
  await drain();
  assert.deepEqual(outcome.value, ['async']);
});

// The first error

test('the first error in time is told, not the one of the first item', async () => {
  const { worker, calls } = manualWorker();
  const outcome = watch(runPool([0, 1, 2], worker, { limit: 3 }));
  await drain();
  const first = new Error('first');
  calls[2].reject(first);
  calls[0].reject(new Error('second'));
  calls[1].resolve();
  await drain();
  assert.equal(rejection(outcome), first);
});

test('the pool rejects only when all running workers have settled', async () => {
  const { worker, calls } = manualWorker();
  const outcome = watch(runPool(countingSource(9), worker, { limit: 3 }));
  await drain();
  const error = new Error('early');
  calls[1].reject(error);
  await drain();
  assert.equal(outcome.state, 'pending');
  calls[0].resolve();
  await drain();
  assert.equal(outcome.state, 'pending');
  calls[2].reject(new Error('late'));
  await drain();
  assert.equal(rejection(outcome), error);
  assert.equal(calls.length, 3, 'nothing is started after the error');
});

for (const [name, error] of [['undefined', undefined], ['null', null], ['false', false], ['0', 0]]) {
  test(`an error of the value ${name} is an error`, async () => {
    const source = countingSource(5);
    const { worker, calls } = manualWorker();
    const outcome = watch(runPool(source, worker, { limit: 2 }));
    await drain();
    calls[0].reject(error);
    calls[1].resolve();
    await drain();
    assert.deepEqual(outcome, { state: 'rejected', value: error });
    assert.equal(calls.length, 2);
    assert.equal(source.returns, 1);
  });
}

test('a worker that throws is a worker that fails', async () => {
  const error = new Error('thrown');
  const source = countingSource(9);
  const slow = deferred();
  const started = [];
  const worker = (item) => {
    started.push(item);
    if (item === 1) throw error;
    return slow.promise;
  };
  const outcome = watch(runPool(source, worker, { limit: 3 }));
  await drain();
  assert.equal(outcome.state, 'pending', 'the worker of item 0 is still running');
  assert.ok(!started.includes(3), 'the failed worker has no successor');
  slow.resolve();
  await drain();
  assert.equal(rejection(outcome), error);
});

test('workers are told at once, with the error as the reason', async () => {
  const { worker, calls } = manualWorker();
  const outcome = watch(runPool([0, 1], worker, { limit: 2 }));
  await drain();
  const error = new Error('reason');
  calls[0].reject(error);
  await drain();
  assert.equal(calls[1].signal.aborted, true);
  assert.equal(calls[1].signal.reason, error);
  assert.equal(outcome.state, 'pending');
});

test('workers that fail because they were told do not replace the first error', async () => {
  const trigger = deferred();
  const worker = (item, index, signal) =>
    index === 1
      ? trigger.promise
      : new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error(`told ${index}`))));
  const outcome = watch(runPool([0, 1, 2], worker, { limit: 3 }));
  await drain();
  const error = new Error('cause');
  trigger.reject(error);
  await drain();
  assert.equal(rejection(outcome), error);
});

// Closing the source

test('a stop closes the source once, without waiting for the workers', async () => {
  const source = countingSource(9);
  const { worker, calls } = manualWorker();
  watch(runPool(source, worker, { limit: 3 }));
  await drain();
  calls[0].reject(new Error('stop'));
  await drain();
  assert.deepEqual([source.nexts, source.returns], [3, 1]);
  calls[1].reject(new Error('again'));
  calls[2].resolve();
  await drain();
  assert.deepEqual([source.nexts, source.returns], [3, 1]);
});

test('a stop runs the finally block of a generator', async () => {
  const log = [];
  function* numbers() {
    try {
      for (let number = 0; number < 100; number++) yield number;
    } finally {
      log.push('closed');
    }
  }
  const outcome = watch(runPool(numbers(), (item) => (item === 4 ? Promise.reject(item) : item), { limit: 1 }));
  await drain();
  assert.equal(rejection(outcome), 4);
  assert.deepEqual(log, ['closed']);
});

test('a pending next is left to settle, its item dropped, before the source is closed', async () => {
  const source = manualSource();
  const { worker, calls } = manualWorker();
  const outcome = watch(runPool(source, worker, { limit: 2 }));
  await drain();
  source.give('a');
  await drain();
  const error = new Error('stop');
  calls[0].reject(error);
  await drain();
  assert.equal(source.returns.length, 0);
  assert.equal(outcome.state, 'pending');
  source.give('dropped');
  await drain();
  assert.equal(calls.length, 1);
  assert.deepEqual([source.nexts.length, source.returns.length], [2, 1]);
  assert.equal(outcome.state, 'pending', 'return() has not settled');
  source.returns[0].resolve({ done: true });
  await drain();
  assert.equal(rejection(outcome), error);
});

for (const [name, settle] of [
  ['says that it is done', (source) => source.finish()],
  ['fails', (source) => source.pending().reject(new Error('late'))],
]) {
  test(`a pending next that ${name} after a stop leaves nothing to close`, async () => {
    const source = manualSource();
    const { worker, calls } = manualWorker();
    const outcome = watch(runPool(source, worker, { limit: 2 }));
    await drain();
    source.give('a');
    await drain();
    const error = new Error('stop');
    calls[0].reject(error);
    await drain();
    settle(source);
    await drain();
    assert.equal(source.returns.length, 0);
    assert.equal(rejection(outcome), error);
  });
}

test('a source that is done is not closed', async () => {
  const source = countingSource(2);
  const { worker, calls } = manualWorker();
  const outcome = watch(runPool(source, worker, { limit: 5 }));
  await drain();
  calls[0].reject('stop');
  calls[1].resolve();
  await drain();
  assert.equal(rejection(outcome), 'stop');
  assert.deepEqual([source.nexts, source.returns], [3, 0]);
});

test('a return that fails does not replace the error', async () => {
  for (const fail of [() => { throw new Error('close'); }, () => Promise.reject(new Error('close'))]) {
    const source = { [Symbol.asyncIterator]: () => ({ next: async () => ({ done: false, value: 1 }), return: fail }) };
    const outcome = watch(runPool(source, () => Promise.reject('cause'), { limit: 1 }));
    await drain();
    assert.equal(rejection(outcome), 'cause');
  }
});

test('a source without return can be stopped', async () => {
  const source = { [Symbol.iterator]: () => ({ next: () => ({ done: false, value: 1 }) }) };
  const outcome = watch(runPool(source, () => Promise.reject('cause'), { limit: 1 }));
  await drain();
  assert.equal(rejection(outcome), 'cause');
});

// A source that fails

test('a source that fails stops the pool and is not closed', async () => {
  const source = manualSource();
  const { worker, calls } = manualWorker();
  const outcome = watch(runPool(source, worker, { limit: 2 }));
  await drain();
  source.give('a');
  await drain();
  const error = new Error('source');
  source.pending().reject(error);
  await drain();
  assert.equal(outcome.state, 'pending', 'a worker is running');
  assert.equal(calls[0].signal.reason, error);
  calls[0].resolve();
  await drain();
  assert.equal(rejection(outcome), error);
  assert.deepEqual([source.nexts.length, source.returns.length], [2, 0]);
});

test('a next that throws stops the pool and the source is not closed', async () => {
  let returns = 0;
  const next = () => { throw 'broken'; };
  const source = { [Symbol.iterator]: () => ({ next, return: () => returns++ }) };
  const outcome = watch(runPool(source, () => {}, { limit: 2 }));
  await drain();
  assert.equal(rejection(outcome), 'broken');
  assert.equal(returns, 0);
});

test('a source that gives no iterator rejects with what it threw', async () => {
  const outcome = watch(runPool({ [Symbol.iterator]: () => { throw 'none'; } }, () => {}, { limit: 2 }));
  await drain();
  assert.equal(rejection(outcome), 'none');
});

// The signal from outside

test('an abort from outside stops the pool with its reason', async () => {
  const controller = new AbortController();
  const source = countingSource(9);
  const { worker, calls } = manualWorker();
  const outcome = watch(runPool(source, worker, { limit: 2, signal: controller.signal }));
  await drain();
  controller.abort('enough');
  await drain();
  assert.equal(calls[0].signal.reason, 'enough');
  assert.deepEqual([source.nexts, source.returns, outcome.state], [2, 1, 'pending']);
  calls[0].reject(new Error('told'));
  calls[1].resolve();
  await drain();
  assert.equal(rejection(outcome), 'enough');
});

test('an abort while the last workers run stops a pool that has no more items', async () => {
  const controller = new AbortController();
  const { worker, calls } = manualWorker();
  const outcome = watch(runPool([1], worker, { limit: 2, signal: controller.signal }));
  await drain();
  controller.abort('enough');
  calls[0].resolve('fine');
  await drain();
  assert.equal(rejection(outcome), 'enough');
});

test('a signal that was aborted before leaves the source alone', async () => {
  const source = countingSource(3);
  const outcome = watch(runPool(source, () => {}, { limit: 1, signal: AbortSignal.abort('before') }));
  await drain();
  assert.equal(rejection(outcome), 'before');
  assert.equal(source.iterators, 0);
});

test('an abort out of next drops the item', async () => {
  const controller = new AbortController();
  let returns = 0;
  const next = () => (controller.abort('inside'), { done: false, value: 1 });
  const source = { [Symbol.iterator]: () => ({ next, return: () => returns++ }) };
  const outcome = watch(runPool(source, () => assert.fail('started'), { limit: 1, signal: controller.signal }));
  await drain();
  assert.equal(rejection(outcome), 'inside');
  assert.equal(returns, 1);
});

test('an abort out of a worker starts no other', async () => {
  const controller = new AbortController();
  const source = countingSource(9);
  let started = 0;
  const worker = () => (started++, controller.abort('inside'));
  const outcome = watch(runPool(source, worker, { limit: 4, signal: controller.signal }));
  await drain();
  assert.equal(rejection(outcome), 'inside');
  assert.deepEqual([started, source.nexts, source.returns], [1, 1, 1]);
});

test('no listener is left on the signal from outside', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const good = watch(runPool([1, 2, 3], (item) => item, { limit: 2, signal }));
  const bad = watch(runPool([1, 2, 3], () => Promise.reject('bad'), { limit: 2, signal }));
  await drain();
  assert.deepEqual([good.state, bad.state], ['fulfilled', 'rejected']);
  assert.equal(getEventListeners(signal, 'abort').length, 0);
  const aborted = watch(runPool(countingSource(9), () => controller.abort('now'), { limit: 2, signal }));
  await drain();
  assert.equal(rejection(aborted), 'now');
  assert.equal(getEventListeners(signal, 'abort').length, 0);
});

// Arguments

test('wrong arguments reject, in order, and leave the source alone', async () => {
  const source = countingSource(3);
  const aborted = AbortSignal.abort('aborted');
  for (const [args, kind] of [
    [[null, null, { limit: 0 }], TypeError],
    [[undefined, () => {}, { limit: 1 }], TypeError],
    [[{}, () => {}, { limit: 1 }], TypeError],
    [[source, 'worker', { limit: 0 }], TypeError],
    ...[0, -1, 1.5, NaN, '2', -Infinity, undefined, null, 2n].map((limit) => [
      [source, () => {}, { limit, signal: aborted }],
      RangeError,
    ]),
  ]) {
    const outcome = watch(runPool(...args));
    await drain();
    assert.ok(rejection(outcome) instanceof kind, `${kind.name} for limit ${String(args[2].limit)}`);
  }
  assert.equal(source.iterators, 0);
});

// Everything together

test('seeded schedules of a sync source keep every rule', async () => {
  for (let seed = 0; seed < 150; seed++) {
    const { below, pick } = random(seed);
    const size = below(14);
    const limit = 1 + below(5);
    const failing = below(3) === 0 ? below(14) : -1;
    const source = countingSource(size);
    const { worker, calls, open } = manualWorker();
    const outcome = watch(runPool(source, worker, { limit }));
    await drain();
    let failed = false;
    while (open().length > 0) {
      const settled = calls.length - open().length;
      if (!failed) {
        assert.equal(open().length, Math.min(limit, size - settled), `seed ${seed}: the slots are full`);
      }
      const call = pick(open());
      if (call.index === failing) {
        failed = true;
        call.reject(failing);
      } else {
        call.resolve(call.item * 3);
      }
      const before = calls.length;
      await drain();
      if (failed) assert.equal(calls.length, before, `seed ${seed}: nothing starts after the error`);
    }
    assert.deepEqual(calls.map((call) => call.index), calls.map((_, index) => index), `seed ${seed}: in order`);
    const expected = failed
      ? { state: 'rejected', value: failing }
      : { state: 'fulfilled', value: Array.from({ length: size }, (_, index) => index * 3) };
    assert.deepEqual(outcome, expected, `seed ${seed}`);
    // With a slot free the pool has learnt that the source is done.
    const knewDone = source.nexts > size;
    assert.equal(source.returns, failed && !knewDone ? 1 : 0, `seed ${seed}: closed`);
  }
});

test('seeded schedules of an async source keep every rule', async () => {
  for (let seed = 1000; seed < 1200; seed++) {
    const { below, pick } = random(seed);
    const size = below(12);
    const limit = 1 + below(4);
    const trouble = pick(['none', 'worker', 'source', 'abort']);
    const step = below(20);
    const controller = new AbortController();
    const source = manualSource();
    const { worker, calls, open } = manualWorker();
    const outcome = watch(runPool(source, worker, { limit, signal: controller.signal }));
    await drain();
    let given = 0;
    let exhausted = false;
    let error;
    for (let turn = 0; outcome.state === 'pending'; turn++) {
      const label = `seed ${seed} turn ${turn}`;
      const wanted = error === undefined && !exhausted && open().length < limit;
      if (error === undefined) {
        assert.equal(source.pending() !== undefined, wanted, `${label}: next() is called when a slot is free`);
      }
      const moves = [];
      if (source.pending()) moves.push('next', 'next');
      if (open().length > 0) moves.push('settle');
      if (source.returns.some((call) => call.open)) moves.push('return');
      assert.ok(moves.length > 0, `${label}: the pool waits for nothing and has not settled`);
      const strike = error === undefined && turn >= step;
      const before = [calls.length, source.nexts.length];
      if (strike && trouble === 'abort') {
        controller.abort((error = `${label} aborted`));
      } else if (strike && trouble === 'worker' && open().length > 0) {
        pick(open()).reject((error = `${label} worker`));
      } else if (strike && trouble === 'source' && source.pending()) {
        source.pending().reject((error = `${label} source`));
        exhausted = true;
      } else {
        const move = pick(moves);
        if (move === 'settle') {
          const call = pick(open());
          if (error !== undefined && below(2)) call.reject('late');
          else call.resolve(-call.index);
        } else if (move === 'return') {
          source.returns[0].resolve({ done: true });
        } else if (given < size) {
          source.give(given++);
        } else {
          source.finish();
          exhausted = true;
        }
      }
      await drain();
      if (error !== undefined) {
        assert.deepEqual([calls.length, source.nexts.length], before, `${label}: nothing starts after the error`);
        const close = !exhausted && source.pending() === undefined;
        assert.equal(source.returns.length, close ? 1 : 0, `${label}: the source is closed`);
      }
      const atRest = open().length === 0 && !source.pending() && source.returns.every((call) => !call.open);
      assert.equal(outcome.state !== 'pending', atRest && (exhausted || error !== undefined), `${label}: settled`);
    }
    assert.equal(source.overlapped, false, `seed ${seed}`);
    const value = Array.from({ length: size }, (_, index) => (index === 0 ? -0 : -index));
    const expected = error === undefined ? { state: 'fulfilled', value } : { state: 'rejected', value: error };
    assert.deepEqual(outcome, expected, `seed ${seed}`);
  }
});
