import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Lets an attempt have many events, as an agent's run would: so many further tries, added to the ledger's chain with
 * their hashes. The projections know nothing of them, so that scores stay as they are.
 */
export function addEvents(ledger: string, run: string, attempt: EventsOf, count: number): void {
  execFileSync('python3', [
    fileURLToPath(new URL('events.py', import.meta.url)),
    ledger,
    run,
    JSON.stringify(attempt),
    String(count),
  ]);
}

export interface EventsOf {
  readonly task: string;
  readonly participant: string;
  readonly sample: number;
}
