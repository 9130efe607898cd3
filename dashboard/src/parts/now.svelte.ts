import { createSubscriber } from 'svelte/reactivity';
import { serverNow } from '../api/clock.ts';

const subscribe = createSubscriber((update) => {
  const timer = setInterval(update, 5_000);
  return () => clearInterval(timer);
});

/** The server's time in milliseconds; what shows it is shown again every five seconds. */
export function now(): number {
  subscribe();
  return serverNow();
}
