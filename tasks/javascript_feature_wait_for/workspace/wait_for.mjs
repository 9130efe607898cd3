export class TimeoutError extends Error {}

/**
 * Calls a predicate until it gives something truthy. See the instructions.
 *
 * @template T
 * @param {(turn: { attempt: number, elapsed: number, signal: AbortSignal }) => T | PromiseLike<T>} predicate
 * @param {{ timeout?: number, interval?: number | ((attempt: number) => number), signal?: AbortSignal, clock?: object }} options
 * @returns {Promise<T>}
 */
export async function waitFor(predicate, options = {}) {
  throw new Error('not implemented');
}
