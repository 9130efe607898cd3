/**
 * Runs a worker on every item of a source, at most `limit` at a time. See the instructions.
 *
 * @template T, R
 * @param {Iterable<T> | AsyncIterable<T>} source
 * @param {(item: T, index: number, signal: AbortSignal) => R | PromiseLike<R>} worker
 * @param {{ limit: number, signal?: AbortSignal }} options
 * @returns {Promise<R[]>}
 */
export async function runPool(source, worker, options) {
  const isAsync = typeof source?.[Symbol.asyncIterator] === 'function';
  if (!isAsync && typeof source?.[Symbol.iterator] !== 'function') {
    throw new TypeError('the source cannot be iterated');
  }
  if (typeof worker !== 'function') {
    throw new TypeError('the worker is not a function');
  }
  const { limit, signal } = options ?? {};
  if (limit !== Infinity && !(Number.isInteger(limit) && limit >= 1)) {
    throw new RangeError(`the limit is a whole number of 1 or more, or Infinity, not ${String(limit)}`);
  }
  if (signal?.aborted) {
    throw signal.reason;
  }
  const iterator = isAsync ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  const pool = new Pool(iterator, isAsync, worker, limit);
  const onAbort = () => pool.stop(signal.reason);
  signal?.addEventListener('abort', onAbort);
  try {
    return await pool.run();
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

class Pool {
  #iterator;
  #isAsync;
  #worker;
  #limit;
  #controller = new AbortController();
  #results = [];
  #started = 0;
  #running = 0;
  #exhausted = false;
  #stopped = false;
  #error;
  #wake = () => {};

  constructor(iterator, isAsync, worker, limit) {
    this.#iterator = iterator;
    this.#isAsync = isAsync;
    this.#worker = worker;
    this.#limit = limit;
  }

  async run() {
    const lanes = Math.min(this.#limit, 1000);
    await Promise.all(Array.from({ length: lanes }, () => this.#pullItems()));
    if (this.#stopped && !this.#exhausted) {
      await this.#closeIterator();
    }
    while (this.#running > 0) {
      await this.#change();
    }
    if (this.#stopped) {
      throw this.#error;
    }
    return this.#results;
  }

  /** Only the first call counts. */
  stop(error) {
    if (this.#stopped) {
      return;
    }
    // Set before the abort: its listeners run at once and may fail other workers.
    this.#stopped = true;
    this.#error = error;
    this.#controller.abort(error);
    this.#wake();
  }

  async #pullItems() {
    while (!this.#stopped && !this.#exhausted) {
      try {
        const next = this.#iterator.next();
        const { done, value } = this.#isAsync ? await next : next;
        if (done) {
          this.#exhausted = true;
        } else if (!this.#stopped) {
          await this.#start(value);
        }
      } catch (error) {
        // An iterator that failed is finished: there is nothing to close.
        this.#exhausted = true;
        this.stop(error);
      }
    }
  }

  async #start(item) {
    const index = this.#started++;
    this.#running++;
    try {
      this.#results[index] = await this.#worker.call(undefined, item, index, this.#controller.signal);
    } catch (error) {
      this.stop(error);
    } finally {
      this.#running--;
      this.#wake();
    }
  }

  async #closeIterator() {
    try {
      await this.#iterator.return?.();
    } catch {
      // The first error is the one that is told.
    }
  }

  /** Waits until a worker has settled or the pool has stopped. */
  #change() {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
