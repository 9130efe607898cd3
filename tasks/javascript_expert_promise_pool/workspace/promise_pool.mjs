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
  throw new Error('not implemented');
}
