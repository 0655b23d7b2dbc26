import { request } from 'node:http';

import { describe, expect, it } from 'vitest';

import { TerminalKey } from '#main/simulator/control/terminal-keys.ts';
import { CardBrand, DeclineDetail } from '#main/simulator/customer.ts';
import type { ScreenKind } from '#main/simulator/device/screen.ts';
import { Site } from '#main/simulator/site.ts';
import { PAGE_FILES } from '#main/simulator/terminal-page/page-files.ts';
import { CARDS } from '#main/simulator/terminal-page/page/cards.js';
import { SHORTCUTS } from '#main/simulator/terminal-page/page/keyboard.js';
import { LANGUAGE_OF_SITE, LANGUAGES, sayIn } from '#main/simulator/terminal-page/page/words.js';
import type { Simulator } from '#main/simulator/simulator.ts';
import { at, startBench } from './harness.ts';

/** Reads server-sent events one after the other. */
async function openFeed({ url }: Simulator) {
  const abort = new AbortController();
  const response = await fetch(`${url}/terminal/feed`, { signal: abort.signal });
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  const next = async (): Promise<unknown> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const event = text.slice(0, end);
        text = text.slice(end + 2);
        if (event.startsWith('data: ')) return JSON.parse(event.slice('data: '.length));
        continue;
      }
      const piece = await reader?.read();
      if (piece === undefined || piece.done) throw new Error('the feed has ended');
      text += decoder.decode(piece.value, { stream: true });
    }
  };
  return { response, next, close: () => abort.abort() };
}

/** A request whose `Host` and `Origin` a browser would have set. */
function sendFrom({ url }: Simulator, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the page of the terminal', () => {
  it.each(Object.keys(PAGE_FILES))('serves %s under a strict policy', async (path) => {
    const { simulator } = await startBench();
    const response = await fetch(simulator.url + path);
    expect(response.status).toBe(200);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-request-id')).not.toBeNull();
    const text = await response.text();
    expect(text).not.toBe('');
    // Nothing in line, nothing from elsewhere, nothing read as markup.
    expect(text).not.toMatch(/<style|style="|onclick=|<script(?! type="module" src="\/terminal\/)/);
    expect(text.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|\/\/[a-z]/);
    expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/);
  });

  it('asks for no token, and leaves no trace in the request log', async () => {
    const { simulator } = await startBench();
    await fetch(`${simulator.url}/terminal`);
    expect(simulator.requests()).toEqual([]);
  });

  it.each([
    '/terminal/../cli.ts',
    '/terminal/%2e%2e/cli.ts',
    '/terminal/page/main.js',
    '/terminal/words',
    '/terminal/nothing.js',
  ])('has nothing at %s', async (path) => {
    const { simulator } = await startBench();
    expect(await sendFrom(simulator, path, {})).toBe(404);
  });

  it('is read only', async () => {
    const { send } = await startBench();
    for (const path of ['/terminal', '/terminal/feed', '/terminal/main.js']) {
      const reply = await send('POST', path, { body: {} });
      expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'GET']);
    }
  });

  it.each([
    { headers: { host: 'tienda.example' }, name: 'another name for this machine' },
    { headers: { origin: 'https://tienda.example' }, name: 'a page from elsewhere' },
  ])('refuses $name', async ({ headers }) => {
    const { simulator } = await startBench();
    expect(await sendFrom(simulator, '/terminal', headers)).toBe(403);
    expect(await sendFrom(simulator, '/terminal/feed', headers)).toBe(403);
  });

  it('is not taken for the terminals of the API', async () => {
    const { send } = await startBench();
    expect((await send('GET', '/terminals/v1/list')).status).toBe(200);
  });
});

describe('the feed of the page', () => {
  it('tells every change of every terminal of the owner as it happens', async () => {
    const { simulator, clock, createdId, terminalId } = await startBench({ terminalCount: 2 });
    const feed = await openFeed(simulator);
    expect(feed.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const first = await feed.next();
    expect(first).toMatchObject({
      site: 'MLA',
      currency: 'ARS',
      customer: { kind: 'pays' },
      terminals: simulator.terminals.map((id) => ({ terminalId: id, screen: { kind: 'waiting' } })),
    });
    const kinds: unknown[] = [];
    const seeUntil = async (kind: ScreenKind): Promise<void> => {
      for (let seen: unknown; seen !== kind;) {
        const event = await feed.next();
        const terminals = at(event, 'terminals');
        const own = Array.isArray(terminals)
          ? terminals.find((each: unknown) => at(each, 'terminalId') === terminalId)
          : undefined;
        seen = at(own, 'screen', 'kind');
        if (kinds.at(-1) !== seen) kinds.push(seen);
      }
    };
    await createdId();
    clock.advance(1_500);
    await seeUntil('amount');
    clock.advance(2_500);
    await seeUntil('card_presented');
    clock.advance(600);
    await seeUntil('contacting_issuer');
    clock.advance(400);
    await seeUntil('approved');
    clock.advance(30_000);
    await seeUntil('waiting');
    expect(kinds).toEqual(['amount', 'card_presented', 'contacting_issuer', 'approved', 'waiting']);
    feed.close();
  });

  it('shows nothing of the other account', async () => {
    const { simulator } = await startBench();
    const feed = await openFeed(simulator);
    const text = JSON.stringify(await feed.next());
    feed.close();
    for (const secret of [
      ...simulator.foreignTerminals,
      simulator.accessToken,
      simulator.foreignAccessToken,
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  it('ends when the simulator is closed', async () => {
    const { simulator } = await startBench();
    const feed = await openFeed(simulator);
    await feed.next();
    await simulator.close();
    await expect(feed.next()).rejects.toThrow();
  });
});

describe('the words of the page', () => {
  const LISTS = Object.entries(LANGUAGES).map(([code, { words }]) => ({ code, words }));

  it('are there in four languages, each with a name of its own', () => {
    expect(Object.keys(LANGUAGES)).toEqual(['es-AR', 'es-MX', 'pt-BR', 'en']);
    expect(Object.keys(LANGUAGE_OF_SITE).toSorted()).toEqual(Site.options.toSorted());
  });

  it.each(LISTS)('of $code are complete, none of them empty, with the same places to fill', ({ words }) => {
    const places = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();
    expect(Object.keys(words)).toEqual(Object.keys(LANGUAGES.en?.words ?? {}));
    for (const [key, text] of Object.entries(words)) {
      expect(text.trim(), key).not.toBe('');
      expect(places(text), key).toEqual(
        places(Object.entries(LANGUAGES.en?.words ?? {}).find(([k]) => k === key)?.[1] ?? ''),
      );
    }
  });

  it.each(LISTS)('of $code have one for every reason of a decline and every card', ({ code }) => {
    const say = sayIn(code);
    const keys = [
      ...DeclineDetail.options.map((detail) => `declined_${detail}`),
      ...CardBrand.options.map((brand) => `card_${brand}`),
      ...Object.keys(CARDS).map((card) => `card_${card}`),
    ];
    for (const key of keys) expect(say(key)).not.toBe(key);
  });

  it('are replaced by their key where there are none, and filled in', () => {
    expect(sayIn('es-AR')('installments_many', { count: 3, each: '$ 5,00' })).toBe('3 cuotas de $ 5,00');
    expect(sayIn('es-MX')('installments_many', { count: 3, each: '$5.00' })).toBe('3 meses de $5.00');
    expect(sayIn('en')('no_such_words')).toBe('no_such_words');
  });
});

describe('the keyboard', () => {
  it('reaches every key of the terminal', () => {
    expect(Object.values(SHORTCUTS).toSorted()).toEqual(TerminalKey.options.toSorted());
  });
});
