import { failureOf, type Failure } from '../../api/failure.ts';
import { listRuns, type Run, type RunFilters } from '../../api/runs.ts';

const pageSize = 100;

/** Runs page after page, newest first, as far as somebody has scrolled. */
export class RunPages {
  #runs = $state.raw<readonly Run[]>([]);
  #next = $state.raw<string | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #loading = $state(false);
  #filters: RunFilters = {};
  #abort = new AbortController();

  get runs(): readonly Run[] {
    return this.#runs;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get loading(): boolean {
    return this.#loading;
  }

  /** Whether the server has older ones. */
  get more(): boolean {
    return this.#next !== null;
  }

  /** Begins again with other filters. */
  async start(filters: RunFilters): Promise<void> {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#filters = filters;
    this.#loading = false;
    await this.#read(null, (page) => page);
  }

  /** Reads the following page. */
  async readMore(): Promise<void> {
    if (this.#next === null || this.#loading) return;
    await this.#read(this.#next, (page) => [...this.#runs, ...page]);
  }

  async readAll(): Promise<void> {
    while (this.#next !== null && this.#failure === null) await this.readMore();
  }

  /** Reads the newest ones again and puts them in place of what was known of them. */
  async refresh(): Promise<void> {
    try {
      const { signal } = this.#abort;
      const { runs } = await listRuns({ ...this.#filters, limit: pageSize }, signal);
      if (signal.aborted) return;
      const fresh = new Set(runs.map((run) => run.run_id));
      this.#runs = [...runs, ...this.#runs.filter((run) => !fresh.has(run.run_id))];
    } catch {
      // The banner says that the server does not answer; what is shown stays.
    }
  }

  async #read(
    before: string | null,
    joined: (page: readonly Run[]) => readonly Run[],
  ): Promise<void> {
    const { signal } = this.#abort;
    this.#loading = true;
    try {
      const page = await listRuns({ ...this.#filters, limit: pageSize, before }, signal);
      if (signal.aborted) return;
      this.#runs = joined(page.runs);
      this.#next = page.next;
      this.#failure = null;
    } catch (thrown) {
      if (signal.aborted) return;
      this.#failure = failureOf(thrown);
    }
    this.#loading = false;
  }
}
