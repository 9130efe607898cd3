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

export function deferred() {
  const result = {};
  result.promise = new Promise((resolve, reject) => Object.assign(result, { resolve, reject }));
  return result;
}

/** A worker whose calls stay open until the test settles them. */
export function manualWorker() {
  const calls = [];
  const worker = (item, index, signal) => {
    const call = { item, index, signal, open: true };
    const { promise, resolve, reject } = deferred();
    call.resolve = (value) => ((call.open = false), resolve(value));
    call.reject = (error) => ((call.open = false), reject(error));
    calls.push(call);
    return promise;
  };
  return { worker, calls, open: () => calls.filter((call) => call.open) };
}

/** A sync source of 0, 1, 2, … that counts how it is used. */
export function countingSource(size) {
  const source = {
    iterators: 0,
    nexts: 0,
    returns: 0,
    [Symbol.iterator]() {
      source.iterators++;
      return {
        next: () =>
          source.nexts++ < size ? { done: false, value: source.nexts - 1 } : { done: true, value: undefined },
        return: () => {
          source.returns++;
          return { done: true, value: undefined };
        },
      };
    },
  };
  return source;
}

/** An async source whose every `next()` and `return()` stays open until the test settles it. */
export function manualSource() {
  const source = {
    nexts: [],
    returns: [],
    overlapped: false,
    [Symbol.asyncIterator]() {
      return {
        next: () => {
          source.overlapped ||= source.pending() !== undefined;
          return open(source.nexts);
        },
        return: () => open(source.returns),
      };
    },
    /** The `next()` that is open now. */
    pending: () => source.nexts.find((next) => next.open),
    give: (value) => source.pending().resolve({ done: false, value }),
    finish: () => source.pending().resolve({ done: true, value: undefined }),
  };
  function open(list) {
    const { promise, resolve, reject } = deferred();
    const call = { open: true };
    call.resolve = (value) => ((call.open = false), resolve(value));
    call.reject = (error) => ((call.open = false), reject(error));
    list.push(call);
    return promise;
  }
  return source;
}

/** Numbers that are the same on every run (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  const below = (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * bound);
  };
  return { below, pick: (list) => list[below(list.length)] };
}
