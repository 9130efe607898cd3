import type { LabEvent } from '../api/events.ts';
import { EventStream, type StreamState } from './stream.ts';

/** A stream that lives as long as the component that follows it. */
export interface Following {
  readonly state: StreamState;
  /** Connects now instead of after the wait. */
  reconnect(): void;
}

/**
 * Follows the events of a run, or of all runs for null, within a component. `after` is the last event that is
 * known; null waits until it is, `now` begins with what comes next. It is called again when state that it reads changes.
 */
export function follow(
  run: () => string | null,
  after: () => number | 'now' | null,
  onEvents: (events: readonly LabEvent[]) => void,
): Following {
  let state = $state<StreamState>('connecting');
  let stream: EventStream | null = null;

  $effect(() => {
    const last = after();
    const name = run();
    if (last === null) return;
    const path = name === null ? '/events/stream' : `/runs/${encodeURIComponent(name)}/stream`;
    const url = new URL(path, window.location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const opened = new EventStream({
      url: url.href,
      after: last === 'now' ? null : last,
      onEvents,
      onState: (changed) => (state = changed),
    });
    stream = opened;
    const retry = () => opened.reconnect();
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('online', retry);
      opened.close();
      stream = null;
    };
  });

  return {
    get state() {
      return state;
    },
    reconnect: () => stream?.reconnect(),
  };
}
