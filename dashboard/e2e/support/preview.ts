import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { home, type Server } from './assay.ts';

/** Shows what lies in dist/ now in front of a server, so that a change needs no new jar. For work on the dashboard. */
export async function preview(server: string): Promise<Server> {
  const dashboard = join(home, 'dashboard');
  const process_ = spawn(
    join(dashboard, 'node_modules', '.bin', 'vite'),
    ['preview', '--host', '127.0.0.1', '--port', '4179', '--strictPort'],
    { cwd: dashboard, env: { ...process.env, ASSAY_SERVER: server }, stdio: 'ignore' },
  );
  const url = 'http://127.0.0.1:4179';
  for (let tries = 0; tries < 100; tries += 1) {
    const up = await fetch(`${url}/ui/`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (up) return { url, stop: async () => void process_.kill() };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('vite preview does not answer');
}
