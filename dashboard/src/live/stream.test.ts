import { describe, expect, test } from 'vitest';
import type { LabEvent } from '../api/events.ts';
import { EventStream, type StreamState, type StreamWorld } from './stream.ts';

class FakeSocket {
  readyState = 1;
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  close() {
    this.readyState = 3;
  }
}

/** A world in which frames and time pass when the test says so. */
class FakeWorld {
  readonly urls: string[] = [];
  readonly sockets: FakeSocket[] = [];
  #frames: (() => void)[] = [];
  #timers: { at: number; callback: () => void }[] = [];
  #now = 0;

  readonly world: StreamWorld = {
    open: (url) => {
      this.urls.push(url);
      const socket = new FakeSocket();
      this.sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    frame: (callback) => this.#frames.push(callback),
    after: (millis, callback) => {
      const timer = { at: this.#now + millis, callback };
      this.#timers.push(timer);
      return () => (this.#timers = this.#timers.filter((other) => other !== timer));
    },
  };

  get socket(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error('nothing was opened');
    return socket;
  }

  send(message: unknown) {
    this.socket.onmessage?.({ data: JSON.stringify(message) });
  }

  drawFrame() {
    const frames = this.#frames;
    this.#frames = [];
    for (const frame of frames) frame();
  }

  pass(millis: number) {
    this.#now += millis;
    const due = this.#timers.filter((timer) => timer.at <= this.#now);
    this.#timers = this.#timers.filter((timer) => timer.at > this.#now);
    for (const timer of due) timer.callback();
  }
}

function event(sequence: number): LabEvent {
  return { sequence, stream: 'lab', type: 'attempt_started', time: '', run_id: 'r', payload: {} };
}

function open(after: number | null = -1) {
  const fake = new FakeWorld();
  const batches: number[][] = [];
  const states: StreamState[] = [];
  const stream = new EventStream(
    {
      url: '/runs/r/stream',
      after,
      onEvents: (events) => batches.push(events.map(({ sequence }) => sequence)),
      onState: (state) => states.push(state),
    },
    fake.world,
  );
  return { fake, batches, states, stream };
}

describe('a stream', () => {
  test('begins after what is known', () => {
    expect(open(41).fake.urls).toEqual(['/runs/r/stream?from=42']);
  });

  test('of what comes from now on asks after a drop for what came since the last heartbeat', () => {
    const { fake } = open(null);
    expect(fake.urls).toEqual(['/runs/r/stream']);
    fake.send({ heartbeat: true, head: 9 });
    fake.socket.onclose?.();
    fake.pass(500);
    expect(fake.urls.at(-1)).toBe('/runs/r/stream?from=10');
  });

  test('hands over the messages of one frame together', () => {
    const { fake, batches } = open();
    fake.send({ events: [event(0), event(1)] });
    fake.send({ events: [event(2)] });
    expect(batches).toEqual([]);
    fake.drawFrame();
    expect(batches).toEqual([[0, 1, 2]]);
  });

  test('drops what it has seen, and asks after a drop for what follows', () => {
    const { fake, batches, states } = open();
    fake.send({ events: [event(0), event(1)] });
    fake.drawFrame();
    fake.socket.onclose?.();
    expect(states.at(-1)).toBe('stale');
    fake.pass(500);
    expect(fake.urls.at(-1)).toBe('/runs/r/stream?from=2');
    fake.send({ events: [event(1), event(2)] });
    fake.drawFrame();
    expect(batches).toEqual([[0, 1], [2]]);
    expect(states.at(-1)).toBe('live');
  });

  test('is stale after a silence longer than two heartbeats', () => {
    const { fake, states } = open();
    fake.send({ heartbeat: true, head: 9 });
    fake.pass(24_000);
    expect(states.at(-1)).toBe('live');
    fake.pass(2_000);
    expect(states.at(-1)).toBe('stale');
    expect(fake.sockets[0]?.readyState).toBe(3);
  });

  test('waits longer after each failure, and not at all when told that the network is back', () => {
    const { fake, stream } = open();
    fake.socket.onclose?.();
    fake.pass(500);
    fake.socket.onclose?.();
    fake.pass(500);
    expect(fake.urls.length).toBe(2);
    stream.reconnect();
    expect(fake.urls.length).toBe(3);
  });

  test('says nothing after it was closed', () => {
    const { fake, batches, stream } = open();
    fake.send({ events: [event(0)] });
    stream.close();
    fake.drawFrame();
    fake.pass(60_000);
    expect(batches).toEqual([]);
    expect(fake.urls.length).toBe(1);
  });
});
