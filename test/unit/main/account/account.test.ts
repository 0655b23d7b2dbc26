import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { SITES, type SiteId } from '#app/domain/site.ts';
import { openAccountTill, type AccountTill, type AccountTillOptions } from '#test/fakes/account-till.ts';
import { authorizeInBrowser, connectBy, sellOnce, wantedCharge, type ConnectWay } from './steps.ts';

const DAY_MS = 24 * 60 * 60_000;

let open: AccountTill | undefined;
async function start(options: AccountTillOptions = {}): Promise<AccountTill> {
  open = await openAccountTill(options);
  return open;
}
afterEach(async () => {
  await open?.close();
  open = undefined;
});

const COUNTRIES: readonly SiteId[] = ['MLA', 'MLB', 'MLM', 'MLC'];
const WAYS: readonly ConnectWay[] = ['token', 'authorization', 'client_credentials'];

describe('connecting', () => {
  test.each(COUNTRIES.flatMap((site) => WAYS.map((way) => [site, way] as const)))(
    'on %s by %s: the till says whose account it is, and opens its shop when told to',
    async (site, way) => {
      const till = await start({ site });
      await connectBy(till, way);
      const connected = await till.call('account.status', {});
      expect(connected).toMatchObject({
        mode: 'practice',
        account: { site, isTest: false, kind: way, connection: 'connected', renewalFailure: null },
        authorization: null,
        authorizationProblem: null,
      });
      const opened = await till.call('account.openShop', { shop: 'account' });
      expect(opened.mode).toBe('live');
      const status = await till.call('till.status', {});
      const { language, currency, timeZone, cardMinMinor } = SITES[site];
      expect(status).toMatchObject({
        ...{ mode: 'live', site, account: { userId: connected.account?.userId } },
        ...{ language, currency, timeZone, cardMinMinor },
      });
      const sold = await sellOnce(till);
      expect(sold.saleNumber).toBe(1);
      expect(till.point.truth()).toHaveLength(1);
    },
  );

  test('a token that Mercado Pago does not know connects nothing', async () => {
    const till = await start();
    const error = await till.refusal('account.connectToken', { accessToken: 'APP_USR-0000-not-a-token' });
    expect(error.code).toBe('account_token_refused');
    expect((await till.call('account.status', {})).account).toBeNull();
    expect(await till.secrets.read('account')).toBeNull();
  });

  test('a country the till cannot serve is refused by its code', async () => {
    const till = await start({ simulator: { foreignSiteId: 'MLU' } });
    const error = await till.refusal('account.connectToken', { accessToken: till.point.foreignAccessToken });
    expect(error).toMatchObject({ code: 'account_country_unsupported', params: { site: 'MLU' } });
    expect(await till.secrets.read('account')).toBeNull();
  });

  test('a test account is told by its tags and gets a ledger of its own kind', async () => {
    const till = await start({ simulator: { accountKind: 'test' } });
    const { account } = await till.call('account.connectToken', { accessToken: till.point.accessToken });
    expect(account).toMatchObject({ isTest: true });
    expect((await till.call('account.openShop', { shop: 'account' })).mode).toBe('test');
    const { ledgerFile } = await till.call('till.status', {});
    expect(ledgerFile).toBe(join(till.folder, 'test', `ledger-MLA-${account?.userId}.sqlite`));
  });

  test('without an answer it says why, and nothing is kept', async () => {
    const till = await start();
    till.point.faults.inject({ route: 'users.me', fault: { kind: 'html_page' } });
    const error = await till.refusal('account.connectToken', { accessToken: till.point.accessToken });
    expect(error).toMatchObject({ code: 'point_unreachable', params: { reason: 'not_json' } });
    expect(await till.secrets.read('account')).toBeNull();
  });

  test('wrong client data is told apart from a wrong code', async () => {
    const till = await start();
    const { clientId } = till.point.application;
    const wrong = { clientId, clientSecret: 'not-the-secret' };
    expect((await till.refusal('account.connectClientCredentials', wrong)).code).toBe(
      'account_client_refused',
    );
  });
});

describe('the way through Mercado Pago’s page', () => {
  const begin = async (till: AccountTill, redirectUri = 'https://tienda.example/vuelta') => {
    till.point.setApplication({ redirectUris: [redirectUri], requiresPkce: true });
    const { clientId, clientSecret } = till.point.application;
    return till.call('account.beginAuthorization', { clientId, clientSecret, redirectUri });
  };

  test('opens the page with S256 and a state, and shows the address', async () => {
    const till = await start();
    const { authorization } = await begin(till);
    const url = new URL(authorization?.url ?? '');
    expect(till.opened).toEqual([url.href]);
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    expect(url.searchParams.get('state')?.length).toBeGreaterThanOrEqual(22);
    expect(url.href).not.toContain(till.point.application.clientSecret);
    expect(authorization?.isListening).toBe(false);
  });

  test('another state connects nothing, and the right address still does', async () => {
    const till = await start();
    const { authorization } = await begin(till);
    const address = new URL(await authorizeInBrowser(till, authorization?.url ?? ''));
    const right = address.href;
    address.searchParams.set('state', 'somebody-else');
    const error = await till.refusal('account.finishAuthorization', { address: address.href });
    expect(error.code).toBe('authorization_state_wrong');
    await till.call('account.finishAuthorization', { address: right });
    expect((await till.call('account.status', {})).account).toMatchObject({ kind: 'authorization' });
  });

  test('a person who says no is told so', async () => {
    const till = await start();
    const { authorization } = await begin(till);
    const address = await authorizeInBrowser(till, authorization?.url ?? '', 'deny');
    expect((await till.refusal('account.finishAuthorization', { address })).code).toBe(
      'authorization_denied',
    );
  });

  test.each(['not an address', 'https://tienda.example/vuelta', 'https://tienda.example/vuelta?state=1'])(
    'the address %j says nothing, and the way stays open',
    async (address) => {
      const till = await start();
      await begin(till);
      expect((await till.refusal('account.finishAuthorization', { address })).code).toBe(
        'authorization_address_wrong',
      );
      expect((await till.call('account.status', {})).authorization).not.toBeNull();
    },
  );

  test('a code is good once: what comes of it ends the way', async () => {
    const till = await start();
    const { authorization } = await begin(till);
    const address = new URL(await authorizeInBrowser(till, authorization?.url ?? ''));
    address.searchParams.set('code', 'TG-0000-1');
    const error = await till.refusal('account.finishAuthorization', { address: address.href });
    expect(error.code).toBe('authorization_code_refused');
    expect((await till.call('account.status', {})).authorization).toBeNull();
    expect((await till.refusal('account.finishAuthorization', { address: address.href })).code).toBe(
      'authorization_not_running',
    );
  });

  test('half an hour later it is over', async () => {
    const till = await start();
    const { authorization } = await begin(till);
    const address = await authorizeInBrowser(till, authorization?.url ?? '');
    till.clock.jumpTo(till.clock.nowMs() + 31 * 60_000);
    expect((await till.refusal('account.finishAuthorization', { address })).code).toBe(
      'authorization_not_running',
    );
  });

  test.each(['ftp://tienda.example/x', 'http://tienda.example/x', 'tienda', 'https://a:b@tienda.example/'])(
    'a return address like %j is refused before anything is opened',
    async (redirectUri) => {
      const till = await start();
      const { clientId, clientSecret } = till.point.application;
      const input = { clientId, clientSecret, redirectUri };
      expect((await till.refusal('account.beginAuthorization', input)).code).toBe('redirect_uri_wrong');
      expect(till.opened).toEqual([]);
    },
  );

  test('with the loopback address the browser comes back by itself and reads what came of it', async () => {
    const till = await start({ redirectPort: 47_931 });
    const { loopbackRedirectUri } = await till.call('account.status', {});
    const { authorization } = await begin(till, loopbackRedirectUri);
    expect(authorization?.isListening).toBe(true);
    const address = await authorizeInBrowser(till, authorization?.url ?? '');
    const foreign = await fetch(address.replace('127.0.0.1', 'localhost'));
    expect(foreign.status).toBe(404);
    const page = await fetch(address);
    expect(page.status).toBe(200);
    const text = await page.text();
    expect(text).toContain('Mostrador');
    expect(text).not.toContain(new URL(address).searchParams.get('code'));
    expect((await till.call('account.status', {})).account).toMatchObject({ kind: 'authorization' });
    await expect(fetch(address)).rejects.toThrow();
  });

  test('a way back that fails is said on the till', async () => {
    const till = await start({ redirectPort: 47_932 });
    const { loopbackRedirectUri } = await till.call('account.status', {});
    const { authorization } = await begin(till, loopbackRedirectUri);
    const address = await authorizeInBrowser(till, authorization?.url ?? '', 'deny');
    await fetch(address);
    expect((await till.call('account.status', {})).authorizationProblem).toBe('denied');
  });
});

describe('practice and money', () => {
  test('are in ledgers of their own, and only a person goes from one to the other', async () => {
    const till = await start();
    await connectBy(till, 'token');
    await till.call('account.openShop', { shop: 'account' });
    await sellOnce(till);
    await till.restart();
    const live = await till.call('till.status', {});
    expect(live.mode).toBe('live');
    expect((await till.call('selling.recent', { limit: 10 })).sales).toHaveLength(1);
    await till.call('account.openShop', { shop: 'practice' });
    expect((await till.call('selling.recent', { limit: 10 })).sales).toHaveLength(0);
    expect((await till.call('till.status', {})).ledgerFile).toBe(
      join(till.folder, 'practice', 'ledger-MLA.sqlite'),
    );
    expect(existsSync(live.ledgerFile)).toBe(true);
    expect(till.events.filter(({ topic, ids }) => topic === 'account' && ids[0] === 'shop')).toHaveLength(2);
  });

  test('a shop with a charge under way is not left', async () => {
    const till = await start({ simulator: { pace: { pickUpMs: 'manual', decideMs: 'manual' } } });
    await connectBy(till, 'token');
    await till.call('account.openShop', { shop: 'account' });
    await sellOnce(till, 'only_start');
    await till.advance(2_000);
    for (const call of [
      () => till.refusal('account.openShop', { shop: 'practice' }),
      () => till.refusal('account.disconnect', {}),
    ]) {
      expect((await call()).code).toBe('account_has_open_charges');
    }
    expect((await till.call('till.status', {})).mode).toBe('live');
  });

  test('another account is refused while one’s shop is open, and the same one may come again', async () => {
    const till = await start();
    await connectBy(till, 'token');
    await till.call('account.openShop', { shop: 'account' });
    const foreign = { accessToken: till.point.foreignAccessToken };
    expect((await till.refusal('account.connectToken', foreign)).code).toBe('account_is_other');
    await connectBy(till, 'client_credentials');
    expect((await till.call('account.status', {})).account?.kind).toBe('client_credentials');
  });

  test('disconnecting forgets the permission, keeps the ledger and goes back to practice', async () => {
    const till = await start();
    await connectBy(till, 'token');
    await till.call('account.openShop', { shop: 'account' });
    await sellOnce(till);
    const { ledgerFile } = await till.call('till.status', {});
    const after = await till.call('account.disconnect', {});
    expect(after).toMatchObject({ mode: 'practice', account: null });
    expect(await till.secrets.read('account')).toBeNull();
    await connectBy(till, 'token');
    await till.call('account.openShop', { shop: 'account' });
    expect((await till.call('till.status', {})).ledgerFile).toBe(ledgerFile);
    expect((await till.call('selling.recent', { limit: 10 })).sales).toHaveLength(1);
  });

  test.each(['orders', 'intents'] as const)(
    'what test credentials charge with %s is no money in a live ledger',
    async (gateway) => {
      const till = await start({ simulator: { accountKind: 'test' } });
      // A seller's own test token: the account says nothing of being a test.
      till.point.faults.inject({
        route: 'users.me',
        fault: { kind: 'altered_body', members: { tags: ['normal'] } },
        times: 10,
      });
      await connectBy(till, 'token');
      expect((await till.call('account.openShop', { shop: 'account' })).mode).toBe('live');
      await till.call('till.setCharging', { gateway, printsOnTerminal: false });
      const { chargeId } = await sellOnce(till, 'only_start');
      await till.advance(15_000);
      expect(await till.call('charging.get', { chargeId })).toMatchObject({
        state: 'quarantined',
        contradiction: { field: 'mode', expected: 'live', got: 'test' },
      });
      expect((await till.call('selling.recent', { limit: 10 })).sales).toHaveLength(0);
    },
  );
});

describe('a permission that ends', () => {
  test('is renewed after 120 of its 180 days, and the charge of the 121st is paid', async () => {
    const till = await start();
    await connectBy(till, 'authorization');
    await till.call('account.openShop', { shop: 'account' });
    const before = await till.secrets.read('account');
    await till.advance(119 * DAY_MS, 7 * DAY_MS);
    expect(await till.secrets.read('account')).toBe(before);
    await till.advance(2 * DAY_MS, 4 * 60 * 60_000);
    expect(await till.secrets.read('account')).not.toBe(before);
    const { account } = await till.call('account.status', {});
    expect(account?.connection).toBe('connected');
    expect((account?.expiresAtMs ?? 0) - till.clock.nowMs()).toBeGreaterThan(178 * DAY_MS);
    expect((await sellOnce(till)).saleNumber).toBe(1);
  });

  test('of six hours goes on for days by itself', async () => {
    const till = await start();
    await connectBy(till, 'client_credentials');
    await till.call('account.openShop', { shop: 'account' });
    await till.advance(2 * DAY_MS, 30 * 60_000);
    expect((await till.call('account.status', {})).account?.connection).toBe('connected');
    expect((await sellOnce(till)).saleNumber).toBe(1);
    const grants = till.point.requests().filter((each) => each.route === 'oauth.token');
    expect(grants.length).toBeGreaterThanOrEqual(11);
    expect(grants.length).toBeLessThanOrEqual(20);
  });

  test('says for weeks that it cannot be renewed, before it does', async () => {
    const till = await start();
    await connectBy(till, 'authorization');
    await till.call('account.openShop', { shop: 'account' });
    till.point.faults.inject({
      route: 'oauth.token',
      fault: { kind: 'status', status: 500 },
      times: 100_000,
    });
    await till.advance(121 * DAY_MS, 3 * DAY_MS);
    const failed = await till.call('account.status', {});
    expect(failed.account).toMatchObject({
      connection: 'connected',
      renewalFailure: { reason: 'unreachable' },
    });
    await till.advance(53 * DAY_MS, 2 * DAY_MS);
    expect((await till.call('account.status', {})).account?.connection).toBe('expiring');
    await till.advance(7 * DAY_MS, DAY_MS);
    expect((await till.call('account.status', {})).account?.connection).toBe('expired');
    expect((await till.refusal('charging.start', await wantedCharge(till))).code).toBe(
      'account_not_connected',
    );
  });

  test('revoked between create and approval: the charge waits, the owner reconnects, it goes on', async () => {
    const till = await start({ simulator: { pace: { pickUpMs: 500, decideMs: 'manual' } } });
    await connectBy(till, 'token');
    await till.call('account.openShop', { shop: 'account' });
    const { chargeId } = await sellOnce(till, 'only_start');
    await till.advance(2_000);
    const revoked = till.point.faults.inject({ fault: { kind: 'unauthorized' }, times: 100_000 });
    await till.advance(5_000);
    expect(await till.call('charging.get', { chargeId })).toMatchObject({
      isFinal: false,
      isUnreachable: true,
    });
    expect((await till.call('till.status', {})).account?.connection).toBe('rejected');
    const [order] = till.point.truth();
    till.point.presentCard(order?.id ?? '');
    till.point.decide(order?.id ?? '', { kind: 'pays' });
    await till.advance(5_000);
    expect((await till.call('charging.get', { chargeId })).isFinal).toBe(false);
    revoked();
    await connectBy(till, 'client_credentials');
    await till.advance(3_000);
    expect(await till.call('charging.get', { chargeId })).toMatchObject({
      state: 'processed',
      saleNumber: 1,
    });
    expect(till.point.truth()).toHaveLength(1);
  });

  test('refused for a moment: the same token is believed again by itself', async () => {
    const till = await start();
    await connectBy(till, 'token');
    await till.call('account.openShop', { shop: 'account' });
    // What the shop asks by itself when it opens has its answer.
    await till.advance(0);
    const glitch = till.point.faults.inject({ fault: { kind: 'unauthorized' }, times: 100_000 });
    expect((await till.refusal('terminals.list', {})).code).toBe('point_unauthorized');
    expect((await till.call('till.status', {})).account?.connection).toBe('rejected');
    glitch();
    await till.advance(5 * 60_000, 10_000);
    expect((await till.call('till.status', {})).account?.connection).toBe('connected');
  });

  test('that ended between create and approval is renewed on the way, and the payment is seen', async () => {
    const till = await start({ simulator: { pace: { pickUpMs: 500, decideMs: 'manual' } } });
    await connectBy(till, 'client_credentials');
    await till.call('account.openShop', { shop: 'account' });
    // The till's clock stands still meanwhile: it does not know that the six hours are over.
    till.pointClock.advance(6 * 60 * 60_000 - 3_000);
    const { chargeId } = await sellOnce(till, 'only_start');
    await till.advance(5_000);
    const [order] = till.point.truth();
    till.point.presentCard(order?.id ?? '');
    till.point.decide(order?.id ?? '', { kind: 'pays' });
    await till.advance(5_000);
    expect(await till.call('charging.get', { chargeId })).toMatchObject({
      state: 'processed',
      saleNumber: 1,
    });
    expect((await till.call('account.status', {})).account?.connection).toBe('connected');
  });
});

describe('a clock that is wrong', () => {
  test('by a day is said, and right again is not', async () => {
    const till = await start();
    // Answers carry the date of this machine.
    till.clock.jumpTo(Date.now() + DAY_MS);
    await connectBy(till, 'token');
    const { clockOffMs } = await till.call('account.status', {});
    expect(Math.round((clockOffMs ?? 0) / 60_000)).toBe(24 * 60);
    till.clock.jumpTo(Date.now());
    await connectBy(till, 'token');
    expect((await till.call('account.status', {})).clockOffMs).toBeNull();
  });
});

describe('after a restart', () => {
  test.each(WAYS)('the kept permission of %s is used, and the shop charges', async (way) => {
    const till = await start();
    await connectBy(till, way);
    await till.call('account.openShop', { shop: 'account' });
    await till.restart();
    expect((await till.call('till.status', {})).account?.connection).toBe('connected');
    expect((await sellOnce(till)).saleNumber).toBe(1);
    expect(till.log.lines.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  test('without the kept permission the shop opens, cash is sold, and cards say what is missing', async () => {
    const till = await start();
    await connectBy(till, 'token');
    await till.call('account.openShop', { shop: 'account' });
    await till.secrets.delete('account');
    await till.restart();
    const status = await till.call('till.status', {});
    expect(status).toMatchObject({ mode: 'live', account: { connection: 'missing' } });
    const unpaid = await wantedCharge(till);
    expect((await till.refusal('charging.start', unpaid)).code).toBe('account_not_connected');
    const { saleId, amountMinor } = unpaid;
    const receipt = await till.call('selling.payCash', {
      saleId,
      totalMinor: amountMinor,
      receivedMinor: amountMinor,
    });
    expect(receipt.number).toBe(1);
    await connectBy(till, 'token');
    expect((await till.call('till.status', {})).account?.connection).toBe('connected');
  });
});
