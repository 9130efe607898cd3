import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { main } from '../todo.mjs';

/** Runs a test with a list in a folder of its own. */
export function withList(body) {
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'todo-'));
    try {
      return body(new List(folder));
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
}

class List {
  today = '2026-03-01';

  constructor(folder) {
    this.folder = folder;
    this.file = join(folder, 'list.json');
  }

  /** What a command gives: its status, and all that it printed. */
  run(...args) {
    const answer = { status: undefined, out: '', err: '' };
    answer.status = main(args, {
      file: this.file,
      today: this.today,
      out: (text) => (answer.out += text),
      err: (text) => (answer.err += text),
    });
    return answer;
  }

  /** Runs a command that has to succeed, and gives its output. */
  ok(...args) {
    const answer = this.run(...args);
    if (answer.status !== 0 || answer.err !== '') {
      throw new Error(`${JSON.stringify(args)} has to succeed: ${JSON.stringify(answer)}`);
    }
    return answer.out;
  }

  get bytes() {
    return existsSync(this.file) ? readFileSync(this.file, 'utf8') : undefined;
  }

  set bytes(text) {
    writeFileSync(this.file, text);
  }

  get json() {
    return JSON.parse(this.bytes);
  }

  get files() {
    return readdirSync(this.folder);
  }
}
