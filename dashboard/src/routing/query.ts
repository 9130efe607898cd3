/** What a view keeps in its URL: a name without a value is left out. */
export type QueryChanges = Readonly<Record<string, string | null>>;

/** The query with the changes made; an empty string or null takes a name out. Order is kept. */
export function changedQuery(query: URLSearchParams, changes: QueryChanges): URLSearchParams {
  const changed = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') changed.delete(name);
    else changed.set(name, value);
  }
  return changed;
}

/** A path with a query, without a `?` where the query is empty. */
export function href(path: string, query: QueryChanges | URLSearchParams = {}): string {
  const parameters =
    query instanceof URLSearchParams ? query : changedQuery(new URLSearchParams(), query);
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The values of a comma-separated entry; none where it is absent. */
export function listOf(query: URLSearchParams, name: string): string[] {
  return (query.get(name) ?? '').split(',').filter((value) => value !== '');
}

/** The comma-separated entry of some values, or null for none. */
export function listEntry(values: Iterable<string>): string | null {
  const text = [...values].join(',');
  return text === '' ? null : text;
}
