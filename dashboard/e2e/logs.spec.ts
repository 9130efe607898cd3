import { expect, expectAccessible, expectFits, test } from './support/test.ts';

test('7. a link to a line deep in a large log scrolls to it and marks it', async ({
  page,
  open,
  world,
}) => {
  await open(`/runs/${world.controls}/attempts/${world.large}?tab=logs#L750000`);
  const log = page.getByRole('table', { name: 'stdout.log' });
  await expect(log).toHaveAttribute('aria-rowcount', String(world.largeLines));
  const marked = log.locator('[aria-current]');
  await expect(marked).toBeInViewport();
  await expect(marked).toContainText('line 750000 ');
  expect(await log.getByRole('row').count()).toBeLessThan(120);
  await log.getByRole('link', { name: 'Line 750002' }).click();
  await expect(page).toHaveURL(/#L750002$/);
  await expect(marked).toContainText('line 750002 ');
});

test('7. the last line can be reached, and the first again @desktop', async ({
  page,
  open,
  world,
}) => {
  await open(`/runs/${world.controls}/attempts/${world.large}?tab=logs`);
  const log = page.getByRole('table', { name: 'stdout.log' });
  await expect(log).toHaveAttribute('aria-rowcount', String(world.largeLines));
  await log.focus();
  await page.keyboard.press('End');
  await expect(log.locator(`[aria-rowindex="${world.largeLines}"]`)).toBeInViewport();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  await expect(log.locator('[aria-rowindex="1"]')).toBeInViewport();
});

test('8. find-in-log finds what is not rendered, counts, and wraps', async ({
  page,
  open,
  world,
}) => {
  test.slow();
  await open(`/runs/${world.controls}/attempts/${world.large}?tab=logs`);
  const log = page.getByRole('table', { name: 'stdout.log' });
  await expect(log.getByRole('row').first()).toBeVisible();
  const field = page.getByLabel('Find in the log');
  await field.fill('NEEDLE');
  await field.press('Enter');
  const found = log.locator('mark');
  const count = page.getByRole('search').getByRole('status');
  // A hundred megabytes are looked through.
  await expect(count).toHaveText(/^1 of 1\+?$/, { timeout: 30_000 });
  await expect(found).toBeInViewport();
  await expect(found).toHaveText('needle');

  await field.fill('milestone');
  await field.press('Enter');
  await expect(found.first()).toHaveText('milestone', { timeout: 30_000 });
  await expect(count).toHaveText(/^\d+ of \d+\+?$/);
  const [, place = '', total = ''] = /^(\d+) of (\d+)/.exec(await count.innerText()) ?? [];
  expect(Number(total)).toBeGreaterThan(1);
  for (let step = Number(place); step < Number(total); step += 1) {
    await page.getByRole('button', { name: 'Next find' }).click();
  }
  await expect(count).toHaveText(new RegExp(`^${total} of ${total}`));
  await page.getByRole('button', { name: 'Next find' }).click();
  await expect(count).toHaveText(new RegExp(`^1 of ${total}`));
  await page.getByRole('button', { name: 'Previous find' }).click();
  await expect(count).toHaveText(new RegExp(`^${total} of ${total}`));
  await expect(found.first()).toBeInViewport();
  await field.fill('there is no such thing');
  await field.press('Enter');
  await expect(count).toHaveText(/nothing found/, { timeout: 30_000 });
  await page.reload();
  await expect(page.getByLabel('Find in the log')).toHaveValue('there is no such thing');
});

test('9. a failing test opens its log at the first failure; an explicit line wins', async ({
  page,
  open,
  world,
}) => {
  const task = world.tasks.find((name) => name.startsWith('python_')) ?? '';
  const attempt = `/runs/${world.controls}/attempts/${task}__noop__sample00`;
  await open(`${attempt}?tab=tests`);
  const row = page.locator('tbody tr[data-index]').filter({ hasText: 'failed' }).first();
  const id = await row.locator('th').innerText();
  const name = (id.split('::').at(-1) ?? id).replace(/\[.*/, '');
  await row.click();
  await expect(page).toHaveURL(/tab=logs/);
  await expect(page).toHaveURL(/#L\d+$/);
  const marked = page.locator('[role="row"][aria-current]');
  await expect(marked).toBeInViewport();
  await expect(marked).toContainText(name);

  await open(`${attempt}?tab=logs&test=${encodeURIComponent(id)}#L2`);
  await expect(marked).toHaveAttribute('aria-rowindex', '2');
  await expect(page).toHaveURL(/#L2$/);
});

test('7. a link to a test marks its row; results filter @desktop', async ({
  page,
  open,
  world,
}) => {
  const task = world.tasks.find((name) => name.startsWith('python_')) ?? '';
  await open(`/runs/${world.controls}/attempts/${task}__noop__sample00?tab=tests`);
  const rows = page.locator('tbody tr[data-index]');
  const last = rows.last();
  await last.getByRole('link', { name: /^Link to/ }).click();
  await page.reload();
  await expect(page.locator('tr[aria-current]')).toBeInViewport();
  await page.getByRole('button', { name: /failed \d+/ }).click();
  await expect(page).toHaveURL(/status=FAILED/);
  await expect(rows.first()).toContainText('failed');
});

test('a log is text: markup does nothing, colours are shown, long lines are cut', async ({
  page,
  open,
  world,
}) => {
  await open(`/runs/${world.controls}/attempts/${world.large}?tab=logs`);
  const log = page.getByRole('table', { name: 'stdout.log' });
  await expect(log).toContainText('<img src=x onerror="document.title=1">');
  expect(await log.locator('img, script').count()).toBe(0);
  expect(await page.title()).not.toMatch(/^(1|run)$/);
  await expect(log.locator('.red')).toHaveText('red');
  const line = log.locator('[aria-rowindex="6"]');
  expect((await line.innerText()).length).toBeLessThan(1_200);
  await line.getByRole('button', { name: /more/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('long long long');
  await expect(dialog).toContainText('MB more of this line');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
});

test('logs: fit and are accessible', async ({ page, open, world }) => {
  await open(
    `/runs/${world.controls}/attempts/${world.tasks[1]}__noop__sample00?tab=logs&file=stdout.log#L2`,
  );
  await expect(page.getByLabel('Find in the log')).toBeVisible();
  await expectFits(page);
  await expectAccessible(page);
});
