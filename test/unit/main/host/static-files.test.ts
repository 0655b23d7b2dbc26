import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '#main/host/security-headers.ts';
import { answerStatic, listStaticFiles } from '#main/host/static-files.ts';
import { builtRenderer, INDEX_HTML } from './built-renderer.ts';

describe('files of the renderer', () => {
  test('a listed file is answered with its type, its length and the protections of the page', () => {
    const answer = answerStatic(listStaticFiles(builtRenderer()), 'GET', '/index.html');
    expect(answer.status).toBe(200);
    expect(Buffer.from(answer.body ?? []).toString()).toBe(INDEX_HTML);
    expect(answer.headers).toMatchObject({
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': String(INDEX_HTML.length),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    });
  });

  test('the policy of the page allows its own origin and nothing inline', () => {
    expect(CONTENT_SECURITY_POLICY).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    const answer = answerStatic(listStaticFiles(builtRenderer()), 'GET', '/assets/main-A1_b.js');
    expect(answer.headers['Content-Security-Policy']).toBe(CONTENT_SECURITY_POLICY);
    expect(answer.headers['Content-Type']).toBe('text/javascript; charset=utf-8');
  });

  test('HEAD is answered like GET without the body, anything else is not allowed', () => {
    const files = listStaticFiles(builtRenderer());
    const head = answerStatic(files, 'HEAD', '/assets/style.css');
    expect([head.status, head.body, head.headers['Content-Length']]).toEqual([200, null, '6']);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'get', '']) {
      expect(answerStatic(files, method, '/index.html').status).toBe(405);
    }
  });

  test.each([
    ['climbing out', '/../outside.html'],
    ['climbing out from a folder', '/assets/../../outside.html'],
    ['an encoded climb', '/%2e%2e/outside.html'],
    ['an encoded separator', '/..%2foutside.html'],
    ['a climb encoded twice', '/%252e%252e%252foutside.html'],
    ['backslashes', '/..\\outside.html'],
    ['encoded backslashes', '/..%5coutside.html'],
    ['a climb that comes back', '/assets/../index.html'],
    ['a NUL', '/index.html\0.js'],
    ['an encoded NUL', '/index.html%00'],
    ['a drive letter', '/C:/Windows/win.ini'],
    ['a drive letter without a slash', 'C:\\Windows\\win.ini'],
    ['a network share', '//host/share/index.html'],
    ['no slash', 'index.html'],
    ['another case', '/INDEX.HTML'],
    ['a folder', '/assets'],
    ['a folder with a slash', '/assets/'],
    ['a name of every object', '/__proto__'],
    ['a source map', '/assets/main-A1_b.js.map'],
    ['a dot file', '/.env'],
    ['64 KB', `/${'a'.repeat(65_536)}`],
    ['nothing', ''],
  ])('%s is not a file of the page', (_what, path) => {
    const answer = answerStatic(listStaticFiles(builtRenderer()), 'GET', path);
    expect(answer.status).toBe(404);
    expect(answer.headers['Content-Security-Policy']).toBe(CONTENT_SECURITY_POLICY);
  });

  test('a link inside the folder is not followed', () => {
    const folder = builtRenderer();
    symlinkSync(join(folder, '..', 'outside.html'), join(folder, 'linked.html'));
    expect(answerStatic(listStaticFiles(folder), 'GET', '/linked.html').status).toBe(404);
  });

  test('a folder without a page is refused when the till opens, not when it is used', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mostrador-empty-'));
    expect(() => listStaticFiles(folder)).toThrow(/no index\.html/);
    expect(() => listStaticFiles(join(folder, 'missing'))).toThrow(/ENOENT/);
  });
});
