// Jobs that the tests hold and release through shared memory.

import { parentPort, threadId } from 'node:worker_threads';

export const add = (left, right) => left + right;

export const thread = () => threadId;

export async function later(value) {
  await new Promise((resolve) => setTimeout(resolve, 1));
  return value;
}

/** Says that it runs, and holds its thread until it is released. */
export function hold(gate) {
  const cells = new Int32Array(gate);
  Atomics.store(cells, 0, 1);
  Atomics.wait(cells, 1, 0);
  return threadId;
}

/** Says that it runs, and never ends. */
export function spin(gate) {
  Atomics.store(new Int32Array(gate), 0, 1);
  for (;;);
}

/** Writes a number down, behind those that are there. */
export function note(log, number) {
  const cells = new Int32Array(log);
  cells[1 + Atomics.add(cells, 0, 1)] = number;
}

export const fail = (error) => {
  throw error;
};

export const failLater = (error) => Promise.reject(error);

export function failWith(what) {
  const thrown = {
    function: () => {},
    symbol: Symbol('a symbol'),
    error: Object.assign(new Error('has a function'), { cause: () => {} }),
    custom: new (class StrangeError extends RangeError {})('strange'),
  };
  throw thrown[what];
}

export const giveFunction = () => () => {};

export const exit = (code) => process.exit(code);

export function explode(message) {
  setImmediate(() => {
    throw new Error(message);
  });
  return new Promise(() => {});
}

/** Has a result, and brings its thread down when it is released. */
export function exitAfterwards(gate) {
  const cells = new Int32Array(gate);
  setInterval(() => Atomics.load(cells, 1) === 1 && process.exit(7), 1);
  return threadId;
}

export async function noise(value) {
  for (const forged of [null, 'x', { value: 'forged' }, { error: 'forged' }, { id: 1, result: 'forged', ok: true }, [1, 'forged']]) {
    parentPort.postMessage(forged);
  }
  await new Promise((resolve) => setTimeout(resolve, 1));
  return value;
}

export const noFunction = 7;
