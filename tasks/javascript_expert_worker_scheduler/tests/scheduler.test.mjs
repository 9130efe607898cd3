import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { getEventListeners } from 'node:events';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

import { ClosedError, CrashError, WorkerScheduler } from '../scheduler.mjs';
import { drain, end, Gate, Log, random, threads, until, watch, withScheduler } from './harness.mjs';

const testWith = (limit, name, body) => test(name, withScheduler(limit, WorkerScheduler, body));

/** What a promise is rejected with in the end. */
async function rejection(promise) {
  const { state, value } = await end(promise);
  assert.equal(state, 'rejected');
  return value;
}

/** Holds all threads of a scheduler, so that further jobs wait. */
async function holdAll(scheduler, limit) {
  const gates = Array.from({ length: limit }, () => new Gate());
  const held = gates.map((gate) => watch(scheduler.run('hold', [gate.memory], { priority: 1000 })));
  for (const [index, gate] of gates.entries()) await gate.reached(held[index]);
  return { held, release: () => gates.forEach((gate) => gate.release()) };
}

// Jobs and threads

testWith(2, 'jobs are called with their arguments and awaited', async (scheduler) => {
  assert.equal(await scheduler.run('add', [2, 3]), 5);
  assert.deepEqual(await scheduler.run('later', [new Map([[1, { deep: [new Date(5)] }]])]), new Map([[1, { deep: [new Date(5)] }]]));
  assert.equal(await scheduler.run('later', [undefined]), undefined);
  assert.equal(typeof (await scheduler.run('thread')), 'number');
});

testWith(2, 'threads are started when they are needed, and kept', async (scheduler) => {
  await drain();
  assert.equal(threads.started, 0, 'none before the first job');
  const ids = new Set();
  for (let turn = 0; turn < 5; turn++) ids.add(await scheduler.run('thread'));
  assert.deepEqual([ids.size, threads.started], [1, 1], 'an idle thread takes the job');
  const { release, held } = await holdAll(scheduler, 2);
  release();
  await until(() => held.every(({ state }) => state === 'fulfilled'), 'all are released');
  assert.equal(new Set(held.map(({ value }) => value)).size, 2);
  await Promise.all(Array.from({ length: 20 }, () => scheduler.run('thread')));
  assert.deepEqual([threads.started, threads.most], [2, 2]);
});

testWith(2, 'jobs are counted', async (scheduler) => {
  assert.deepEqual([scheduler.waiting, scheduler.running], [0, 0]);
  const { release } = await holdAll(scheduler, 2);
  const last = scheduler.run('add', [1, 1]);
  scheduler.run('add', [1, 1]);
  assert.deepEqual([scheduler.waiting, scheduler.running], [2, 2]);
  release();
  await last;
  await until(() => scheduler.running === 0, 'nothing runs');
  assert.equal(scheduler.waiting, 0);
});

// Order

testWith(1, 'the greatest priority comes first, and of equal ones the first', async (scheduler) => {
  const log = new Log();
  const { release } = await holdAll(scheduler, 1);
  const jobs = [0, 5, -3, 5, 0.5, undefined, -3, 5, 1e9, 0].map((priority, index) =>
    scheduler.run('note', [log.memory, index], { priority }));
  release();
  await Promise.all(jobs);
  assert.deepEqual(log.numbers, [8, 1, 3, 7, 4, 0, 5, 9, 2, 6]);
});

testWith(1, 'seeded queues are worked off in order, without those that were cancelled', async (scheduler) => {
  for (let seed = 0; seed < 20; seed++) {
    const below = random(seed);
    const log = new Log();
    const { release } = await holdAll(scheduler, 1);
    const jobs = [];
    let next = 0;
    for (let step = 0; step < 60; step++) {
      if (below(4) > 0) {
        const priority = below(5) - 2;
        const controller = new AbortController();
        const promise = scheduler.run('note', [log.memory, next], { priority, signal: controller.signal });
        jobs.push({ number: next++, priority, controller, outcome: watch(promise) });
      } else if (jobs.length > 0) {
        const [job] = jobs.splice(below(jobs.length), 1);
        job.controller.abort('cancelled');
        await drain();
        assert.deepEqual(job.outcome, { state: 'rejected', value: 'cancelled' }, `seed ${seed}`);
      }
      assert.equal(scheduler.waiting, jobs.length, `seed ${seed}`);
    }
    release();
    await until(() => jobs.every(({ outcome }) => outcome.state === 'fulfilled'), `seed ${seed}: all jobs are done`);
    const expected = [...jobs].sort((a, b) => b.priority - a.priority || a.number - b.number);
    assert.deepEqual(log.numbers, expected.map(({ number }) => number), `seed ${seed}`);
  }
  assert.equal(threads.started, 1);
});

testWith(2, 'several threads share a queue and lose no job', async (scheduler) => {
  const log = new Log();
  const jobs = Array.from({ length: 250 }, (_, index) => scheduler.run('note', [log.memory, index], { priority: index % 7 }));
  await Promise.all(jobs);
  assert.deepEqual(log.numbers.sort((a, b) => a - b), jobs.map((_, index) => index));
});

// Errors

testWith(1, 'what a job throws is what its promise is rejected with', async (scheduler) => {
  for (const job of ['fail', 'failLater']) {
    const error = await rejection(scheduler.run(job, [new RangeError('too far', { cause: 7 })]));
    assert.ok(error instanceof RangeError);
    assert.equal(error.message, 'too far');
    for (const thrown of [undefined, null, 0, 'text', { code: 5 }]) {
      assert.deepEqual(await rejection(scheduler.run(job, [thrown])), thrown);
    }
  }
  const strange = await rejection(scheduler.run('failWith', ['custom']));
  assert.deepEqual([strange instanceof Error, strange.message], [true, 'strange']);
  assert.equal(threads.started, 1, 'the thread goes on');
});

testWith(1, 'what is thrown and cannot be cloned becomes an error', async (scheduler) => {
  for (const [what, message] of [['function', '() => {}'], ['symbol', 'Symbol(a symbol)'], ['error', 'has a function']]) {
    const error = await rejection(scheduler.run('failWith', [what]));
    assert.ok(error instanceof Error, what);
    assert.equal(error.message, message);
  }
  assert.equal(threads.started, 1, 'the thread goes on');
});

testWith(1, 'arguments that cannot be cloned lose no thread', async (scheduler) => {
  const direct = watch(scheduler.run('later', [() => {}]));
  await drain();
  assert.deepEqual([direct.state, direct.value?.name], ['rejected', 'DataCloneError']);
  assert.equal(scheduler.running, 0);
  const { release } = await holdAll(scheduler, 1);
  const wrong = scheduler.run('later', [Symbol('x')]);
  const right = scheduler.run('add', [1, 2]);
  release();
  assert.equal((await rejection(wrong)).name, 'DataCloneError');
  assert.deepEqual(await end(right), { state: 'fulfilled', value: 3 });
});

testWith(1, 'a result that cannot be cloned is an error, and the thread goes on', async (scheduler) => {
  assert.equal((await rejection(scheduler.run('giveFunction'))).name, 'DataCloneError');
  assert.equal(await scheduler.run('add', [1, 1]), 2);
  assert.equal(threads.started, 1);
});

testWith(1, 'a job that does not exist is a TypeError with its name', async (scheduler) => {
  for (const name of ['nothing', 'noFunction', 'toString']) {
    const error = await rejection(scheduler.run(name));
    assert.ok(error instanceof TypeError, name);
    assert.ok(error.message.includes(name), error.message);
  }
  assert.equal(threads.started, 1);
});

test('a module that cannot be loaded is the error of its jobs', async () => {
  const scheduler = new WorkerScheduler('data:text/javascript,throw new RangeError("broken module")', { threads: 1 });
  for (let turn = 0; turn < 2; turn++) {
    assert.equal((await rejection(scheduler.run('add', [1, 1]))).message, 'broken module');
  }
  await end(scheduler.close());
});

testWith(1, 'what the module posts by itself is ignored', async (scheduler) => {
  assert.equal(await scheduler.run('noise', ['real']), 'real');
  assert.equal(await scheduler.run('add', [1, 2]), 3);
});

testWith(1, 'wrong arguments are rejected, and nothing is started', async (scheduler) => {
  const signal = AbortSignal.abort('aborted');
  for (const [Kind, ...args] of [
    [TypeError, 7], [TypeError, undefined, []], [TypeError, 'add', 'x', { signal }], [TypeError, 'add', { length: 0 }],
    [RangeError, 'add', [], { priority: NaN, signal }], [RangeError, 'add', [], { priority: '1' }], [RangeError, 'add', [], { priority: Infinity }],
  ]) {
    assert.ok((await rejection(scheduler.run(...args))) instanceof Kind, String(args));
  }
  assert.equal(await rejection(scheduler.run('add', [], { signal })), 'aborted');
  assert.equal(threads.started, 0);
  for (const limit of [0, -1, 1.5, NaN, Infinity, '2', undefined]) {
    assert.throws(() => new WorkerScheduler('data:text/javascript,', { threads: limit }), RangeError);
  }
});

// Crashes

testWith(1, 'a thread that ends rejects its job alone, and another takes its place', async (scheduler) => {
  const exited = scheduler.run('exit', [3]);
  const exploded = scheduler.run('explode', ['boom']);
  const next = scheduler.run('add', [1, 1]);
  const one = await rejection(exited);
  assert.ok(one instanceof CrashError && one instanceof Error);
  assert.deepEqual([one.exitCode, 'cause' in one], [3, false]);
  const other = await rejection(exploded);
  assert.ok(other instanceof CrashError);
  assert.deepEqual([other.exitCode, other.cause.message], [1, 'boom']);
  assert.deepEqual(await end(next), { state: 'fulfilled', value: 2 });
  assert.equal(threads.started, 3);
});

testWith(1, 'a thread that ends without a job affects no promise', async (scheduler) => {
  const gate = new Gate();
  const first = await scheduler.run('exitAfterwards', [gate.memory]);
  gate.release();
  await until(() => threads.alive === 0, 'the thread has ended');
  await drain();
  assert.deepEqual([scheduler.running, scheduler.waiting], [0, 0]);
  assert.notEqual(await scheduler.run('thread'), first);
});

// Cancelling

testWith(1, 'a job that waits is cancelled at once and never starts', async (scheduler) => {
  const log = new Log();
  const controller = new AbortController();
  const { release } = await holdAll(scheduler, 1);
  const outcomes = [1, 2, 3].map((number) => watch(scheduler.run('note', [log.memory, number], number === 2 ? controller : {})));
  controller.abort('enough');
  await drain();
  assert.deepEqual(outcomes[1], { state: 'rejected', value: 'enough' });
  assert.equal(scheduler.waiting, 2);
  release();
  await until(() => outcomes[2].state === 'fulfilled', 'the others run');
  assert.deepEqual([log.numbers, threads.started], [[1, 3], 1]);
});

testWith(1, 'an endless job is cancelled at once, and its place is taken when its thread has ended', async (scheduler) => {
  for (let turn = 0; turn < 2; turn++) {
    const gate = new Gate();
    const controller = new AbortController();
    const endless = watch(scheduler.run('spin', [gate.memory], { signal: controller.signal }));
    await gate.reached(endless);
    const next = scheduler.run('add', [turn, 1]);
    const reason = new Error('enough');
    controller.abort(reason);
    assert.deepEqual([scheduler.running, scheduler.waiting], [0, 1]);
    await new Promise((resolve) => queueMicrotask(() => queueMicrotask(() => queueMicrotask(resolve))));
    assert.equal(endless.value, reason);
    assert.deepEqual(await end(next), { state: 'fulfilled', value: turn + 1 });
  }
  assert.equal(threads.most, 1, 'never more threads than allowed');
});

testWith(2, 'one signal may cancel jobs that run and jobs that wait', async (scheduler) => {
  const log = new Log();
  const controller = new AbortController();
  const { signal } = controller;
  const gates = [new Gate(), new Gate()];
  const outcomes = gates.map((gate) => watch(scheduler.run('spin', [gate.memory], { signal })));
  for (const [index, gate] of gates.entries()) await gate.reached(outcomes[index]);
  for (const number of [1, 2, 3]) outcomes.push(watch(scheduler.run('note', [log.memory, number], { signal })));
  const last = scheduler.run('note', [log.memory, 4]);
  controller.abort('all');
  await drain();
  assert.deepEqual(outcomes, Array(5).fill({ state: 'rejected', value: 'all' }));
  await end(last);
  assert.deepEqual(log.numbers, [4]);
  assert.equal(getEventListeners(signal, 'abort').length, 0);
});

testWith(1, 'an abort after the end changes nothing', async (scheduler) => {
  const controllers = Array.from({ length: 4 }, () => new AbortController());
  const id = await scheduler.run('thread', [], controllers[0]);
  await rejection(scheduler.run('fail', ['x'], controllers[1]));
  await rejection(scheduler.run('later', [() => {}], controllers[2]));
  assert.equal(scheduler.running, 0);
  const gate = new Gate();
  const held = watch(scheduler.run('hold', [gate.memory]));
  await gate.reached(held);
  for (const controller of controllers) {
    assert.equal(getEventListeners(controller.signal, 'abort').length, 0);
    controller.abort('late');
  }
  gate.release();
  await until(() => held.state !== 'pending', 'the job is done');
  assert.deepEqual(held, { state: 'fulfilled', value: id });
  assert.equal(threads.started, 1);
});

// The end

testWith(2, 'close finishes what waits and runs, and ends all threads', async (scheduler) => {
  const log = new Log();
  const { release, held } = await holdAll(scheduler, 2);
  const jobs = [1, 2, 3].map((number) => watch(scheduler.run('note', [log.memory, number])));
  const closing = scheduler.close();
  assert.equal(scheduler.close(), closing);
  const closed = watch(closing);
  assert.ok((await rejection(scheduler.run('add', [1, 1]))) instanceof ClosedError);
  await drain();
  assert.deepEqual([closed.state, scheduler.waiting], ['pending', 3]);
  release();
  await until(() => closed.state === 'fulfilled', 'it is closed');
  assert.ok([...held, ...jobs].every(({ state }) => state === 'fulfilled'));
  assert.deepEqual(log.numbers.sort(), [1, 2, 3]);
  await drain();
  assert.equal(threads.alive, 0);
});

test('a scheduler that was never used can be closed', async () => {
  const scheduler = new WorkerScheduler('data:text/javascript,', { threads: 2 });
  assert.equal((await end(scheduler.close())).state, 'fulfilled');
  assert.ok((await rejection(scheduler.run('x'))) instanceof ClosedError);
});

testWith(2, 'terminate rejects what waits and runs at once, also after close', async (scheduler) => {
  const gate = new Gate();
  const { signal } = new AbortController();
  const outcomes = [watch(scheduler.run('spin', [gate.memory], { signal })), watch(scheduler.run('hold', [new Gate().memory]))];
  await gate.reached(outcomes[0]);
  outcomes.push(watch(scheduler.run('add', [1, 1], { signal })));
  const closed = watch(scheduler.close());
  const reason = new Error('down');
  assert.equal(scheduler.terminate(reason), scheduler.close());
  assert.deepEqual([scheduler.waiting, scheduler.running], [0, 0]);
  await new Promise((resolve) => queueMicrotask(() => queueMicrotask(() => queueMicrotask(resolve))));
  assert.deepEqual(outcomes, Array(3).fill({ state: 'rejected', value: reason }));
  assert.equal(getEventListeners(signal, 'abort').length, 0);
  await until(() => closed.state === 'fulfilled', 'it is closed');
  await drain();
  assert.equal(threads.alive, 0);
});

test('a program that never closes its scheduler ends by itself', () => {
  const program = fileURLToPath(new URL('./program.mjs', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
  assert.deepEqual([status, stdout.split('\n').sort(), stderr], [0, ['', 'a job keeps the process alive', 'and so does one that waits'], '']);
});
