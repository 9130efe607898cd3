import { failureOf, type Failure } from '../../../api/failure.ts';
import { listEvents, type LabEvent } from '../../../api/events.ts';

/** The first page is small, so that it is there at once. */
const firstPage = 200;
const laterPages = 5_000;

/** The events of an attempt, page after page as far as somebody scrolls. */
export class EventPages {
  readonly #run: string;
  readonly #attempt: string;
  readonly #abort = new AbortController();
  #events = $state.raw<readonly LabEvent[]>([]);
  #next = $state.raw<number | null>(0);
  #failure = $state.raw<Failure | null>(null);
  #loading = $state(false);
  #reading: Promise<void> | null = null;

  constructor(run: string, attempt: string) {
    this.#run = run;
    this.#attempt = attempt;
  }

  get events(): readonly LabEvent[] {
    return this.#events;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get loading(): boolean {
    return this.#loading;
  }

  /** Whether the server has later ones. */
  get more(): boolean {
    return this.#next !== null;
  }

  async readMore(): Promise<void> {
    if (this.#next !== null) await this.#read(this.#next);
  }

  /** Reads until an event is there; null for all. */
  async readUntil(sequence: number | null): Promise<void> {
    const there = () => sequence !== null && (this.#events.at(-1)?.sequence ?? -1) >= sequence;
    while (this.more && !there() && this.#failure === null && !this.#abort.signal.aborted) {
      await this.readMore();
    }
  }

  /** Reads what has happened since. */
  async readNew(): Promise<void> {
    await this.#read(this.#next ?? (this.#events.at(-1)?.sequence ?? -1) + 1);
  }

  close(): void {
    this.#abort.abort();
  }

  /** One page at a time: whoever asks meanwhile waits for the one that is on its way. */
  #read(from: number): Promise<void> {
    this.#reading ??= this.#readPage(from).finally(() => (this.#reading = null));
    return this.#reading;
  }

  async #readPage(from: number): Promise<void> {
    this.#loading = true;
    this.#failure = null;
    try {
      const limit = this.#events.length === 0 ? firstPage : laterPages;
      const page = await listEvents(
        this.#run,
        { from, limit, attempt: this.#attempt },
        this.#abort.signal,
      );
      this.#events = [...this.#events, ...page.events];
      this.#next = page.next;
    } catch (thrown) {
      if (!this.#abort.signal.aborted) this.#failure = failureOf(thrown);
    }
    this.#loading = false;
  }
}
