import { MessageChannel, Worker } from 'node:worker_threads';

const WORKER = new URL('./worker.mjs', import.meta.url);

export class ClosedError extends Error {
  name = 'ClosedError';
}

export class CrashError extends Error {
  name = 'CrashError';

  constructor(exitCode, failure) {
    super(`the thread of the job has ended with ${exitCode}`, failure);
    this.exitCode = exitCode;
  }
}

/** Runs the functions of a module on a few worker threads. See the instructions. */
export class WorkerScheduler {
  #module;
  #limit;
  #waiting = [];
  #threads = new Set();
  #closing = false;
  #ended;
  #resolveEnded;

  constructor(module, { threads } = {}) {
    if (!(Number.isInteger(threads) && threads >= 1)) {
      throw new RangeError(`the number of threads is an integer of 1 or more, not ${String(threads)}`);
    }
    this.#module = String(module);
    this.#limit = threads;
    this.#ended = new Promise((resolve) => (this.#resolveEnded = resolve));
  }

  get waiting() {
    return this.#waiting.length;
  }

  get running() {
    return [...this.#threads].filter(({ job }) => job).length;
  }

  async run(name, args = [], { priority = 0, signal } = {}) {
    if (typeof name !== 'string') {
      throw new TypeError('the name of a job is a string');
    }
    if (!Array.isArray(args)) {
      throw new TypeError('the arguments of a job are an array');
    }
    if (!Number.isFinite(priority)) {
      throw new RangeError(`a priority is a finite number, not ${String(priority)}`);
    }
    if (this.#closing) {
      throw new ClosedError('the scheduler has been closed');
    }
    if (signal?.aborted) {
      throw signal.reason;
    }
    return new Promise((resolve, reject) => {
      const job = new Job(name, args, priority, signal, resolve, reject);
      job.onAbort = () => this.#cancel(job, signal.reason);
      signal?.addEventListener('abort', job.onAbort);
      this.#enqueue(job);
      this.#startJobs();
    });
  }

  close() {
    this.#closing = true;
    this.#endIdleThreads();
    return this.#ended;
  }

  terminate(reason) {
    this.#closing = true;
    const waiting = this.#waiting.splice(0);
    const running = [...this.#threads].map(({ job }) => job).filter((job) => job);
    for (const thread of this.#threads) {
      thread.end();
    }
    for (const job of [...running, ...waiting]) {
      job.reject(reason);
    }
    return this.close();
  }

  #enqueue(job) {
    let [low, high] = [0, this.#waiting.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#waiting[middle].priority >= job.priority) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    this.#waiting.splice(low, 0, job);
  }

  #startJobs() {
    while (this.#waiting.length > 0) {
      const idle = [...this.#threads].find((thread) => !thread.ending && !thread.job);
      if (!idle && this.#threads.size >= this.#limit) {
        return;
      }
      (idle ?? this.#startThread()).start(this.#waiting.shift());
    }
    this.#endIdleThreads();
  }

  #startThread() {
    const thread = new Thread(
      this.#module,
      () => this.#startJobs(),
      () => {
        this.#threads.delete(thread);
        this.#startJobs();
      },
    );
    this.#threads.add(thread);
    return thread;
  }

  #endIdleThreads() {
    if (!this.#closing || this.#waiting.length > 0) {
      return;
    }
    for (const thread of this.#threads) {
      if (!thread.job) {
        thread.end();
      }
    }
    if (this.#threads.size === 0) {
      this.#resolveEnded();
    }
  }

  #cancel(job, reason) {
    const place = this.#waiting.indexOf(job);
    if (place >= 0) {
      this.#waiting.splice(place, 1);
    } else {
      [...this.#threads].find((thread) => thread.job === job)?.end(() => job.reject(reason));
      return;
    }
    job.reject(reason);
  }
}

class Job {
  #signal;
  #resolve;
  #reject;

  constructor(name, args, priority, signal, resolve, reject) {
    Object.assign(this, { name, args, priority });
    this.#signal = signal;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  resolve(value) {
    this.#signal?.removeEventListener('abort', this.onAbort);
    this.#resolve(value);
  }

  reject(error) {
    this.#signal?.removeEventListener('abort', this.onAbort);
    this.#reject(error);
  }
}

/** A thread with at most one job. It keeps the process alive only while it has one, or is ending. */
class Thread {
  #worker;
  #port;
  #failure;
  job;
  ending = false;

  constructor(module, onIdle, onExit) {
    const { port1, port2 } = new MessageChannel();
    this.#worker = new Worker(WORKER, { workerData: { module, port: port2 }, transferList: [port2] });
    this.#port = port1;
    this.#port.on('message', (message) => {
      if (!this.ending) {
        this.#finish((job) => settle(job, message));
        onIdle();
      }
    });
    this.#worker.on('error', (error) => (this.#failure = { cause: error }));
    this.#worker.on('exit', (exitCode) => {
      this.#port.close();
      this.#finish((job) => job.reject(new CrashError(exitCode, this.#failure)));
      onExit();
    });
    this.#unref();
  }

  start(job) {
    this.job = job;
    this.#worker.ref();
    this.#port.ref();
    try {
      this.#port.postMessage({ name: job.name, args: job.args });
    } catch (error) {
      this.#finish(() => job.reject(error));
    }
  }

  /** Terminates it, whatever it is doing; its job is given up. */
  end(then = () => {}) {
    if (!this.ending) {
      this.ending = true;
      this.job = undefined;
      this.#worker.ref();
      this.#worker.terminate().then(then);
    }
  }

  #finish(settleJob) {
    const { job } = this;
    this.job = undefined;
    this.#unref();
    if (job) {
      settleJob(job);
    }
  }

  #unref() {
    this.#worker.unref();
    this.#port.unref();
  }
}

function settle(job, message) {
  if ('exception' in message) {
    job.reject(new DOMException(...message.exception));
  } else if ('error' in message) {
    job.reject(message.error);
  } else {
    job.resolve(message.value);
  }
}
