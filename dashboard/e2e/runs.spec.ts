import { readFile } from 'node:fs/promises';
import { column, expect, expectAccessible, expectFits, test } from './support/test.ts';

test('runs: the newest first, each with state, score, cost and duration', async ({
  page,
  open,
  world,
}) => {
  await open('/');
  await expect(page.getByRole('link', { name: world.models })).toBeVisible();
  const names = await column(page, 1).allInnerTexts();
  expect(names.indexOf(world.later)).toBeLessThan(names.indexOf(world.models));
  const row = page.getByRole('row').filter({ hasText: world.models });
  await expect(row).toContainText('completed');
  await expect(row).toContainText(/\d+\/81 · \d+ %/);
  await expect(row).toContainText(/\$0\.\d+/);
  await expectFits(page);
});

test('runs: a browser whose clock is wrong shows the server’s times', async ({
  page,
  open,
  world,
}) => {
  await page.clock.setFixedTime(Date.now() + 3 * 86_400_000);
  await open('/');
  const row = page.getByRole('row').filter({ hasText: world.models });
  await expect(row).toContainText(/(now|\d+ (s|min|h) ago)/);
  await expect(row).not.toContainText('d ago');
});

test('runs: search asks the server, and nothing found says so', async ({ page, open, world }) => {
  await open('/');
  await page.getByLabel('Search').fill('oracle');
  await expect(page.getByRole('link', { name: world.models })).toBeHidden();
  await expect(page.getByRole('link', { name: world.controls })).toBeVisible();
  await page.getByLabel('Search').fill('no such run');
  await expect(page.getByText('No run fits')).toBeVisible();
  await page.getByRole('button', { name: 'Show all runs' }).click();
  await expect(page.getByRole('link', { name: world.models })).toBeVisible();
});

test('5. columns filter by status, score, duration and text', async ({ page, open, world }) => {
  await open('/');
  await expect(page.getByRole('link', { name: world.models })).toBeVisible();
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('checkbox', { name: 'completed' }).check();
  await page.getByLabel('Passed to').fill('0.9');
  await page.getByLabel('Passed to').press('Enter');
  await page.getByLabel('Models contains').fill('weak');
  await page.getByLabel('Duration from').fill('0.5');
  await page.getByLabel('Duration from').press('Enter');
  await expect(column(page, 1)).toHaveText([world.models]);
  await expect(page).toHaveURL(/f\.status=completed/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Models contains .*take away/ }).click();
  await expect(page.getByRole('link', { name: world.later })).toBeVisible();
});

test('6. a reload restores filters, sort and selection', async ({ page, open, world }) => {
  await open(`/?q=openrouter&sort=-cost,run&f.models=steady&chosen=${world.models},${world.later}`);
  const before = await column(page, 1).allInnerTexts();
  await page.reload();
  await expect(column(page, 1).first()).toBeVisible();
  expect(await column(page, 1).allInnerTexts()).toEqual(before);
  await expect(page.getByLabel('Search')).toHaveValue('openrouter');
  await expect(page.getByRole('columnheader', { name: 'Cost' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await expect(page.getByRole('link', { name: 'Compare these two' })).toHaveAttribute(
    'href',
    `/ui/compare?a=${world.models}&b=${world.later}`,
  );
});

test('12. a dropped socket shows a stale banner; a reconnect asks from the last number', async ({
  page,
  open,
}) => {
  const asked: string[] = [];
  let drop = (): void => {};
  let dead = false;
  await page.routeWebSocket(/\/stream/, (socket) => {
    asked.push(socket.url());
    if (dead) {
      void socket.close();
      return;
    }
    socket.connectToServer();
    drop = () => void socket.close({ code: 1001 });
  });
  await open('/');
  await expect.poll(() => asked.length).toBe(1);
  dead = true;
  drop();
  await expect(page.getByText('The live connection was lost')).toBeVisible();
  dead = false;
  await page.getByRole('button', { name: 'Connect now' }).click();
  await expect(page.getByText('The live connection was lost')).toBeHidden();
  expect(asked.length).toBeGreaterThan(1);
});

test('13. export gives this view or everything, as CSV or JSON lines @desktop', async ({
  page,
  open,
  world,
}) => {
  await open('/?q=oracle');
  await expect(page.getByRole('link', { name: world.controls })).toBeVisible();
  await page.getByRole('button', { name: 'Export' }).click();
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  expect(csv.suggestedFilename()).toBe('runs.csv');
  const text = await readFile(await csv.path(), 'utf8');
  expect(text.split('\r\n')[0]).toMatch(/^run,status,models,passed/);
  expect(text).toContain(world.controls);
  expect(text).not.toContain(world.models);
  await open('/leaderboard');
  await page.getByRole('button', { name: 'Export' }).click();
  const [lines] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'All as JSON lines' }).click(),
  ]);
  const all = await readFile(await lines.path(), 'utf8');
  const models = all
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { model: string }).model);
  expect(models).toContain('oracle');
});

test('14. sort by several columns @desktop', async ({ page, open, world }) => {
  await open('/');
  await expect(page.getByRole('link', { name: world.models })).toBeVisible();
  await page.getByRole('columnheader', { name: 'State' }).getByRole('button').click();
  await page
    .getByRole('columnheader', { name: 'Run', exact: true })
    .getByRole('button')
    .click({ modifiers: ['Shift'] });
  await expect(page).toHaveURL(/sort=status%2Crun/);
  await expect(page.getByRole('columnheader', { name: 'State' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  const names = await column(page, 1).allInnerTexts();
  const completed = names.filter((name) =>
    [world.controls, world.models, world.later].includes(name),
  );
  expect(completed).toEqual([world.controls, world.models, world.later].sort());
});

test('14. choose and resize columns, with header and first column staying @desktop', async ({
  page,
  open,
}) => {
  await open('/');
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Benchmark' }).check();
  await page.getByRole('checkbox', { name: 'Tokens' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'Benchmark' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Tokens' })).toBeHidden();

  const header = page.getByRole('columnheader', { name: 'Models' });
  const before = (await header.boundingBox())?.width ?? 0;
  const handle = header.getByRole('separator');
  await handle.focus();
  for (let press = 0; press < 5; press += 1) await handle.press('ArrowRight');
  expect((await header.boundingBox())?.width).toBeGreaterThan(before + 60);
  await page.reload();
  await expect(header).toBeVisible();
  expect((await header.boundingBox())?.width).toBeGreaterThan(before + 60);

  const first = page.getByRole('columnheader', { name: 'Run', exact: true });
  const place = await first.boundingBox();
  await page.locator('.scroller').evaluate((scroller) => scroller.scrollTo(400, 0));
  expect((await first.boundingBox())?.x).toBeCloseTo(place?.x ?? -1, 0);
});

test('21. rows are real links: control-click opens a tab @desktop', async ({
  page,
  open,
  world,
  context,
}) => {
  await open('/');
  const row = page.getByRole('row').filter({ hasText: world.models });
  const [tab] = await Promise.all([
    context.waitForEvent('page'),
    row.click({ modifiers: ['Control'] }),
  ]);
  expect(new URL(tab.url()).pathname).toBe(`/ui/runs/${world.models}`);
  expect(new URL(page.url()).pathname).toBe('/ui/');
  await row.click();
  await expect(page).toHaveURL(new RegExp(`/ui/runs/${world.models}$`));
});

test('runs: arrow keys go from row to row @desktop', async ({ page, open, world }) => {
  await open('/');
  const links = page.locator('tbody a.first');
  await expect(page.getByRole('link', { name: world.controls })).toBeVisible();
  await links.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(links.last()).toBeFocused();
});

test('runs: is accessible', async ({ page, open, world }) => {
  await open('/');
  await expect(page.getByRole('link', { name: world.models })).toBeVisible();
  await expectAccessible(page);
});
