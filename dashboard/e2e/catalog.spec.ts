import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from './support/assay.ts';
import { expect, picture, test } from './support/test.ts';

test('one click launches the controls over the catalog, and the run is watched to its end', async ({
  page,
}) => {
  // Compilers of six languages work for it.
  test.setTimeout(15 * 60_000);
  const folder = mkdtempSync(join(tmpdir(), 'assay-e2e-'));
  const server = await serve(join(folder, 'runs'), { ASSAY_HOME: join(folder, 'home') });
  try {
    const { tasks } = (await (await fetch(`${server.url}/tasks`)).json()) as { tasks: unknown[] };
    await page.goto(`${server.url}/ui/`);
    await page.getByRole('button', { name: 'Run the controls over all tasks' }).click();
    await expect(page).toHaveURL(/\/ui\/runs\/run_/);

    const cells = page.getByRole('grid').getByRole('link');
    await expect(cells).toHaveCount(2 * tasks.length);
    const passed = page.locator('[role="grid"] a[data-state="PASSED"]');
    const failed = page.locator('[role="grid"] a[data-state="FAILED"]');
    const underWay = page.locator('[role="grid"] .cell.busy');
    await expect.poll(() => passed.count(), { timeout: 300_000 }).toBeGreaterThan(8);
    await picture(page, 'live');

    const figures = page.getByRole('region', { name: 'Figures of the run' });
    await expect(figures).toContainText(`${2 * tasks.length} done`, {
      timeout: 600_000,
    });
    await expect(page.locator('.chip').filter({ hasText: 'completed' }).first()).toBeVisible();
    await expect(underWay).toHaveCount(0);
    await expect(passed).toHaveCount(tasks.length);
    await expect(failed).toHaveCount(tasks.length);
    await expect(figures).toContainText(`${tasks.length}/${2 * tasks.length}`);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
