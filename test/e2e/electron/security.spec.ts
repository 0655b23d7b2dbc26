import { expect } from '@playwright/test';
import { test } from './till-window.ts';

test('the page is the till’s own and sees two functions of it, and nothing of Node or Electron', async ({
  till,
}) => {
  expect(till.page.url()).toBe('app://till/index.html');
  const seen = await till.page.evaluate(() => ({
    till: Object.keys((globalThis as unknown as { till: object }).till),
    isFrozen: Object.isFrozen((globalThis as unknown as { till: object }).till),
    others: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in globalThis),
  }));
  expect(seen).toEqual({ till: ['call', 'subscribe'], isFrozen: true, others: [] });
});

test('the window is sandboxed and isolated by its settings', async ({ till }) => {
  const preferences = await till.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      // Not declared, because the product has no use for it; Electron keeps what the window was made with.
      const contents = window.webContents as unknown as { getLastWebPreferences(): Electron.WebPreferences };
      const { sandbox, contextIsolation, nodeIntegration, webviewTag } = contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webviewTag };
    }),
  );
  expect(preferences).toEqual([
    { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
  ]);
});

test('the policy of the page holds: nothing inline, no eval, no other origin', async ({ till }) => {
  const outcome = await till.page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
    const script = document.createElement('script');
    script.textContent = 'globalThis.wasInline = true';
    document.head.append(script);
    const isReached = await fetch('https://example.com/').then(
      () => true,
      () => false,
    );
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return { violations: [...new Set(violations)].sort(), isReached, wasInline: 'wasInline' in globalThis };
  });
  expect(outcome).toEqual({
    violations: ['connect-src', 'script-src-elem'],
    isReached: false,
    wasInline: false,
  });
});

test('the page can neither leave nor open a window', async ({ till }) => {
  const opened = await till.page.evaluate(() => window.open('https://example.com/') !== null);
  expect(opened).toBe(false);
  await till.page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await till.page.evaluate(() => {
    location.href = 'file:///';
  });
  expect(till.page.url()).toBe('app://till/index.html');
  const windows = await till.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(windows).toBe(1);
});

test('a frame inside the page is not given the till’s functions', async ({ till }) => {
  const frames = await till.page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.src = 'app://till/index.html';
    document.body.append(frame);
    await new Promise((resolve) => {
      frame.onload = resolve;
      frame.onerror = resolve;
    });
    return frame.contentWindow !== null && 'till' in frame.contentWindow;
  });
  expect(frames).toBe(false);
});

test('no permission is granted', async ({ till }) => {
  const states = await till.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone'] as PermissionName[];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
});
