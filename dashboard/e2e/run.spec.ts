import { column, expect, expectAccessible, expectFits, picture, test } from './support/test.ts';

const wide = { width: 1500, height: 950 };

test('run: the summary has state, score, interval, attempts, cost and time', async ({
  page,
  open,
  world,
}) => {
  await open(`/runs/${world.models}`);
  const figures = page.getByRole('region', { name: 'Figures of the run' });
  await expect(page.getByText('completed').first()).toBeVisible();
  await expect(figures).toContainText(/\d+\/81\s+\d+ %/);
  await expect(figures).toContainText(/\d+ % \[\d+–\d+\], n = 81/);
  await expect(figures).toContainText('81 done');
  await expect(figures).toContainText(/Cost\s*\$0\.\d+/);
  await expect(page.getByRole('region', { name: 'Standings of the run' })).toContainText('steady');
  await expectFits(page);
});

test('run: every attempt of the plan has a cell that leads to it', async ({
  page,
  open,
  world,
}) => {
  await open(`/runs/${world.controls}`);
  const cells = page.getByRole('grid').getByRole('link');
  await expect(cells).toHaveCount(2 * world.tasks.length);
  await expect(page.getByRole('link', { name: `${world.tasks[0]}, noop: failed` })).toBeVisible();
  await page.getByRole('link', { name: `${world.tasks[0]}, oracle: passed` }).click();
  await expect(page).toHaveURL(new RegExp(`${world.tasks[0]}__oracle__sample00`));
});

test('run: arrow keys go from cell to cell @desktop', async ({ page, open, world }) => {
  await open(`/runs/${world.controls}`);
  await page.getByRole('link', { name: `${world.tasks[0]}, oracle: passed` }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('link', { name: `${world.tasks[0]}, noop: failed` })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: `${world.tasks[1]}, noop: failed` })).toBeFocused();
});

test('6. a reload restores filters, sort and the chosen attempt @desktop', async ({
  page,
  open,
  world,
}) => {
  await page.setViewportSize(wide);
  const chosen = `${world.tasks[2]}__noop__sample00`;
  await open(`/runs/${world.controls}?outcome=FAILED&sort=-duration&attempt=${chosen}&tab=tests`);
  const names = page.getByRole('table', { name: /Attempts of the run/ }).locator('tbody th');
  await expect(names).toHaveCount(world.tasks.length);
  const before = await names.allInnerTexts();
  await page.reload();
  await expect(names).toHaveText(before);
  await expect(page.getByRole('button', { name: /failed/ }).first()).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  const article = page.getByRole('article', { name: `${world.tasks[2]}, noop` });
  await expect(article.getByRole('link', { name: 'Tests' })).toHaveAttribute(
    'aria-current',
    'page',
  );
});

test('7. a link to an attempt marks its row @desktop', async ({ page, open, world }) => {
  await page.setViewportSize(wide);
  await open(`/runs/${world.models}?samples=unfolded`);
  const table = page.getByRole('table', { name: /Attempts of the run/ });
  await table.locator('tbody tr').filter({ hasText: 'weak' }).last().locator('.first').click();
  await expect(page).toHaveURL(/attempt=/);
  await page.reload();
  const marked = table.locator('tr[aria-current]');
  await expect(marked).toBeInViewport();
  await expect(marked).toContainText('weak');
});

test('10. failures are grouped by signature with counts; a click filters', async ({
  page,
  open,
  world,
}) => {
  await open(`/runs/${world.models}?samples=unfolded`);
  const groups = page
    .getByRole('region', { name: 'Failures by kind' })
    .getByRole('listitem')
    .getByRole('link');
  const first = groups.first();
  await expect(first).toContainText(/no patch|rejected|failed/);
  const count = Number(/^\d+/.exec((await first.innerText()).trim())?.[0]);
  expect(count).toBeGreaterThan(1);
  await first.click();
  await expect(page).toHaveURL(/signature=/);
  await expect(column(page, 1)).toHaveCount(count);
  await expect(first).toHaveAttribute('aria-current', 'true');
  await first.click();
  await expect(page).not.toHaveURL(/signature=/);
});

test('15. samples fold to k of n and unfold, with pass@k and pass^k @desktop', async ({
  page,
  open,
  world,
}) => {
  await open(`/runs/${world.models}`);
  await expect(column(page, 1)).toHaveCount(3 * world.tasks.length);
  const fold = page.getByRole('button', { name: /samples of .* passed/ }).first();
  await expect(fold).toHaveText(/[0-3]\/3/);
  const table = page.getByRole('table', { name: /Attempts of the run/ });
  await expect(table.getByRole('columnheader', { name: 'pass@3' })).toBeAttached();
  await expect(table.getByRole('columnheader', { name: 'pass^3' })).toBeAttached();
  await fold.click();
  await expect(column(page, 1)).toHaveCount(3 * world.tasks.length + 3);
  await expect(page.getByText('sample 2', { exact: true })).toBeAttached();
  await fold.click();
  await page.getByRole('combobox', { name: 'k', exact: true }).selectOption('2');
  await expect(table.getByRole('columnheader', { name: 'pass^2' })).toBeAttached();
  await page.getByLabel('Fold samples').uncheck();
  await expect(page).toHaveURL(/samples=unfolded/);
  await page.reload();
  await expect(page.getByLabel('Fold samples')).not.toBeChecked();
});

test('17. left and right go through the attempts beside the list too @desktop', async ({
  page,
  open,
  world,
}) => {
  await page.setViewportSize(wide);
  const [first, second] = world.tasks;
  await open(`/runs/${world.controls}?outcome=FAILED&attempt=${first}__noop__sample00&tab=patch`);
  await expect(page.getByRole('article')).toContainText(`1 of ${world.tasks.length}`);
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(new RegExp(`attempt=${second}__noop__sample00`));
  await expect(page).toHaveURL(/tab=patch/);
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(new RegExp(`attempt=${first}__noop__sample00`));
});

test('21. rows are real links: control-click opens a tab @desktop', async ({
  page,
  open,
  world,
  context,
}) => {
  await open(`/runs/${world.controls}?outcome=FAILED`);
  const row = page.locator('tbody tr[data-index]').first();
  const [tab] = await Promise.all([
    context.waitForEvent('page'),
    row.click({ modifiers: ['Control'] }),
  ]);
  expect(tab.url()).toContain('__noop__sample00');
  expect(tab.url()).toContain('outcome=FAILED');
  expect(new URL(page.url()).pathname).toBe(`/ui/runs/${world.controls}`);
});

test('13. export gives all attempts as CSV @desktop', async ({ page, open, world }) => {
  await open(`/runs/${world.controls}?outcome=FAILED`);
  await page.getByRole('button', { name: 'Export' }).click();
  const [all] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'All as CSV' }).click(),
  ]);
  const text = await (await import('node:fs/promises')).readFile(await all.path(), 'utf8');
  expect(text).toContain('oracle');
  expect(text.trim().split(/\r?\n/)).toHaveLength(2 * world.tasks.length + 1);
});

test('run: one that is not there says so', async ({ page, open }) => {
  await open('/runs/run_20200101T000000Z_abcde');
  await expect(page.getByText('There is no run run_20200101T000000Z_abcde')).toBeVisible();
  await expect(page.getByRole('link', { name: 'All runs' })).toBeVisible();
});

test('run: a server that does not answer is told, and tried again', async ({
  page,
  open,
  world,
}) => {
  const address = `${world.url}/runs/${world.controls}`;
  await page.route(address, (route) => route.abort());
  await open(`/runs/${world.controls}`);
  await expect(page.getByText('Could not read the run')).toBeVisible();
  await page.unroute(address);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
});

test('run: is accessible', async ({ page, open, world }) => {
  await open(`/runs/${world.models}`);
  await expect(column(page, 1).first()).toBeVisible();
  await expectAccessible(page);
});

test('run: is accessible with an attempt beside the list @desktop', async ({
  page,
  open,
  world,
}) => {
  await page.setViewportSize(wide);
  await open(`/runs/${world.models}?attempt=${world.tasks[0]}__openrouter_assay_weak__sample00`);
  await expect(page.getByRole('article').getByText('Tokens and cost')).toBeVisible();
  await picture(page, 'attempt');
  await expectAccessible(page);
});
