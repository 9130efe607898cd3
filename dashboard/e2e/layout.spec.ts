import { gzipSync } from 'node:zlib';
import { expect, expectAccessible, test } from './support/test.ts';

test('Control-K opens a palette of runs, tasks, models and views @desktop', async ({
  page,
  open,
  world,
}) => {
  await open('/leaderboard');
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: /Go to/ });
  await expect(box).toBeFocused();
  await box.fill(world.later);
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(world.later);
  await box.fill('prime_checker');
  await expect(
    page.getByRole('dialog').getByRole('option').filter({ hasText: 'task' }).first(),
  ).toBeVisible();
  await box.fill('steady');
  await expect(
    page.getByRole('dialog').getByRole('option').filter({ hasText: 'model' }).first(),
  ).toBeVisible();
  await expectAccessible(page);
  await box.fill('heatmap');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/ui\/heatmap/);
});

test('the palette closes with Escape and gives the focus back @desktop', async ({ page, open }) => {
  await open('/');
  const button = page.getByRole('button', { name: /Go to/ });
  await button.click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(button).toBeFocused();
});

test('the chosen theme stays after a reload @desktop', async ({ page, open }) => {
  await open('/');
  const background = () =>
    page.evaluate(
      () => getComputedStyle(document.body.parentElement ?? document.body).backgroundColor,
    );
  expect(await background()).toBe('rgb(10, 14, 23)');
  await page.getByRole('button', { name: 'light theme' }).click();
  expect(await background()).toBe('rgb(255, 255, 255)');
  await page.reload();
  await expect(page.getByRole('button', { name: 'light theme' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  expect(await background()).toBe('rgb(255, 255, 255)');
});

test('a page that is not there leads back', async ({ page, open }) => {
  await open('/no/such/page');
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'All runs' }).click();
  await expect(page.getByRole('heading', { name: 'Runs' })).toBeVisible();
});

test('a server that does not answer is said so, and a retry reads again', async ({
  page,
  open,
}) => {
  await page.route('**/leaderboard*', (route) => route.abort());
  await open('/');
  await page.getByRole('navigation').getByRole('link', { name: 'Leaderboard' }).click();
  await expect(page.getByText('The server does not answer')).toBeVisible();
  await page.unroute('**/leaderboard*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'oracle' })).toBeVisible();
  await expect(page.getByText('The server does not answer')).toBeHidden();
});

test('a server that wants a token asks for it first', async ({ page, open, world }) => {
  let signedIn = false;
  await page.route(`${world.url}/runs?*`, (route) =>
    signedIn
      ? route.fallback()
      : route.fulfill({
          status: 401,
          json: { error: { code: 'token_needed', message: 'a token is needed' } },
        }),
  );
  await page.route(`${world.url}/session`, (route) => {
    signedIn = (route.request().postDataJSON() as { token: string }).token === 'right';
    return signedIn
      ? route.fulfill({ status: 204 })
      : route.fulfill({
          status: 401,
          json: { error: { code: 'wrong_token', message: 'this is another token' } },
        });
  });
  await open('/');
  await page.getByLabel('Token').fill('wrong');
  await page.getByRole('button', { name: 'Open the dashboard' }).click();
  await expect(page.getByRole('alert')).toContainText('another token');
  await expectAccessible(page);
  await page.getByLabel('Token').fill('right');
  await page.getByRole('button', { name: 'Open the dashboard' }).click();
  await expect(page.getByRole('heading', { name: 'Runs' })).toBeVisible();
});

test('nothing comes from another host, and the first view is below 150 kB', async ({
  page,
  open,
  world,
}) => {
  const hosts = new Set<string>();
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    hosts.add(new URL(response.url()).host);
    if (!response.url().includes('/ui/')) return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await open('/');
  await expect(page.getByRole('link', { name: world.models })).toBeVisible();
  expect([...hosts]).toEqual([new URL(world.url).host]);
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(150_000);
});

test('forced colours keep states readable @desktop', async ({ page, open }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open('/');
  await expect(page.locator('.chip', { hasText: 'completed' }).first()).toBeVisible();
});
