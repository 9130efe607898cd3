import { expect, expectAccessible, expectFits, test } from './support/test.ts';

test('gate: lists benchmarks, each with its baseline', async ({ page, open }) => {
  await open('/gate');
  const row = page.getByRole('row').filter({ hasText: 'time' });
  await expect(row).toContainText('primes');
  await expect(row).toContainText(/[0-9a-f]{12}/);
  await row.getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'time' })).toBeVisible();
});

test('23. a gate point opens rule, threshold, interval and baseline', async ({ page, open }) => {
  await open('/gate/primes/time');
  const point = page.getByRole('button', { name: /^commit .*(PROMOTE|REJECT)/ }).last();
  await point.click();
  const panel = page.getByRole('complementary', { name: 'Measurement' });
  for (const name of ['Interval', 'Threshold', 'Baseline', 'Rule']) {
    await expect(panel).toContainText(name);
  }
  await expect(panel).toContainText(/▲\s*PROMOTE|▼\s*REJECT/);
  await expect(page).toHaveURL(/point=/);
  await page.reload();
  await expect(panel).toBeVisible();
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(panel).toBeHidden();
  await expectFits(page);
});

test('23. arrow keys go from point to point, Enter opens @desktop', async ({ page, open }) => {
  await open('/gate/primes/time');
  const points = page.getByRole('button', { name: /^commit / });
  await points.last().focus();
  await page.keyboard.press('ArrowLeft');
  await expect(points.nth((await points.count()) - 2)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Measurement' })).toBeVisible();
});

test('gate: the table behind the chart has every point', async ({ page, open }) => {
  await open('/gate/primes/time');
  const rows = page.locator('tbody tr[data-index]');
  await expect(rows.first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^commit / })).toHaveCount(await rows.count());
});

test('gate: is accessible', async ({ page, open }) => {
  await open('/gate');
  await expect(page.getByRole('row').filter({ hasText: 'time' })).toBeVisible();
  await expectAccessible(page);
  await open('/gate/primes/time?point=1');
  await expect(page.getByRole('complementary', { name: 'Measurement' })).toBeVisible();
  await expectAccessible(page);
});
