import { Agent, request } from 'node:https';
import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createEnvProxies } from '#main/host/node/env-proxies.ts';

const POINT = 'https://api.mercadopago.com/v1/orders';

describe('the proxy of the environment', () => {
  test.each([
    ['nothing', {}, null],
    ['HTTPS_PROXY', { HTTPS_PROXY: 'http://proxy.shop:3128' }, 'http://proxy.shop:3128'],
    ['a path after it', { HTTPS_PROXY: 'http://proxy.shop:3128/x?y' }, 'http://proxy.shop:3128'],
    ['a proxy behind TLS', { HTTPS_PROXY: 'https://proxy.shop' }, 'https://proxy.shop'],
    [
      'a name and a password',
      { HTTPS_PROXY: 'http://ana:s%40l@proxy.shop:3128' },
      'http://ana:s%40l@proxy.shop:3128',
    ],
    ['the lower case as well', { https_proxy: 'http://low:1', HTTPS_PROXY: 'http://high:1' }, 'http://low:1'],
    ['an empty lower case', { https_proxy: '', HTTPS_PROXY: 'http://high:1' }, 'http://high:1'],
    ['HTTP_PROXY alone', { HTTP_PROXY: 'http://proxy.shop:3128' }, null],
    ['SOCKS', { HTTPS_PROXY: 'socks5://proxy.shop:1080' }, null],
    ['a place without a scheme', { HTTPS_PROXY: 'proxy.shop:3128' }, null],
    ['no address', { HTTPS_PROXY: 'http://' }, null],
    ['two lines', { HTTPS_PROXY: 'http://proxy.shop:3128\r\nX: 1' }, null],
  ])('%s', async (_what, environment, expected) => {
    const proxy = await createEnvProxies(environment).proxyFor(POINT);
    expect(proxy).toBe(expected);
  });

  test('this machine is never asked for through a proxy, and neither is what is no https address', async () => {
    const proxies = createEnvProxies({ HTTPS_PROXY: 'http://proxy.shop:3128' });
    for (const url of [
      'https://127.0.0.1:4711/',
      'https://127.1.2.3/',
      'https://localhost/',
      'https://[::1]/',
      'http://api.mercadopago.com/',
      'nothing',
      '',
    ]) {
      expect([url, await proxies.proxyFor(url)]).toEqual([url, null]);
    }
  });
});

/** Lists of NO_PROXY, each for the same host. */
const LISTS = [
  '',
  '*',
  'api.mercadopago.com',
  'API.MercadoPago.com',
  'api.mercadopago.com:443',
  'api.mercadopago.com:80',
  '.mercadopago.com',
  '*.mercadopago.com',
  'mercadopago.com',
  '.pago.com',
  '*.pago.com',
  'pago.com',
  'com',
  '.com',
  '.api.mercadopago.com',
  '*.api.mercadopago.com',
  'localhost,127.0.0.1 , .mercadopago.com',
  'localhost,,evil.example',
  '*.evil.example,*',
  ' ',
  'https://api.mercadopago.com',
  '10.0.0.0-10.0.0.255',
];

/** Whether Node's own agent asks a proxy for the host when the environment is this one. */
async function nodeAsksProxy(noProxy: string): Promise<boolean> {
  const asked: string[] = [];
  const proxy = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (bytes) => {
      asked.push(bytes.toString());
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
  });
  onTestFinished(() => void proxy.close());
  const { promise, resolve } = Promise.withResolvers<number>();
  proxy.listen(0, '127.0.0.1', () => {
    const address = proxy.address();
    resolve(typeof address === 'object' && address !== null ? address.port : 0);
  });
  const agent = new Agent({
    proxyEnv: { https_proxy: `http://127.0.0.1:${await promise}`, no_proxy: noProxy },
  });
  await new Promise((ended) => {
    const sent = request(POINT, {
      agent,
      // The direct way ends here: no test goes out to the network.
      lookup: (_host, _options, answer) => {
        answer(new Error('direct'), '', 4);
      },
    });
    sent.on('error', ended);
    sent.on('response', ended);
    sent.end();
  });
  agent.destroy();
  return asked.length > 0;
}

test.each(LISTS)('NO_PROXY=%j means what it means to Node', async (noProxy) => {
  const proxies = createEnvProxies({ https_proxy: 'http://127.0.0.2:1', no_proxy: noProxy });
  expect((await proxies.proxyFor(POINT)) !== null).toBe(await nodeAsksProxy(noProxy));
});
