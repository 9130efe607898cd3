import { failureOf, type Failure } from '../../../api/failure.ts';
import type { LogLine, LogWindow } from '../../../api/logs.ts';

const pageLines = 200;

/** Pages that are kept; a page is rarely over some hundred kilobytes. */
const kept = 40;

/** Reads a window of a log. */
export type ReadLines = (from: number, limit: number, signal: AbortSignal) => Promise<LogWindow>;

/** The lines of a log, as far as somebody looks at them. */
export class LogPages {
  readonly #read: ReadLines;
  readonly #abort = new AbortController();
  readonly #pages = new Map<number, LogLine[]>();
  readonly #reading = new Set<number>();
  #version = $state(0);
  #total = $state<number | null>(null);
  #bytes = $state(0);
  #complete = $state(false);
  #failure = $state.raw<Failure | null>(null);

  constructor(read: ReadLines) {
    this.#read = read;
    this.want(0, 1);
  }

  /** How many lines are known; null before the first answer. */
  get total(): number | null {
    return this.#total;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Whether the server has counted all lines. */
  get complete(): boolean {
    return this.#complete;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** A line, or null while it is being read. */
  line(number: number): LogLine | null {
    void this.#version;
    return this.#pages.get(Math.floor(number / pageLines))?.[number % pageLines] ?? null;
  }

  /** Reads what is missing of some lines. */
  want(first: number, end: number): void {
    for (let page = Math.floor(first / pageLines); page * pageLines < end; page++) {
      const have = this.#pages.get(page)?.length ?? 0;
      const due = Math.min(pageLines, (this.#total ?? pageLines) - page * pageLines);
      if (have < due && !this.#reading.has(page)) void this.#readPage(page, have);
    }
  }

  /** Asks again for how many lines there are. */
  async recount(): Promise<void> {
    try {
      this.#count(await this.#read(0, 1, this.#abort.signal));
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  /** Reads on after a failure. */
  retry(): void {
    this.#failure = null;
    this.#version += 1;
    this.want(0, 1);
  }

  close(): void {
    this.#abort.abort();
  }

  async #readPage(page: number, have: number): Promise<void> {
    this.#reading.add(page);
    try {
      const from = page * pageLines + have;
      const window = await this.#read(from, pageLines - have, this.#abort.signal);
      if (this.#abort.signal.aborted) return;
      const lines = [...(this.#pages.get(page) ?? []), ...window.lines];
      this.#pages.delete(page);
      this.#pages.set(page, lines);
      this.#forget();
      this.#count(window);
      this.#failure = null;
      // Very long lines make an answer short: who looks at them wants the rest then.
      if (window.lines.length > 0) this.#version += 1;
    } catch (thrown) {
      this.#fail(thrown);
    } finally {
      this.#reading.delete(page);
    }
  }

  #count(window: LogWindow): void {
    this.#total = window.total_lines;
    this.#bytes = window.bytes;
    this.#complete = window.complete;
  }

  #fail(thrown: unknown): void {
    if (!this.#abort.signal.aborted) this.#failure = failureOf(thrown);
  }

  #forget(): void {
    for (const page of this.#pages.keys()) {
      if (this.#pages.size <= kept) return;
      this.#pages.delete(page);
    }
  }
}
