import type { LabEvent } from '../../../api/events.ts';

/** A row of the list: an event, or a line of what an unfolded one says. All have one height. */
export interface EventRow {
  readonly event: LabEvent;
  /** Null for the event itself. */
  readonly line: string | null;
}

/** The payload as lines of indented JSON. */
export function payloadLines(event: LabEvent): string[] {
  return JSON.stringify(event.payload, null, 2).split('\n');
}

export function eventRows(
  events: readonly LabEvent[],
  hidden: ReadonlySet<string>,
  unfolded: (event: LabEvent) => boolean,
): EventRow[] {
  const rows: EventRow[] = [];
  for (const event of events) {
    if (hidden.has(event.type)) continue;
    rows.push({ event, line: null });
    if (!unfolded(event)) continue;
    for (const line of payloadLines(event)) rows.push({ event, line });
  }
  return rows;
}

/** What an event says in short: the words and numbers of its payload, without the attempt that it is of. */
export function summaryOf(event: LabEvent): string {
  const parts: string[] = [];
  const collect = (value: unknown, name: string) => {
    if (parts.length >= 6 || name === 'attempt') return;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      if (value !== '') parts.push(`${name.replaceAll('_', ' ')} ${value}`);
    } else if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      for (const [key, inner] of Object.entries(value)) collect(inner, key);
    }
  };
  collect(event.payload, '');
  return parts.join(' · ');
}
