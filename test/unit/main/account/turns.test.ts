import { connect as connectTcp } from 'node:net';
import { request as requestHttp } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { createMemorySecrets } from '#main/host/memory-secrets.ts';
import type { Secrets } from '#main/ports.ts';
import { openAccountTill, type AccountTill, type AccountTillOptions } from '#test/fakes/account-till.ts';
import { authorizeInBrowser, connectBy, sellOnce, wantedCharge } from './steps.ts';

let open: AccountTill | undefined;
async function start(options: AccountTillOptions = {}): Promise<AccountTill> {
  open = await openAccountTill(options);
  return open;
}
afterEach(async () => {
  await open?.close();
  open = undefined;
});

/** Secrets whose writes and deletes wait until they are let go. */
function slowSecrets() {
  const memory = createMemorySecrets('browser_host');
  let gate = Promise.withResolvers<undefined>();
  gate.resolve(undefined);
  const secrets: Secrets = {
    ...memory,
    write: async (name, value) => {
      await gate.promise;
      await memory.write(name, value);
    },
    delete: async (name) => {
      await gate.promise;
      await memory.delete(name);
    },
  };
  return {
    secrets,
    hold: () => {
      gate = Promise.withResolvers<undefined>();
    },
    letGo: () => {
      gate.resolve(undefined);
    },
  };
}

const ofForeign = (till: AccountTill) => ({ accessToken: till.point.foreignAccessToken });

describe('what is asked for at the same time', () => {
  test('one account’s shop never sends another one’s token', async () => {
    const { secrets, hold, letGo } = slowSecrets();
    const till = await start({ secrets });
    await connectBy(till, 'token');
    hold();
    const connecting = till.call('account.connectToken', ofForeign(till));
    const opening = till.call('account.openShop', { shop: 'account' });
    await till.advance(0);
    letGo();
    const { account } = await connecting;
    await opening;
    const status = await till.call('till.status', {});
    expect(status.account?.userId).toBe(account?.userId);
    const { terminals } = await till.call('terminals.list', {});
    expect(terminals.map(({ terminalId }) => terminalId)).toEqual(till.point.foreignTerminals);
  });

  test('an account that could not be written down is not connected, and the one before still is', async () => {
    const till = await start();
    await connectBy(till, 'token');
    const before = await till.call('account.status', {});
    till.failSettings(true);
    expect((await till.refusal('account.connectToken', ofForeign(till))).code).toBe('internal');
    till.failSettings(false);
    expect((await till.call('account.status', {})).account).toEqual(before.account);
    await till.call('account.openShop', { shop: 'account' });
    const { terminals } = await till.call('terminals.list', {});
    expect(terminals.map(({ terminalId }) => terminalId)).toEqual(till.point.terminals);
  });

  test('connecting during a slow disconnect stays connected', async () => {
    const { secrets, hold, letGo } = slowSecrets();
    const till = await start({ secrets });
    await connectBy(till, 'token');
    hold();
    const leaving = till.call('account.disconnect', {});
    const again = till.call('account.connectToken', { accessToken: till.point.accessToken });
    await till.advance(0);
    letGo();
    await Promise.all([leaving, again]);
    expect((await till.call('account.status', {})).account?.connection).toBe('connected');
    expect(await secrets.read('account')).toContain(till.point.accessToken);
  });

  test('opening the shop during a slow disconnect opens nothing', async () => {
    const { secrets, hold, letGo } = slowSecrets();
    const till = await start({ secrets });
    await connectBy(till, 'token');
    hold();
    const leaving = till.call('account.disconnect', {});
    const opening = till.refusal('account.openShop', { shop: 'account' });
    await till.advance(0);
    letGo();
    await leaving;
    expect((await opening).code).toBe('account_not_connected');
    expect(await till.call('account.status', {})).toMatchObject({ mode: 'practice', account: null });
  });

  test('a till that is closed while an account connects leaves nothing behind', async () => {
    const till = await start();
    const connecting = till.send('account.connectToken', {
      requestId: crypto.randomUUID(),
      accessToken: till.point.accessToken,
    });
    await till.restart();
    expect((await connecting).ok).toBe(false);
    expect((await till.call('account.status', {})).account).toBeNull();
    expect(await till.secrets.read('account')).toBeNull();
  });
});

describe('a shop with a charge under way', () => {
  test('is not left while the permission works, also when it could not be renewed', async () => {
    const till = await start({ simulator: { pace: { pickUpMs: 500, decideMs: 'manual' } } });
    await connectBy(till, 'client_credentials');
    await till.call('account.openShop', { shop: 'account' });
    till.point.faults.inject({ route: 'oauth.token', fault: { kind: 'status', status: 500 }, times: 10_000 });
    await till.advance(4.5 * 60 * 60_000, 10 * 60_000);
    expect((await till.call('account.status', {})).account?.connection).toBe('expiring');
    await sellOnce(till, 'only_start');
    await till.advance(2_000);
    expect((await till.refusal('account.openShop', { shop: 'practice' })).code).toBe(
      'account_has_open_charges',
    );
    expect((await till.refusal('account.disconnect', {})).code).toBe('account_has_open_charges');
    expect((await till.call('account.status', {})).account?.connection).toBe('expiring');
  });
});

describe('a permission that is refused', () => {
  test.each(['orders', 'intents'] as const)(
    'at the create of %s leaves the charge waiting, and it is made after reconnecting',
    async (gateway) => {
      const till = await start();
      await connectBy(till, 'token');
      await till.call('account.openShop', { shop: 'account' });
      await till.call('till.setCharging', { gateway, printsOnTerminal: false });
      const wanted = await wantedCharge(till);
      const allow = till.point.faults.inject({ fault: { kind: 'unauthorized' }, times: 10_000 });
      const { chargeId } = await till.call('charging.start', wanted);
      await till.advance(3_000);
      expect(await till.call('charging.get', { chargeId })).toMatchObject({ isFinal: false });
      allow();
      await connectBy(till, 'client_credentials');
      await till.advance(15_000);
      expect(await till.call('charging.get', { chargeId })).toMatchObject({
        state: 'processed',
        saleNumber: 1,
      });
      expect(till.point.truth()).toHaveLength(1);
    },
  );

  test('at a refund leaves the refund waiting, and it is made after reconnecting', async () => {
    const till = await start();
    await connectBy(till, 'token');
    await till.call('account.openShop', { shop: 'account' });
    const { chargeId, amountMinor } = await sellOnce(till);
    const allow = till.point.faults.inject({ fault: { kind: 'unauthorized' }, times: 10_000 });
    const refund = { chargeId, amountMinor, approver: 'Ana', role: 'owner' as const, reason: 'prueba' };
    await till.call('charging.refund', refund);
    await till.advance(3_000);
    allow();
    await connectBy(till, 'client_credentials');
    await till.advance(30_000);
    expect((await till.call('charging.refunds', { chargeId })).refundedMinor).toBe(amountMinor);
    expect(till.point.truth()).toMatchObject([{ refundedMinor: amountMinor }]);
  });

  test('by one route alone does not stop the others', async () => {
    const till = await start();
    await connectBy(till, 'token');
    await till.call('account.openShop', { shop: 'account' });
    till.point.faults.inject({ route: 'pos.list', fault: { kind: 'unauthorized' }, times: 5 });
    expect((await till.refusal('places.list', {})).code).toBe('point_unauthorized');
    expect((await sellOnce(till)).saleNumber).toBe(1);
  });

  test('for having ended while the machine slept is renewed by the next charge', async () => {
    const till = await start();
    await connectBy(till, 'client_credentials');
    await till.call('account.openShop', { shop: 'account' });
    const ms = 7 * 60 * 60_000;
    till.pointClock.advance(ms);
    till.clock.jumpTo(till.clock.nowMs() + ms);
    expect((await till.call('till.status', {})).account?.connection).toBe('expired');
    expect((await sellOnce(till)).saleNumber).toBe(1);
  });
});

describe('while the till waits for the browser', () => {
  const begin = async (redirectPort: number) => {
    const till = await start({ redirectPort });
    const { loopbackRedirectUri: redirectUri } = await till.call('account.status', {});
    till.point.setApplication({ redirectUris: [redirectUri] });
    const { clientId, clientSecret } = till.point.application;
    const input = { clientId, clientSecret, redirectUri };
    const { authorization } = await till.call('account.beginAuthorization', input);
    return { till, input, url: authorization?.url ?? '' };
  };
  /** Sends a request line as it is. */
  const raw = (port: number, target: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const headers = { host: `127.0.0.1:${port}` };
      requestHttp({ port, host: '127.0.0.1', path: target, headers, timeout: 2_000 }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      })
        .on('timeout', () => {
          reject(new Error('nobody answered'));
        })
        .on('error', reject)
        .end();
    });

  test.each(['//[', '//evil.example/mostrador?code=1', 'http://evil.example/mostrador?code=1', '/[', '*'])(
    'a request for %j is turned away and harms nothing',
    async (target) => {
      const { till } = await begin(47_941);
      expect(await raw(47_941, target)).toBe(404);
      expect((await till.call('account.status', {})).authorizationProblem).toBeNull();
    },
  );

  test('what anybody could send is not said of the account', async () => {
    const { till } = await begin(47_942);
    await fetch('http://127.0.0.1:47942/mostrador?code=x&state=y');
    await fetch('http://127.0.0.1:47942/mostrador');
    expect(await till.call('account.status', {})).toMatchObject({ authorizationProblem: null });
    expect((await till.call('account.status', {})).authorization).not.toBeNull();
  });

  test('a second way ends the first, and only one listens', async () => {
    const { till, input } = await begin(47_943);
    await Promise.all([
      till.call('account.beginAuthorization', input),
      till.call('account.beginAuthorization', input),
    ]);
    expect((await till.call('account.status', {})).authorization?.isListening).toBe(true);
    await till.call('account.cancelAuthorization', {});
    await expect(fetch('http://127.0.0.1:47943/mostrador')).rejects.toThrow();
  });

  test('the same address read twice is exchanged once, and both read that it is done', async () => {
    const { till, url } = await begin(47_944);
    const address = await authorizeInBrowser(till, url);
    const pages = await Promise.all([fetch(address), fetch(address)]);
    const texts = await Promise.all(pages.map((page) => page.text()));
    expect(new Set(texts).size).toBe(1);
    expect(till.point.requests().filter(({ route }) => route === 'oauth.token')).toHaveLength(1);
    expect(await till.call('account.status', {})).toMatchObject({
      account: { connection: 'connected' },
      authorizationProblem: null,
    });
  });

  test('a callback and a pasted address are one exchange', async () => {
    const { till, url } = await begin(47_945);
    const address = await authorizeInBrowser(till, url);
    const pasted = till.send('account.finishAuthorization', { requestId: crypto.randomUUID(), address });
    // Whichever comes second may find nobody listening any more.
    await Promise.allSettled([fetch(address), pasted]);
    expect(till.point.requests().filter(({ route }) => route === 'oauth.token')).toHaveLength(1);
    expect((await till.call('account.status', {})).account?.connection).toBe('connected');
  });

  test('half an hour later nobody listens, and the till says that it took too long', async () => {
    const { till } = await begin(47_946);
    await till.advance(31 * 60_000, 31 * 60_000);
    await expect(fetch('http://127.0.0.1:47946/mostrador')).rejects.toThrow();
    expect(await till.call('account.status', {})).toMatchObject({
      authorization: null,
      authorizationProblem: 'expired',
    });
  });

  test('a connection that says nothing does not keep the port when the till closes', async () => {
    const { till, input } = await begin(47_947);
    const idle = connectTcp({ port: 47_947, host: '127.0.0.1' });
    idle.on('error', () => undefined);
    await new Promise((resolve) => idle.once('connect', resolve));
    await till.restart();
    const { authorization } = await till.call('account.beginAuthorization', input);
    expect(authorization?.isListening).toBe(true);
    idle.destroy();
  });
});
