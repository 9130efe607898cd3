import assert from 'node:assert/strict';

const JOBS = new URL('./jobs.mjs', import.meta.url);
const LOOKS = 3000;
const workers = new Set();

/** Threads of this process: how many there are, how many there were, and the most at one time. */
export const threads = { alive: 0, started: 0, most: 0 };

process.on('worker', (worker) => {
  threads.started++;
  threads.most = Math.max(threads.most, ++threads.alive);
  workers.add(worker);
  worker.on('exit', () => workers.delete(worker) && threads.alive--);
});

/** A test with a scheduler of its own, which is terminated in the end and leaves no thread behind. */
export function withScheduler(limit, WorkerScheduler, body) {
  return async () => {
    Object.assign(threads, { started: 0, most: 0 });
    const scheduler = new WorkerScheduler(JOBS, { threads: limit });
    try {
      await body(scheduler);
      await drain();
      assert.ok(threads.most <= limit, `there were ${threads.most} threads at a time, and ${limit} are allowed`);
    } finally {
      scheduler.terminate('the test is over');
      try {
        await until(() => threads.alive === 0, 'all threads have ended');
      } finally {
        for (const worker of workers) await worker.terminate();
      }
    }
  };
}

/** Lets promises and what was already received be handled. */
export async function drain() {
  for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Waits for what other threads do. Looks are counted, not seconds, for on a busy machine they take longer. */
export async function until(condition, what) {
  for (let looks = 0; !condition(); looks++) {
    if (looks === LOOKS) assert.fail(`this did not happen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** Watches a promise without waiting for it. */
export function watch(promise) {
  const outcome = { state: 'pending', value: undefined };
  promise.then(
    (value) => Object.assign(outcome, { state: 'fulfilled', value }),
    (error) => Object.assign(outcome, { state: 'rejected', value: error }),
  );
  return outcome;
}

/** What a promise comes to, which has to be settled in the end. */
export async function end(promise) {
  const outcome = watch(promise);
  await until(() => outcome.state !== 'pending', 'the promise is settled');
  return outcome;
}

/** Shared memory that holds a job until it is released. */
export class Gate {
  memory = new SharedArrayBuffer(8);
  #cells = new Int32Array(this.memory);

  /** Waits until the job of the outcome has come to this gate. */
  async reached(outcome) {
    await until(() => Atomics.load(this.#cells, 0) === 1 || outcome.state !== 'pending', 'the job runs');
    assert.equal(Atomics.load(this.#cells, 0), 1, `the job has to run, and was ${outcome.state}: ${outcome.value}`);
  }

  release() {
    Atomics.store(this.#cells, 1, 1);
    Atomics.notify(this.#cells, 1);
  }
}

/** Shared memory that jobs write numbers into. */
export class Log {
  memory = new SharedArrayBuffer(4 * 4096);
  #cells = new Int32Array(this.memory);

  get numbers() {
    return [...this.#cells.slice(1, 1 + Atomics.load(this.#cells, 0))];
  }
}

/** Numbers that are the same on every run (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * bound);
  };
}
