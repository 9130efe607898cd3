import type { Attempt } from '../../api/attempts.ts';
import { location } from '../../routing/location.svelte.ts';
import type { Column } from '../../table/columns.ts';
import { TableState } from '../../table/state.svelte.ts';
import { choiceOf, chosen } from './choice.ts';
import { attemptColumns } from './columns.ts';
import type { Line } from './lines.ts';
import { inOrder, linesOf } from './ordered.ts';
import type { Watch } from './watch.svelte.ts';

/** The attempts of a run that the URL means, and their order: alike on the run's page and an attempt's. */
export class VisibleAttempts {
  readonly #watch: Watch;
  readonly #table = new TableState('', '');

  constructor(watch: Watch) {
    this.#watch = watch;
  }

  readonly all: readonly Attempt[] = $derived.by(() => [
    ...(this.#watch.live?.attempts.values() ?? []),
  ]);
  readonly choice = $derived(choiceOf(location.query));
  readonly chosen: readonly Attempt[] = $derived(chosen(this.all, this.choice));
  readonly samples: number = $derived.by(() => this.#watch.detail?.settings.samples ?? 1);
  /** Whether samples are folded: they are, until somebody unfolds all. */
  readonly folded: boolean = $derived(
    this.samples > 1 && location.query.get('samples') !== 'unfolded',
  );
  /** The k of pass@k and pass^k. */
  readonly k: number = $derived.by(() => {
    const wanted = Number(location.query.get('k'));
    return wanted >= 1 && wanted <= this.samples ? Math.floor(wanted) : this.samples;
  });
  readonly running: boolean = $derived.by(() => this.#watch.live?.status === 'running');
  readonly columns: readonly Column<Line>[] = $derived(
    attemptColumns(this.samples, this.k, this.running),
  );
  readonly lines: readonly Line[] = $derived(linesOf(this.chosen, this.all, this.folded));
  /** From top to bottom, as the table shows them with all samples folded out. */
  readonly inOrder: readonly Attempt[] = $derived.by(() =>
    inOrder(this.lines, this.columns, this.#table.filters, this.#table.sort),
  );
}
