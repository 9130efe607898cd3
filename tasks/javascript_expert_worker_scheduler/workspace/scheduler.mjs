import { Worker } from 'node:worker_threads';

export class ClosedError extends Error {}

export class CrashError extends Error {}

/** Runs the functions of a module on a few worker threads. See the instructions. */
export class WorkerScheduler {
  constructor(module, { threads }) {
    this.module = module;
    this.threads = threads;
  }

  get waiting() {
    return 0;
  }

  get running() {
    return 0;
  }

  async run(name, args = [], { priority = 0, signal } = {}) {
    throw new Error('not implemented');
  }

  async close() {}

  async terminate(reason) {}
}
