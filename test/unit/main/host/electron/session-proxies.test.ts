import { describe, expect, test } from 'vitest';
import { createSessionProxies, firstUsable } from '#main/host/electron/session-proxies.ts';
import { createFakeElectron } from '#test/fakes/electron/fake-electron.ts';
import { createFakeClock } from '#test/fakes/fake-clock.ts';
import { createMemoryLog } from '#test/fakes/memory-log.ts';

const POINT = 'https://api.mercadopago.com/v1/orders/1';

function create() {
  const fake = createFakeElectron({ userData: '/nowhere' });
  fake.becomeReady();
  const [clock, log] = [createFakeClock(), createMemoryLog()];
  return { ...fake, clock, log, proxies: createSessionProxies({ electron: fake.electron, clock, log }) };
}

describe('the ways that the system names', () => {
  test.each([
    ['DIRECT', null],
    ['PROXY proxy.shop:3128', 'http://proxy.shop:3128'],
    ['PROXY proxy.shop:3128; DIRECT', 'http://proxy.shop:3128'],
    ['DIRECT; PROXY proxy.shop:3128', null],
    ['HTTPS proxy.shop:443', 'https://proxy.shop:443'],
    ['SOCKS5 a:1080; PROXY b:80', 'http://b:80'],
    ['SOCKS a:1080;SOCKS4 b:1080;HTTPS c:443', 'https://c:443'],
    ['SOCKS5 a:1080; DIRECT; PROXY b:80', null],
    ['SOCKS5 a:1080', null],
    ['QUIC a:443; PROXY b:80', 'http://b:80'],
    ['PROXY [2001:db8::1]:3128', 'http://[2001:db8::1]:3128'],
    ['PROXY 10.0.0.1:3128', 'http://10.0.0.1:3128'],
    ['PROXY me@evil.example:80; PROXY b:80', 'http://b:80'],
    ['PROXY a:80/path', null],
    ['PROXY', null],
    ['', null],
    [';;', null],
    ['proxy a:80', 'http://a:80'],
  ])('%j', (list, way) => {
    expect(firstUsable(list)).toBe(way);
  });
});

describe('the system’s proxy', () => {
  test('is asked for by the host alone', async () => {
    const { proxies, record } = create();
    record.resolveProxy = () => Promise.resolve('PROXY proxy.shop:3128; DIRECT');
    expect(await proxies.proxyFor(POINT)).toBe('http://proxy.shop:3128');
    expect(record.proxyAsked).toEqual(['https://api.mercadopago.com']);
  });

  test('is asked for each time, because a laptop changes its network', async () => {
    const { proxies, record } = create();
    const lists = ['PROXY a:80', 'DIRECT', 'PROXY b:80'];
    record.resolveProxy = () => Promise.resolve(lists.shift() ?? '');
    expect([
      await proxies.proxyFor(POINT),
      await proxies.proxyFor(POINT),
      await proxies.proxyFor(POINT),
    ]).toEqual(['http://a:80', null, 'http://b:80']);
  });

  test('an error is the direct way, and said', async () => {
    const { proxies, record, log } = create();
    record.resolveProxy = () => Promise.reject(new Error('ERR_PAC'));
    expect(await proxies.proxyFor(POINT)).toBeNull();
    expect(log.lines).toMatchObject([{ level: 'warn' }]);
    expect(await proxies.proxyFor('nothing')).toBeNull();
  });

  test('a script that hangs is waited for once, for five seconds, and believed again when it has answered', async () => {
    const { proxies, record, log, clock } = create();
    const script = Promise.withResolvers<string>();
    record.resolveProxy = () => script.promise;
    let answer: string | null | undefined;
    const asked = proxies.proxyFor(POINT).then((proxy) => (answer = proxy));
    clock.advance(4_999);
    await Promise.resolve();
    expect(answer).toBeUndefined();
    clock.advance(1);
    await asked;
    expect(answer).toBeNull();
    expect(log.lines).toHaveLength(1);
    expect(await proxies.proxyFor(`${POINT}/cancel`)).toBeNull();
    expect(record.proxyAsked).toHaveLength(1);
    script.resolve('PROXY late:80');
    await expect.poll(() => proxies.proxyFor(POINT)).toBe('http://late:80');
    expect(log.lines).toHaveLength(1);
  });

  test('no timer is left when the answer came in time', async () => {
    const { proxies, clock } = create();
    await proxies.proxyFor(POINT);
    expect(clock.sleeperCount()).toBe(0);
  });
});
