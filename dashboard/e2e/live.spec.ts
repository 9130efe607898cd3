import { begin, release, stateOf } from './support/live.ts';
import { expect, expectAccessible, test } from './support/test.ts';

/** One model is held for all of them, so they take turns; what they look at is the same on a phone. */
test.describe.configure({ mode: 'serial' });

test('11. the page of a run shows queued, running and done cells and a running score @desktop', async ({
  page,
  open,
  world,
}) => {
  const run = await begin({
    models: ['openrouter/assay/held'],
    tasks: world.tasks.slice(0, 4),
    samples: 2,
    temperature: 0,
  });
  await open(`/runs/${run}`);
  const cells = page.getByRole('grid').getByRole('link');
  const done = page.locator(
    '[role="grid"] a:is([data-state="PASSED"], [data-state="FAILED"], [data-state="NO_PATCH"], [data-state="PATCH_REJECTED"])',
  );
  const figures = page.getByRole('region', { name: 'Figures of the run' });
  await expect(cells).toHaveCount(8);
  await expect(page.locator('[role="grid"] a[data-state="asking"]').first()).toBeVisible();
  await expect(figures).toContainText(/0 done, \d running, \d queued/);
  await expect(done).toHaveCount(0);
  await expectAccessible(page);

  await release(3);
  await expect(done).toHaveCount(3);
  await expect(figures).toContainText(/[0-3]\/3/);
  await expect(figures).toContainText(/3 done, \d running, \d queued/);
  await release(5);
  await expect(done).toHaveCount(8);
  await expect(page.getByText('completed').first()).toBeVisible();
  await expect(figures).toContainText(/[0-8]\/8/);
});

test('12. a dropped socket shows a banner; what was missed comes once @desktop', async ({
  page,
  open,
  world,
}) => {
  const run = await begin({
    models: ['openrouter/assay/held'],
    tasks: world.tasks.slice(0, 3),
    samples: 1,
    temperature: 0,
  });
  const asked: string[] = [];
  const told: number[] = [];
  let dead = false;
  let drop = (): void => {};
  await page.routeWebSocket(/\/stream/, (socket) => {
    if (dead) {
      void socket.close();
      return;
    }
    asked.push(socket.url());
    const server = socket.connectToServer();
    server.onMessage((message) => {
      const { events = [] } = JSON.parse(String(message)) as { events?: { sequence: number }[] };
      told.push(...events.map(({ sequence }) => sequence));
      socket.send(message);
    });
    drop = () => void socket.close({ code: 1001 });
  });
  await open(`/runs/${run}`);
  const figures = page.getByRole('region', { name: 'Figures of the run' });
  await expect(figures).toContainText('0 done');
  await release(1);
  await expect(figures).toContainText('1 done');
  await expect.poll(() => told.length).toBeGreaterThan(0);

  dead = true;
  drop();
  const banner = page.getByText('The live connection was lost');
  await expect(banner).toBeVisible();
  await release(2);
  await expect.poll(async () => (await stateOf(run)).status, { timeout: 20_000 }).toBe('completed');
  const known = Math.max(...told);
  dead = false;
  await page.getByRole('button', { name: 'Connect now' }).click();
  await expect(banner).toBeHidden();
  await expect(figures).toContainText('3 done');
  expect(new URL(asked.at(-1) ?? '').searchParams.get('from')).toBe(String(known + 1));
  expect(told).toEqual([...new Set(told)]);
});

test('25. a run is cancelled and resumed, after a question @desktop', async ({
  page,
  open,
  world,
}) => {
  const run = await begin({
    models: ['openrouter/assay/held'],
    tasks: world.tasks.slice(0, 2),
    samples: 1,
    temperature: 0,
  });
  await open(`/runs/${run}`);
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Cancel this run?');
  await dialog.getByRole('button', { name: 'Leave it' }).click();
  await expect(dialog).toBeHidden();
  expect((await stateOf(run)).status).toBe('running');

  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await dialog.getByRole('button', { name: 'Cancel the run' }).click();
  await expect(page.locator('.chip').filter({ hasText: 'stopped' }).first()).toBeVisible();
  await release(1000);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(dialog).toContainText('2 attempts have no score yet');
  await dialog.getByRole('button', { name: 'Resume the run' }).click();
  await expect(dialog).toBeHidden();
  await expect
    .poll(
      async () => {
        await release(2);
        return (await stateOf(run)).status;
      },
      { timeout: 30_000 },
    )
    .toBe('completed');
  await expect(page.getByText('completed').first()).toBeVisible();
  // What was let go and nobody waited for would let the next one go at once.
  await release(1000);
});

test('25. API errors, and they only, are done again; a refusal is shown @desktop', async ({
  page,
  open,
  world,
}) => {
  const run = await begin({
    models: ['oracle', 'openrouter/assay/refused'],
    tasks: world.tasks.slice(0, 2),
    samples: 1,
  });
  await open(`/runs/${run}`);
  await page.getByRole('button', { name: 'Retry 2 API errors' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('and nothing else');

  await page.route('**/retry-api-errors', (route) => route.abort(), { times: 1 });
  await dialog.getByRole('button', { name: 'Retry them' }).click();
  await expect(dialog.getByRole('alert')).toContainText('no answer from the server');
  await dialog.getByRole('button', { name: 'Retry them' }).click();
  await expect(dialog).toBeHidden();
  await open(`/runs/${run}/attempts/${world.tasks[0]}__openrouter_assay_refused__sample00`);
  await expect(page.getByRole('region', { name: 'Figures of the attempt' })).toContainText(
    /Tries\s*2/,
  );
  await open(`/runs/${run}/attempts/${world.tasks[0]}__oracle__sample00?tab=events`);
  await expect(page.getByRole('button', { name: /attempt started 1/ })).toBeVisible();
});
