import { expect, expectAccessible, expectFits, picture, test } from './support/test.ts';

test('25. launch previews the number of cells and the cost', async ({ page, open }) => {
  await open('/launch');
  await expect(page.getByRole('button', { name: 'Launch', exact: true })).toBeDisabled();
  const preview = page.getByRole('complementary', { name: 'Preview' });
  await expect(preview).toContainText('choose at least one model');
  await page.getByRole('checkbox', { name: /openrouter\/assay\/steady/ }).check();
  await page.getByRole('checkbox', { name: /^oracle/ }).check();
  await page.getByRole('button', { name: 'Choose none' }).click();
  await expect(preview).toContainText('choose at least one task');
  await page.getByRole('checkbox', { name: 'python_bugfix_prime_checker' }).check();
  await page.getByRole('checkbox', { name: 'python_bugfix_interval_overlap' }).check();
  await page.getByLabel('Samples per task').fill('3');
  await expect(preview).toContainText(/12\s+attempts/);
  await expect(preview).toContainText('2 tasks × 2 models × 3 samples');
  await expect(preview).toContainText(/Cost\s*(at most|not known)/);
  await page.getByLabel('Samples per task').fill('0');
  await expect(preview).toContainText('samples: a whole number from 1');
});

test('6. a launch is in its URL: filters, models and options', async ({ page, open }) => {
  await open('/launch?models=oracle&languages=python&samples=2&include_tests=1');
  await expect(page.getByRole('button', { name: 'python', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(page.getByLabel('Samples per task')).toHaveValue('2');
  await expect(page.getByRole('checkbox', { name: 'Show the tests' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'python_bugfix_prime_checker' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'go_feature_wordcount' })).toBeHidden();
  await expectFits(page);
});

test('25. launch goes to the run', async ({ page, open }) => {
  await open('/launch?models=oracle&tasks=python_bugfix_prime_checker');
  await page.getByRole('button', { name: 'Launch', exact: true }).click();
  await expect(page).toHaveURL(/\/ui\/runs\/run_/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('launch: the server’s refusal is shown', async ({ page, open }) => {
  await open('/launch?models=nobody/knows&tasks=python_bugfix_prime_checker');
  await expect(page.getByRole('alert').filter({ hasText: 'nobody' })).toBeVisible();
});

test('launch: is accessible', async ({ page, open }) => {
  await open(
    '/launch?models=oracle,openrouter/assay/steady&languages=python&samples=2&max_tokens=4000',
  );
  await expect(page.getByRole('button', { name: 'Launch', exact: true })).toBeEnabled();
  await expect(page.getByRole('list', { name: 'Tasks' })).toBeVisible();
  await picture(page, 'launch');
  await expectAccessible(page);
});
