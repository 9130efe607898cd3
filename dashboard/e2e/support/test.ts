import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { world, type World } from './world.ts';

interface Fixtures {
  readonly world: World;
  /** Opens an address below `/ui`. */
  readonly open: (path: string) => Promise<void>;
}

/** A test against the server of the set-up. It fails where the page logs an error or breaks the server's policy. */
export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names from this pattern.
  world: async ({}, use) => {
    await use(world());
  },
  open: async ({ page }, use) => {
    const { url } = world();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
    });
    await use(async (path) => {
      await page.goto(`${url}/ui${path}`);
    });
    expect(complaints).toEqual([]);
  },
});

export { expect };

/** No violation of WCAG A or AA that axe finds, in either theme. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    const found = violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`),
    }));
    expect(found, `in the ${colorScheme} theme`).toEqual([]);
  }
}

/** Nothing sticks out to the side: the page itself never scrolls sideways. */
export async function expectFits(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content).toBeLessThanOrEqual(window ?? 0);
}

/** Takes a picture for the documentation, where pictures are asked for; a phone's has `phone` in its name. */
export async function picture(page: Page, name: string): Promise<void> {
  const phone = (page.viewportSize()?.width ?? 0) < 500;
  if (!process.env['ASSAY_PICTURES'] || phone !== name.includes('phone')) return;
  const folder = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
  await page.screenshot({ path: `${folder}dashboard-${name}.png`, animations: 'disabled' });
}

/** The texts of a column of the only table, as far as it is rendered. */
export function column(page: Page, number: number) {
  return page.locator(`tbody tr[data-index] > :nth-child(${number})`);
}
