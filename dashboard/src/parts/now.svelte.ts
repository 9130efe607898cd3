import { createSubscriber } from 'svelte/reactivity';

const subscribe = createSubscriber((update) => {
  const timer = setInterval(update, 5_000);
  return () => clearInterval(timer);
});

/** The time in milliseconds; what shows it is shown again every five seconds. */
export function now(): number {
  subscribe();
  return Date.now();
}
