// A headless Chromium, driven over the DevTools protocol through two pipes.

import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const ARGUMENTS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--no-default-browser-check',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-extensions',
  '--disable-dev-shm-usage', '--disable-breakpad', '--mute-audio', '--window-size=800,600', '--remote-debugging-pipe',
];

function program() {
  for (const name of NAMES) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // Not here.
      }
    }
  }
  throw new Error(`none of ${NAMES.join(', ')} is on the PATH; on Debian: apt install chromium`);
}

/** Starts a browser with a profile of its own in the workspace's root. */
export class Browser {
  #folder = mkdtempSync(join(dirname(dirname(fileURLToPath(import.meta.url))), '.browser-'));
  #process;
  #calls = new Map();
  #waiting = [];
  #last = 0;
  #rest = Buffer.alloc(0);
  #ended;
  #endProcess = () => this.#process.kill('SIGKILL');

  constructor() {
    this.#process = spawn(program(), [...ARGUMENTS, `--user-data-dir=${this.#folder}`, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      env: { ...process.env, HOME: this.#folder, XDG_CONFIG_HOME: this.#folder, XDG_CACHE_HOME: this.#folder },
    });
    process.on('exit', this.#endProcess);
    this.#ended = new Promise((resolve) => {
      this.#process.on('error', resolve);
      this.#process.on('exit', resolve);
    });
    this.#ended.then(() => {
      for (const { reject } of this.#calls.values()) reject(new Error('the browser has ended'));
      this.#calls.clear();
    });
    this.#process.stdio[3].on('error', () => {});
    this.#process.stdio[4].on('data', (bytes) => this.#read(bytes)).on('error', () => {});
  }

  /** Calls a method of the protocol. */
  send(method, params = {}, sessionId = undefined) {
    return new Promise((resolve, reject) => {
      const id = ++this.#last;
      this.#calls.set(id, { method, resolve, reject });
      this.#process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  /** The next event of a name. Ask before causing it. */
  event(method, sessionId) {
    return new Promise((resolve) => this.#waiting.push({ method, sessionId, resolve }));
  }

  /** Opens a tab, ready for pages. */
  async open() {
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    return (method, params) => this.send(method, params, sessionId);
  }

  async close() {
    this.send('Browser.close').catch(() => {});
    const timer = setTimeout(this.#endProcess, 10_000);
    await this.#ended;
    clearTimeout(timer);
    process.off('exit', this.#endProcess);
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }

  #read(bytes) {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    for (let end; (end = this.#rest.indexOf(0)) >= 0; ) {
      const message = JSON.parse(this.#rest.toString('utf8', 0, end));
      this.#rest = this.#rest.subarray(end + 1);
      const call = this.#calls.get(message.id);
      if (call) {
        this.#calls.delete(message.id);
        if (message.error) call.reject(new Error(`${call.method}: ${message.error.message}`));
        else call.resolve(message.result);
      } else {
        this.#waiting = this.#waiting.filter(({ method, sessionId, resolve }) => {
          const met = method === message.method && sessionId === message.sessionId;
          if (met) resolve(message.params);
          return !met;
        });
      }
    }
  }
}
