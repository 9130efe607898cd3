/** A clock that stands still until the test moves it. Its timers fire in order of time, then of setting. */
export class ManualClock {
  #time;
  #timers = new Map();
  #last = 0;

  constructor(time = 1_000_000) {
    this.#time = time;
  }

  now() {
    return this.#time;
  }

  setTimeout(callback, milliseconds) {
    if (!(Number.isFinite(milliseconds) && milliseconds >= 0)) throw new RangeError(`a timer of ${milliseconds}`);
    this.#timers.set(++this.#last, { at: this.#time + milliseconds, callback });
    return this.#last;
  }

  clearTimeout(timer) {
    this.#timers.delete(timer);
  }

  get timers() {
    return this.#timers.size;
  }

  /** Moves the time alone, as work that blocks does: what is due fires later. */
  block(milliseconds) {
    this.#time += milliseconds;
  }

  /** Moves the time, timer by timer, and lets all that follows from each one happen. */
  async advance(milliseconds) {
    const end = this.#time + milliseconds;
    for (;;) {
      await drain();
      const due = [...this.#timers].filter(([, { at }]) => at <= end).sort(([a, x], [b, y]) => x.at - y.at || a - b);
      if (due.length === 0) break;
      const [timer, { at, callback }] = due[0];
      this.#timers.delete(timer);
      this.#time = Math.max(this.#time, at);
      callback();
    }
    this.#time = Math.max(this.#time, end);
  }
}

/** Lets every microtask run, and what these queue in turn. Waits for no time to pass. */
export async function drain() {
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
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

/** A predicate whose attempts stay open until the test settles them. */
export function manualPredicate() {
  const turns = [];
  const predicate = (turn) =>
    new Promise((resolve, reject) => {
      turns.push({ ...turn, resolve, reject });
    });
  return { predicate, turns };
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
