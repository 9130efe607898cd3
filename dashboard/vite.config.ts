import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const server = process.env['ASSAY_SERVER'] ?? 'http://127.0.0.1:8000';
const apiPaths =
  '^/(runs|artifacts|logs|events|tasks|runners|models|leaderboard|heatmap|compare|gate|health|metrics|session)(/|\\?|$)';
const proxy = { [apiPaths]: { target: server, ws: true } };

/** The policy that `assay serve` sends, so that the preview breaks where the server would. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const firstView =
  /node_modules\/svelte|src\/(api|format|layout|live|parts|routing|table)\/|src\/views\/(runs|leaderboard)\//;

export default defineConfig({
  base: '/ui/',
  plugins: [svelte()],
  build: {
    outDir: 'dist',
    target: ['chrome123', 'firefox125', 'safari17.5'],
    // The policy allows no data: but for images, and a hashed file is cached for good anyway.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What people see first, and what every view needs, comes at once: small files one after the other take longer.
          groups: [
            { name: 'first', test: firstView, priority: 1 },
            { name: 'run', test: /src\/views\/(run|attempt)\// },
          ],
        },
      },
    },
  },
  server: { proxy },
  preview: { proxy, headers: { 'Content-Security-Policy': contentSecurityPolicy } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
