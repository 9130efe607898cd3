import { expect, expectAccessible, expectFits, test } from './support/test.ts';

test('24. a heatmap cell takes arrow keys, announces k of n and the interval @desktop', async ({
  page,
  open,
  world,
}) => {
  await open(`/heatmap?run=${world.models}`);
  const grid = page.getByRole('grid');
  const current = grid.locator('.cell[tabindex="0"]');
  await expect(current).toHaveCount(1);
  await current.focus();
  const first = await current.getAttribute('aria-label');
  expect(first).toMatch(/: \d of 3 passed, \d+ % \[\d+–\d+\]$|not run$/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(current).toBeFocused();
  expect(await current.getAttribute('aria-label')).not.toBe(first);
  await expect(page).toHaveURL(/cell=/);
});

test('24. Enter opens the attempts of a cell @desktop', async ({ page, open, world }) => {
  await open(`/heatmap?run=${world.models}`);
  const cell = page.getByRole('grid').locator('a.cell').first();
  await cell.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/ui/runs/${world.models}\\?model=.*&task=`));
});

test('24. a cell of all runs opens the attempts of the newest one', async ({ page, open }) => {
  await open('/heatmap?q=prime_checker');
  await page.getByRole('grid').locator('a.cell[aria-label*="steady"]').click();
  await expect(page).toHaveURL(/\/ui\/runs\/run_[^?]*\?model=.*steady&task=python_bugfix_prime/);
});

test('heatmap: what was not run is hatched and says so', async ({ page, open }) => {
  await open('/heatmap');
  const cells = page.getByRole('grid').locator('.cell');
  await expect(cells.first()).toBeVisible();
  for (const cell of await cells.filter({ hasNotText: '/' }).all()) {
    await expect(cell).toHaveAttribute('aria-label', /not run$/);
  }
});

test('heatmap: tasks are narrowed, in the URL', async ({ page, open }) => {
  await open('/heatmap');
  await page.getByLabel('Tasks').fill('bugfix');
  await expect(page).toHaveURL(/q=bugfix/);
  for (const name of await page.getByRole('rowheader').allInnerTexts()) {
    expect(name).toContain('bugfix');
  }
  await expectFits(page);
});

test('heatmap: is accessible', async ({ page, open }) => {
  await open('/heatmap');
  await expect(page.getByRole('grid').locator('.cell').first()).toBeVisible();
  await expectAccessible(page);
});
