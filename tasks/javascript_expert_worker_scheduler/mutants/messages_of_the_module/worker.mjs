// What runs in the threads: it takes jobs from a port of its own, one at a time.

import { parentPort as port, workerData } from 'node:worker_threads';

const { module, port: jobs } = workerData;

jobs.on('message', async ({ name, args }) => {
  try {
    const exported = await import(module);
    if (typeof exported[name] !== 'function') {
      throw new TypeError(`${module} has no job '${name}'`);
    }
    port.postMessage({ value: await exported[name](...args) });
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
