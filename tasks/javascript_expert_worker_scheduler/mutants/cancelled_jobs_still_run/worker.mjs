// What runs in the threads: it takes jobs from a port of its own, one at a time.

import { workerData } from 'node:worker_threads';

const { port, module } = workerData;

port.on('message', async ({ name, args }) => {
  try {
    const jobs = await import(module);
    if (typeof jobs[name] !== 'function') {
      throw new TypeError(`${module} has no job '${name}'`);
    }
    port.postMessage({ value: await jobs[name](...args) });
  } catch (error) {
    fail(error);
  }
});

function fail(error) {
  try {
    // A DOMException loses what it is where it is cloned.
    port.postMessage(error instanceof DOMException ? { exception: [error.message, error.name] } : { error });
  } catch {
    port.postMessage({ error: new Error(error instanceof Error ? error.message : String(error)) });
  }
}
