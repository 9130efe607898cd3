import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assay, home, serve } from './assay.ts';
import { addEvents } from './events.ts';
import { measureChanges } from './gate.ts';
import { writeLargeLog } from './logs.ts';
import { preview } from './preview.ts';
import { Provider, type Solution } from './provider.ts';
import { publish } from './world.ts';

/** Their tests take less than a second each. */
const wanted = ['javascript_*', 'python_bugfix_*', 'python_feature_moving_average'];

/** As many as an agent that works for hours may leave. */
const manyEvents = 100_000;

/** Makes runs with the command line and a real server, then leaves the server to the tests. */
export default async function setUp(): Promise<() => Promise<void>> {
  /** What is to be undone, the newest last. */
  const undo: (() => Promise<void> | void)[] = [];
  const tearDown = async () => {
    for (const step of undo.reverse()) await step();
  };
  try {
    await prepare(undo);
  } catch (thrown) {
    await tearDown();
    throw thrown;
  }
  return tearDown;
}

async function prepare(undo: (() => Promise<void> | void)[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-e2e-'));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  const output = join(folder, 'runs');
  const own = { ASSAY_HOME: join(folder, 'home') };

  console.log('e2e: a run of the controls');
  await assay(['run', '--task', ...wanted, '-m', 'oracle', 'noop', '--output-dir', output], own);
  const controls = readdirSync(output).find((name) => name.startsWith('run_')) ?? '';
  const solutions = solutionsOf(join(output, controls));
  const tasks = solutions.map(({ task }) => task);

  const provider = new Provider(solutions);
  const base = await provider.start();
  undo.push(() => provider.stop());
  const environment = { ...own, OPENROUTER_BASE_URL: base, OPENROUTER_API_KEY: 'of-the-tests' };

  console.log('e2e: verdicts of the gate');
  await measureChanges(folder, environment);

  console.log('e2e: the server, and runs of models');
  const server = await serve(output, environment);
  undo.push(() => server.stop());
  const models = await launch(server.url, {
    models: ['steady', 'able', 'weak'].map((name) => `openrouter/assay/${name}`),
    tasks,
    samples: 3,
    temperature: 0,
    notes: ['before'],
  });
  const later = await launch(server.url, {
    models: ['openrouter/assay/steady'],
    tasks,
    samples: 3,
    temperature: 0.8,
    notes: ['after'],
  });

  const large = `${tasks[0]}__noop__sample00`;
  const largeLines = writeLargeLog(join(output, controls, large, 'stdout.log'));
  const busy = { task: tasks[1] ?? '', participant: 'noop', sample: 0 };
  addEvents(join(output, 'history.db'), controls, busy, manyEvents);
  let url = server.url;
  if (process.env['ASSAY_PREVIEW']) {
    const shown = await preview(server.url);
    undo.push(() => shown.stop());
    url = shown.url;
  }
  publish({
    url,
    output,
    provider: base.replace('/v1', ''),
    controls,
    models,
    later,
    large,
    largeLines,
    busy: `${busy.task}__noop__sample00`,
    tasks,
  });
}

/** What the reference solutions were, as patches that a model could have written. */
function solutionsOf(run: string): Solution[] {
  return readdirSync(run)
    .filter((name) => name.includes('__oracle__'))
    .map((name) => {
      const task = name.split('__')[0] ?? '';
      const text = readFileSync(join(home, 'tasks', task, 'instructions.md'), 'utf8');
      const patch = join(run, name, 'patch.diff');
      return {
        task,
        instructions: text.trim().slice(0, 200),
        patch: existsSync(patch) ? readFileSync(patch, 'utf8') : '',
      };
    });
}

/** Launches a run as the dashboard does, and waits for its end. */
async function launch(url: string, request: Record<string, unknown>): Promise<string> {
  const answer = await fetch(`${url}/runs`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url },
    body: JSON.stringify(request),
  });
  if (!answer.ok) throw new Error(`launch: ${answer.status} ${await answer.text()}`);
  const { run_id: run } = (await answer.json()) as { run_id: string };
  for (;;) {
    const detail = (await (await fetch(`${url}/runs/${run}`)).json()) as {
      run: { status: string };
    };
    if (detail.run.status !== 'running') return run;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
