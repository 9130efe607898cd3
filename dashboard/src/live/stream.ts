import type { LabEvent } from '../api/events.ts';
import { Sequence } from './sequence.ts';

/** `live`: messages or heartbeats come. `stale`: what is shown may be old; it is being connected again. */
export type StreamState = 'connecting' | 'live' | 'stale' | 'closed';

/** What a stream needs of the world; a test gives its own. */
export interface StreamWorld {
  open(url: string): WebSocket;
  /** Calls back before the next frame. */
  frame(callback: () => void): void;
  after(millis: number, callback: () => void): () => void;
}

export const browserWorld: StreamWorld = {
  open: (url) => new WebSocket(url),
  // A hidden tab has no frames; its events must not pile up until it is looked at.
  frame: (callback) =>
    void (document.hidden ? setTimeout(callback, 250) : requestAnimationFrame(callback)),
  after: (millis, callback) => {
    const timer = setTimeout(callback, millis);
    return () => clearTimeout(timer);
  },
};

export interface StreamOptions {
  /** The address of the stream, without a query. */
  readonly url: string;
  /** The last event that is known already: the stream begins after it; null for what comes from now on. */
  readonly after: number | null;
  /** All events since the last frame, each once, in order. */
  readonly onEvents: (events: readonly LabEvent[]) => void;
  readonly onState: (state: StreamState) => void;
}

interface Message {
  readonly events?: readonly LabEvent[];
  readonly heartbeat?: boolean;
  /** The newest event that the server has; what came before it was sent. */
  readonly head?: number;
  readonly closing?: string;
}

/** The server sends a heartbeat every 10 s; two of them missing mean a dead connection. */
const silenceMillis = 25_000;
const firstRetryMillis = 500;
const longestRetryMillis = 10_000;

/** Events of the lab as they happen; connects again by itself and asks for what it missed. */
export class EventStream {
  readonly #options: StreamOptions;
  readonly #world: StreamWorld;
  readonly #sequence: Sequence;
  #socket: WebSocket | null = null;
  #waiting: LabEvent[] = [];
  #failures = 0;
  #closed = false;
  #cancelTimer: () => void = () => {};

  constructor(options: StreamOptions, world: StreamWorld = browserWorld) {
    this.#options = options;
    this.#world = world;
    this.#sequence = new Sequence(options.after);
    options.onState('connecting');
    this.#connect();
  }

  /** Ends the stream for good. */
  close(): void {
    this.#closed = true;
    this.#cancelTimer();
    this.#drop();
    this.#options.onState('closed');
  }

  /** Connects now instead of after the wait: when the network is back, say. */
  reconnect(): void {
    if (this.#closed || (this.#socket !== null && this.#socket.readyState <= 1)) return;
    this.#failures = 0;
    this.#connect();
  }

  #connect(): void {
    this.#drop();
    const { last } = this.#sequence;
    const from = last === null ? '' : `?from=${last + 1}`;
    const socket = this.#world.open(this.#options.url + from);
    this.#socket = socket;
    this.#expectMessage();
    socket.onmessage = (message: MessageEvent<string>) => {
      this.#failures = 0;
      this.#options.onState('live');
      this.#expectMessage();
      this.#receive(JSON.parse(message.data) as Message);
    };
    socket.onopen = () => this.#options.onState('live');
    socket.onclose = () => this.#lost();
  }

  #receive(message: Message): void {
    if (message.heartbeat && message.head !== undefined) this.#sequence.reached(message.head);
    const fresh = this.#sequence.accept(message.events ?? []);
    if (fresh.length === 0) return;
    if (this.#waiting.length === 0) this.#world.frame(() => this.#flush());
    this.#waiting.push(...fresh);
  }

  #flush(): void {
    const events = this.#waiting;
    this.#waiting = [];
    if (!this.#closed && events.length > 0) this.#options.onEvents(events);
  }

  #expectMessage(): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#world.after(silenceMillis, () => this.#lost());
  }

  #lost(): void {
    if (this.#closed) return;
    this.#drop();
    this.#options.onState('stale');
    const wait = Math.min(longestRetryMillis, firstRetryMillis * 2 ** this.#failures);
    this.#failures += 1;
    this.#cancelTimer();
    this.#cancelTimer = this.#world.after(wait, () => this.#connect());
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = null;
    if (socket === null) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }
}
