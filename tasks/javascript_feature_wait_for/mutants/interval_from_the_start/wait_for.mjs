const REAL_CLOCK = {
  now: () => performance.now(),
  setTimeout: (callback, milliseconds) => setTimeout(callback, milliseconds),
  clearTimeout: (timer) => clearTimeout(timer),
};

export class TimeoutError extends Error {
  name = 'TimeoutError';

  constructor(timeout, attempts, failure) {
    // An absent `cause` and one of undefined are different things.
    super(`not true after ${timeout} ms and ${attempts} attempt${attempts === 1 ? '' : 's'}`, failure);
    this.attempts = attempts;
  }
}

/**
 * Calls a predicate until it gives something truthy. See the instructions.
 *
 * @template T
 * @param {(turn: { attempt: number, elapsed: number, signal: AbortSignal }) => T | PromiseLike<T>} predicate
 * @param {{ timeout?: number, interval?: number | ((attempt: number) => number), signal?: AbortSignal, clock?: object }} options
 * @returns {Promise<T>}
 */
export async function waitFor(predicate, options) {
  const { timeout = 5000, interval = 50, signal, clock = REAL_CLOCK } = options ?? {};
  if (typeof predicate !== 'function') {
    throw new TypeError('the predicate is no function');
  }
  if (!(typeof timeout === 'number' && timeout >= 0)) {
    throw new RangeError(`the timeout is a number of 0 or more, not ${String(timeout)}`);
  }
  if (typeof interval !== 'function') {
    checkPause(interval);
  }
  if (signal?.aborted) {
    throw signal.reason;
  }
  return new Promise((resolve, reject) => {
    new Waiting(predicate, { timeout, interval, signal, clock }, resolve, reject).start();
  });
}

function checkPause(milliseconds) {
  if (!(Number.isFinite(milliseconds) && milliseconds >= 0)) {
    throw new RangeError(`the interval is a finite number of 0 or more, not ${String(milliseconds)}`);
  }
  return milliseconds;
}

class Waiting {
  #controller = new AbortController();
  #attempts = 0;
  #over = false;
  #failure;
  #deadlineTimer;
  #pauseTimer;

  constructor(predicate, options, resolve, reject) {
    Object.assign(this, { predicate, ...options, resolve, reject });
  }

  start() {
    this.startedAt = this.clock.now();
    this.onAbort = () => this.#fail(this.signal.reason);
    this.signal?.addEventListener('abort', this.onAbort);
    if (this.timeout !== Infinity) {
      this.#deadlineTimer = this.clock.setTimeout(() => this.#timeOut(), this.timeout);
    }
    this.#attempt();
  }

  #elapsed() {
    return this.clock.now() - this.startedAt;
  }

  #attempt() {
    this.attemptAt = this.clock.now();
    const turn = { attempt: ++this.#attempts, elapsed: this.#elapsed(), signal: this.#controller.signal };
    let given;
    try {
      given = this.predicate.call(undefined, turn);
      if (isThenable(given)) {
        Promise.resolve(given).then((value) => this.#ended(value), (error) => this.#ended(false, { cause: error }));
        return;
      }
    } catch (error) {
      this.#ended(false, { cause: error });
      return;
    }
    this.#ended(given);
  }

  #ended(value, failure) {
    if (this.#over) {
      return;
    }
    this.#failure = failure;
    if (value) {
      this.#close();
      this.resolve(value);
    } else if (this.#elapsed() >= this.timeout) {
      this.#timeOut();
    } else {
      this.#pause();
    }
  }

  #pause() {
    let milliseconds;
    try {
      milliseconds =
        typeof this.interval === 'function' ? checkPause(this.interval.call(undefined, this.#attempts)) : this.interval;
    } catch (error) {
      this.#fail(error);
      return;
    }
    // Out of the interval's own function the waiting may have been aborted.
    if (!this.#over) {
      this.#pauseTimer = this.clock.setTimeout(
        () => this.#resume(),
        Math.max(0, this.attemptAt + milliseconds - this.clock.now()),
      );
    }
  }

  #resume() {
    if (this.#elapsed() >= this.timeout) {
      this.#timeOut();
    } else {
      this.#attempt();
    }
  }

  #timeOut() {
    this.#fail(new TimeoutError(this.timeout, this.#attempts, this.#failure));
  }

  #fail(error) {
    if (this.#over) {
      return;
    }
    this.#close();
    this.reject(error);
    this.#controller.abort(error);
  }

  #close() {
    this.#over = true;
    this.signal?.removeEventListener('abort', this.onAbort);
    this.clock.clearTimeout(this.#deadlineTimer);
    this.clock.clearTimeout(this.#pauseTimer);
  }
}

function isThenable(value) {
  return value !== null && (typeof value === 'object' || typeof value === 'function') && typeof value.then === 'function';
}
