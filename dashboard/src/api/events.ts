import { address, get, path } from './client.ts';

export interface LabEvent {
  readonly sequence: number;
  readonly stream: string;
  readonly type: string;
  readonly time: string;
  readonly run_id: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Which attempt an event is of; `participant` is the model. */
export interface AttemptKey {
  readonly task: string;
  readonly participant: string;
  readonly sample: number;
}

/** The attempt that an event is of, or null for one of the whole run. */
export function attemptOf(event: LabEvent): AttemptKey | null {
  const key = event.payload['attempt'];
  return key !== null && typeof key === 'object' ? (key as AttemptKey) : null;
}

export function listEvents(
  run: string,
  filters: { from?: number; limit?: number; attempt?: string | null; type?: string | null },
  signal?: AbortSignal,
): Promise<{ events: readonly LabEvent[]; next: number | null }> {
  return get(address(path('runs', run, 'events'), filters), signal);
}
