import { column, expect, expectAccessible, expectFits, picture, test } from './support/test.ts';

const steady = 'openrouter/assay/steady';

test('2. comparing two runs lists regressions first, with counts', async ({
  page,
  open,
  world,
}) => {
  await open(`/compare?a=${world.models}&b=${world.later}&a_model=${steady}`);
  const changes = column(page, 3);
  await expect(changes.first()).toContainText('broken');
  const words = await changes.allInnerTexts();
  const broken = words.filter((word) => word.includes('broken')).length;
  expect(words.slice(0, broken).every((word) => word.includes('broken'))).toBe(true);
  const result = page.getByRole('region', { name: 'Result' });
  await expect(result).toContainText(`${broken} broken, ${words.length - broken} fixed`);
  await expect(result).toContainText(/Both failed\s*\d+/);
  await expectFits(page);
  await picture(page, 'compare');
});

test('3. the header has the paired difference, its interval and the discordant counts', async ({
  page,
  open,
  world,
}) => {
  await open(`/compare?a=${world.models}&b=${world.later}&a_model=${steady}`);
  const result = page.getByRole('region', { name: 'Result' });
  await expect(result).toContainText(/[+−±][\d.]+ \[[+−±][\d.]+ to [+−±][\d.]+\] points/);
  await expect(result).toContainText(/p [=<] 0?\.?\d+/);
  await expect(result).toContainText(/Pairs\s*27/);
  await expect(page.getByRole('cell', { name: /broken/ }).first()).toBeVisible();
});

test('18. a comparison opens either side’s attempt', async ({ page, open, world }) => {
  await open(`/compare?a=${world.models}&b=${world.later}&a_model=${steady}`);
  const before = page.getByRole('link', { name: /^A ?: its attempt/ }).first();
  await expect(before).toHaveAttribute('href', new RegExp(`/ui/runs/${world.models}/attempts/`));
  const after = page.getByRole('link', { name: /^B ?: its attempt/ }).first();
  await after.click();
  await expect(page).toHaveURL(new RegExp(`/ui/runs/${world.later}/attempts/`));
});

test('22. both sides’ cost, tokens and duration stand with their differences', async ({
  page,
  open,
  world,
}) => {
  await open(`/compare?a=${world.models}&b=${world.later}&a_model=${steady}`);
  const table = page.getByRole('table', { name: 'Cost, tokens and duration' });
  await expect(table.getByRole('row', { name: /^Cost/ })).toContainText(/\$0\.\d+/);
  await expect(table.getByRole('row', { name: /^Completion tokens/ })).toContainText(/%|same|×/);
});

test('compare: choose two runs from the list of runs', async ({ page, open, world }) => {
  await open('/?q=steady&columns=run,choose');
  await page.getByRole('checkbox', { name: `Compare ${world.models}` }).check();
  await page.getByRole('checkbox', { name: `Compare ${world.later}` }).check();
  await page.getByRole('link', { name: 'Compare these two' }).click();
  await expect(page.getByRole('region', { name: 'Result' })).toBeVisible();
});

test('compare: another model and swapped sides are in the URL', async ({ page, open, world }) => {
  await open(`/compare?a=${world.models}&b=${world.later}`);
  await page.getByLabel('Model').first().selectOption('openrouter/assay/weak');
  await expect(page).toHaveURL(/a_model=openrouter/);
  await page.getByRole('button', { name: 'Swap sides' }).click();
  await expect(page).toHaveURL(new RegExp(`a=${world.later}&b=${world.models}`));
});

test('compare: a run that is not there is said in the server’s words', async ({
  page,
  open,
  world,
}) => {
  await open(`/compare?a=none&b=${world.later}`);
  await expect(page.getByRole('alert')).toContainText('not a run id');
});

test('compare: is accessible', async ({ page, open, world }) => {
  await open(`/compare?a=${world.models}&b=${world.later}&a_model=${steady}`);
  await expect(page.getByRole('region', { name: 'Result' })).toBeVisible();
  await expectAccessible(page);
});
