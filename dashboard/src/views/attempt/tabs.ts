/** The parts of an attempt, by their names in the URL. */
export const tabs = [
  { id: 'overview', title: 'Overview' },
  { id: 'prompt', title: 'Prompt' },
  { id: 'response', title: 'Response' },
  { id: 'patch', title: 'Patch' },
  { id: 'tests', title: 'Tests' },
  { id: 'logs', title: 'Logs' },
  { id: 'events', title: 'Events' },
] as const;

export type Tab = (typeof tabs)[number]['id'];

/** The tab that the URL names; the overview where it names none that there is. */
export function tabOf(query: URLSearchParams): Tab {
  return tabs.find(({ id }) => id === query.get('tab'))?.id ?? 'overview';
}

/** What of the URL belongs to one attempt, and not to the next one. */
export const ofOneAttempt = ['file', 'test', 'find', 'fold'] as const;

/** The query for another attempt: the filters and the tab stay. */
export function kept(query: URLSearchParams): URLSearchParams {
  const left = new URLSearchParams(query);
  for (const name of ofOneAttempt) left.delete(name);
  return left;
}
