import { world } from './world.ts';

interface RunState {
  readonly status: string;
  readonly active: boolean;
  readonly finished: number;
}

/** Launches a run as the dashboard does, and does not wait for it. */
export async function begin(request: Record<string, unknown>): Promise<string> {
  const { url } = world();
  const response = await fetch(`${url}/runs`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url },
    body: JSON.stringify(request),
  });
  if (!response.ok) throw new Error(`launch: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { run_id: string }).run_id;
}

export async function stateOf(run: string): Promise<RunState> {
  const response = await fetch(`${world().url}/runs/${run}`);
  return ((await response.json()) as { run: RunState }).run;
}

/** Lets the model `held` answer so many times. */
export async function release(count: number): Promise<void> {
  await fetch(`${world().provider}/release?count=${count}`, { method: 'POST' });
}
