import { defineConfig } from '@playwright/test';
import { chromium } from './support/chromium.ts';

export default defineConfig({
  testDir: '.',
  outputDir: 'results',
  globalSetup: './support/setup.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    launchOptions: { executablePath: chromium, args: ['--no-sandbox'] },
    colorScheme: 'dark',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'desktop',
      use: { viewport: { width: 1280, height: 800 } },
      testIgnore: 'catalog.spec.ts',
    },
    {
      name: 'phone',
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
      // What takes a keyboard or a mouse is tested on the desktop.
      grepInvert: /@desktop/,
      testIgnore: 'catalog.spec.ts',
    },
    {
      // Compilers at work beside them would slow the others down.
      name: 'catalog',
      use: { viewport: { width: 1280, height: 800 } },
      testMatch: 'catalog.spec.ts',
      dependencies: ['desktop', 'phone'],
    },
  ],
});
