import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Chosen by build/scripts/find-browser.ts; without it, Playwright's own. */
const executablePath = process.env.MOSTRADOR_BROWSER;
/** Chromium refuses to run as root with its sandbox; root is who runs containers. */
const isRoot = process.getuid?.() === 0;
const reportFile = process.env.MOSTRADOR_E2E_REPORT;

export default defineConfig({
  outputDir: here('../test-results'),
  // A till holds a ledger, a port and a simulator: one after the other, and a failure is a failure.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: reportFile === undefined ? [['list']] : [['list'], ['json', { outputFile: reportFile }]],
  projects: [
    {
      name: 'browser',
      testDir: here('../test/e2e/browser'),
      use: {
        browserName: 'chromium',
        headless: true,
        viewport: { width: 1366, height: 768 },
        locale: 'es-AR',
        screenshot: 'only-on-failure',
        trace: 'retain-on-failure',
        launchOptions: {
          ...(executablePath === undefined ? {} : { executablePath }),
          args: [
            ...(isRoot ? ['--no-sandbox'] : []),
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-default-apps',
            '--disable-domain-reliability',
            '--disable-sync',
            '--metrics-recording-only',
            '--no-first-run',
            '--no-pings',
          ],
        },
      },
    },
    { name: 'electron', testDir: here('../test/e2e/electron') },
  ],
});
