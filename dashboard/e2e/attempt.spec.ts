import { writeArtifact } from './support/artifacts.ts';
import { expect, expectAccessible, expectFits, picture, test } from './support/test.ts';

const failed = (world: { readonly controls: string; readonly tasks: readonly string[] }) =>
  `/runs/${world.controls}/attempts/${world.tasks[2]}__noop__sample00`;
const solved = (world: { readonly controls: string; readonly tasks: readonly string[] }) =>
  `/runs/${world.controls}/attempts/${world.tasks[2]}__oracle__sample00`;

test('attempt: cost, tokens and duration stand beside the result, with differences', async ({
  page,
  open,
  world,
}) => {
  await open(`/runs/${world.models}/attempts/${world.tasks[0]}__openrouter_assay_weak__sample01`);
  const figures = page.getByRole('region', { name: 'Figures of the attempt' });
  await expect(figures).toContainText(/Cost\s*\$0\.\d+/);
  await expect(figures).toContainText(/Took[^]*[+−±][^]*to the median of the task/);
  await expect(page.getByText('sample 2')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Isolation' })).toBeVisible();
  await expectFits(page);
});

test('1. the first of 100,000 events are there before the others are read', async ({
  page,
  open,
  world,
}) => {
  await open(`/runs/${world.controls}/attempts/${world.busy}`);
  await expect(page.getByRole('heading', { name: 'Files' })).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/events?')) asked.push(request.url());
  });
  await page.getByRole('link', { name: 'Events' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'attempt_started' }).first()).toBeVisible();
  await expect(page.getByText(/^\s*200\s+events\s+are read; more follow/)).toBeVisible();
  expect(asked.map((url) => new URL(url).searchParams.get('limit'))).toEqual(['200']);
  const list = page.getByRole('table', { name: 'Events' });
  expect(await list.getByRole('row').count()).toBeLessThan(100);
  await page.getByRole('button', { name: 'Read all' }).click();
  await expect(page.getByText(/^\s*\d+,\d{3}\s+events/)).toBeVisible();
  expect(await list.getByRole('row').count()).toBeLessThan(100);
});

test('7. a link to an event far down reads until it is there', async ({ page, open, world }) => {
  await open(`/runs/${world.controls}/attempts/${world.busy}?tab=events`);
  const first = page.getByRole('row').filter({ hasText: 'attempt_started' }).nth(1);
  const sequence = Number(await first.getByRole('rowheader').innerText()) + 3_000;
  await open(`/runs/${world.controls}/attempts/${world.busy}?tab=events#E${sequence}`);
  const marked = page.locator('[role="row"][aria-current]');
  await expect(marked).toBeInViewport();
  await expect(marked.getByRole('rowheader')).toHaveText(String(sequence));
});

test('19. kinds of events toggle; all unfold and fold', async ({ page, open, world }) => {
  await open(`${failed(world)}?tab=events`);
  const rows = page.getByRole('table', { name: 'Events' }).getByRole('row');
  await expect(rows).toHaveCount(3);
  await page.getByRole('button', { name: /submission received 1/ }).click();
  await expect(rows).toHaveCount(2);
  await page.reload();
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: 'Unfold all' }).click();
  await expect(page.getByText('"attempt": {').first()).toBeVisible();
  expect(await rows.count()).toBeGreaterThan(10);
  await page.getByRole('button', { name: 'Fold all', exact: true }).click();
  await expect(rows).toHaveCount(2);
  await rows.first().getByRole('button').click();
  await expect(page.getByText('"try_number": 1')).toBeVisible();
  await expect(page.getByRole('img', { name: /What happened when/ })).toBeVisible();
});

test('16. the patch lists its files, folds large ones, and is unified or split', async ({
  page,
  open,
  world,
}) => {
  await open(`${solved(world)}?tab=patch`);
  const files = page.getByRole('navigation', { name: 'Files of the patch' });
  await expect(files.getByRole('listitem').first()).toBeVisible();
  const table = page.getByRole('table').first();
  await expect(table).toContainText('@@');
  const columns = () => table.locator('tr').nth(1).locator('td').count();
  expect(await columns()).toBe(3);
  await page.getByRole('link', { name: 'Split' }).click();
  await expect(page).toHaveURL(/diff=split/);
  await expect(table.locator('tr').first().locator('td')).toHaveAttribute('colspan', '4');
  await page.reload();
  await expect(page.getByRole('link', { name: 'Split' })).toHaveAttribute('aria-current', 'true');
  await picture(page, 'patch');
  const unfold = page.getByRole('button', { name: /^Fold / }).first();
  await unfold.click();
  await expect(page.getByText(/lines are folded/).first()).toBeVisible();
});

test('16. a patch of thousands of lines is folded until it is asked for', async ({
  page,
  open,
  world,
}) => {
  const lines = Array.from({ length: 3_000 }, (_, i) => `+line ${i}`).join('\n');
  const attempt = `${world.tasks[3]}__oracle__sample00`;
  writeArtifact(
    world,
    world.controls,
    attempt,
    'patch.diff',
    `diff --git a/big.txt b/big.txt\nnew file mode 100644\n--- /dev/null\n+++ b/big.txt\n@@ -0,0 +1,3000 @@\n${lines}\n`,
  );
  await open(`/runs/${world.controls}/attempts/${attempt}?tab=patch`);
  await expect(page.getByText('3,000 lines are folded')).toBeVisible();
  await page.getByRole('button', { name: 'Unfold big.txt' }).click();
  await expect(page.getByRole('row')).toHaveCount(1_001);
  await page.getByRole('button', { name: /Show 1,000 more of 3,000 lines/ }).click();
  await expect(page.getByRole('row')).toHaveCount(2_001);
});

test('17. left and right go through the attempts of the filter and keep the tab @desktop', async ({
  page,
  open,
  world,
}) => {
  const [first, second] = world.tasks;
  await open(`/runs/${world.controls}/attempts/${first}__noop__sample00?outcome=FAILED&tab=tests`);
  await expect(page.getByText(`1 of ${world.tasks.length}`)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(new RegExp(`${second}__noop__sample00\\?outcome=FAILED&tab=tests`));
  await expect(page.getByText(`2 of ${world.tasks.length}`)).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(new RegExp(`${first}__noop__sample00`));
  // In a field an arrow is the field's.
  await page.getByLabel('Search').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(new RegExp(`${first}__noop__sample00`));
});

test('17. on a phone the neighbours are buttons', async ({ page, open, world }) => {
  const [first, second] = world.tasks;
  await open(`/runs/${world.controls}/attempts/${first}__noop__sample00?outcome=FAILED&tab=patch`);
  await page.getByRole('link', { name: 'Next attempt' }).click();
  await expect(page).toHaveURL(new RegExp(`${second}__noop__sample00\\?outcome=FAILED&tab=patch`));
});

test('20. a response toggles raw and rendered, and is copied @desktop', async ({
  page,
  open,
  world,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const attempt = `${world.tasks[3]}__openrouter_assay_steady__sample02`;
  writeArtifact(
    world,
    world.models,
    attempt,
    'response.txt',
    [
      '# A plan',
      '**bold** ![pixel](https://example.com/p.png) [site](https://example.com/)',
      '<img src="https://example.com/q.png" onerror="document.title=1"><script>document.title=2</script>',
    ].join('\n\n'),
  );
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('example.com')) elsewhere.push(request.url());
  });
  await open(`/runs/${world.models}/attempts/${attempt}?tab=response`);
  const content = page.getByRole('article');
  await expect(content.locator('strong')).toHaveText('bold');
  await expect(content.getByText('<script>document.title=2</script>')).toBeVisible();
  expect(await content.locator('img, script').count()).toBe(0);
  expect(await content.locator('a[href*="example.com"]').count()).toBe(0);
  await page.getByRole('link', { name: 'Raw' }).click();
  await expect(content.getByText('# A plan')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('link', { name: 'Raw' })).toHaveAttribute('aria-current', 'true');
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('**bold**');
  expect(elsewhere).toEqual([]);
  expect(await page.title()).not.toMatch(/^[12]$/);
});

test('20. the prompt is what the model was really sent', async ({ page, open, world }) => {
  await open(
    `/runs/${world.models}/attempts/${world.tasks[0]}__openrouter_assay_steady__sample00?tab=prompt&as=raw`,
  );
  await expect(page.getByRole('region', { name: 'the prompt' })).toContainText(/diff/i);
});

test('attempt: one that the plan lacks says so, and so does a run that is gone', async ({
  page,
  open,
  world,
}) => {
  await open(`/runs/${world.controls}/attempts/nothing__noop__sample00`);
  await expect(page.getByText('The run has no such attempt')).toBeVisible();
  await open('/runs/run_20200101T000000Z_abcde/attempts/x__noop__sample00');
  await expect(page.getByText('There is no run').first()).toBeVisible();
});

for (const tab of ['overview', 'response', 'patch', 'tests', 'events']) {
  test(`attempt: its ${tab} is accessible`, async ({ page, open, world }) => {
    await open(
      `/runs/${world.models}/attempts/${world.tasks[0]}__openrouter_assay_steady__sample00?tab=${tab}`,
    );
    await expect(
      page
        .getByRole('article')
        .locator('h2, table, pre, [role="table"]')
        .filter({ visible: true })
        .first(),
    ).toBeVisible();
    await expectFits(page);
    await expectAccessible(page);
  });
}
