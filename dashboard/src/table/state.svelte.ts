import { location, setQuery } from '../routing/location.svelte.ts';
import { listOf } from '../routing/query.ts';
import type { ColumnFilters } from './filters.ts';
import { parseSort, sortText, type SortKey } from './sort.ts';

/** What of a table is in the URL: sort, columns and filters of columns, under names with a prefix. */
export class TableState {
  readonly #prefix: string;
  readonly #defaultSort: string;

  /** `prefix` tells two tables of one view apart; empty for the only one. */
  constructor(prefix: string, defaultSort: string) {
    this.#prefix = prefix;
    this.#defaultSort = defaultSort;
  }

  get sort(): SortKey[] {
    return parseSort(location.query.get(this.#name('sort')) ?? this.#defaultSort);
  }

  set sort(keys: readonly SortKey[]) {
    const text = sortText(keys);
    setQuery({ [this.#name('sort')]: text === this.#defaultSort ? null : text || '-' });
  }

  get columns(): string[] {
    return listOf(location.query, this.#name('columns'));
  }

  set columns(ids: readonly string[]) {
    setQuery({ [this.#name('columns')]: ids.join(',') });
  }

  get filters(): ColumnFilters {
    const lead = this.#name('f.');
    const filters: Record<string, string> = {};
    for (const [name, value] of location.query) {
      if (name.startsWith(lead)) filters[name.slice(lead.length)] = value;
    }
    return filters;
  }

  /** An empty filter takes it away. */
  filter(column: string, filter: string): void {
    setQuery({ [this.#name('f.') + column]: filter });
  }

  #name(name: string): string {
    return this.#prefix + name;
  }
}
