import { expect, expectAccessible, expectFits, picture, test } from './support/test.ts';

test('4. leaderboard rows have an interval and share tiers', async ({ page, open }) => {
  await open('/leaderboard');
  const row = (model: string) => page.getByRole('row').filter({ hasText: model });
  await expect(row('oracle')).toContainText(/100 % \[\d+–100\], n = \d+/);
  await expect(row('steady')).toContainText(/\d+ % \[\d+–\d+\], n = \d+/);
  const tier = async (model: string) => (await row(model).locator('.tier').innerText()).trim();
  // What the data cannot tell apart shares a tier; noop fails everything and cannot share the best one.
  expect(await tier('able')).toBe(await tier('steady'));
  expect(Number(await tier('noop'))).toBeGreaterThan(Number(await tier('oracle')));
  await expectFits(page);
  await picture(page, 'leaderboard');
  await picture(page, 'leaderboard-phone');
});

test('4. the order is that of all runs, not of the best run', async ({ page, open, world }) => {
  await open('/leaderboard?columns=model,accuracy,best');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  const shares = (await page.locator('tbody .number').allInnerTexts()).map((text) =>
    parseInt(text, 10),
  );
  expect(shares).toEqual([...shares].sort((a, b) => b - a));
  await expect(page.getByRole('row').filter({ hasText: 'steady' })).toContainText(
    new RegExp(`in (${world.models}|${world.later})`),
  );
});

test('15. pass@k and pass^k stand beside the score', async ({ page, open }) => {
  await open('/leaderboard');
  await expect(page.getByRole('columnheader', { name: /^pass@\d+$/ }).first()).toBeAttached();
  await expect(page.getByRole('columnheader', { name: /^pass\^\d+$/ }).first()).toBeAttached();
});

test('22. cost, tokens and duration stand beside the score, those of the best run too', async ({
  page,
  open,
}) => {
  await open('/leaderboard');
  for (const name of [
    'Cost',
    'Tokens',
    'Time per attempt',
    'Cost of best run',
    'Time of best run',
  ]) {
    await expect(page.getByRole('columnheader', { name, exact: true })).toBeAttached();
  }
  await expect(page.getByRole('row').filter({ hasText: 'steady' })).toContainText(/\$0\.\d+/);
});

test('leaderboard: the benchmark is in the URL', async ({ page, open }) => {
  await open('/leaderboard');
  await page.getByLabel('Benchmark').selectOption('catalog');
  await expect(page).toHaveURL(/benchmark=catalog/);
  await expect(page.getByRole('row').filter({ hasText: 'oracle' })).toBeVisible();
});

test('leaderboard: copies as Markdown @desktop', async ({ page, open, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open('/leaderboard');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^\| Model \| Tier \|/);
  expect(text).toMatch(/\| oracle \| 1 \| 100 %/);
});

test('leaderboard: is accessible', async ({ page, open }) => {
  await open('/leaderboard');
  await expect(page.getByRole('row').filter({ hasText: 'oracle' })).toBeVisible();
  await expectAccessible(page);
});
