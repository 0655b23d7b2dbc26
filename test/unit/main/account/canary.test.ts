import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '#app/contract/contract.ts';
import { createMemorySecrets } from '#main/host/memory-secrets.ts';
import { openLog } from '#main/host/log.ts';
import { openAccountTill, type AccountTill } from '#test/fakes/account-till.ts';
import { authorizeInBrowser, connectBy, sellOnce } from './steps.ts';

let open: AccountTill | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

/** Everything below a folder, as bytes that are searched as text. */
function filesBelow(folder: string): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path, text: readFileSync(path, 'latin1') }));
}

test('what gives access is in no file, log, event, reply or export, whatever was done and whatever failed', async () => {
  const memory = createMemorySecrets('browser_host');
  const everWritten: string[] = [];
  const till = await openAccountTill({
    redirectPort: 47_933,
    secrets: {
      ...memory,
      write: (name, value) => {
        everWritten.push(value);
        return memory.write(name, value);
      },
    },
  });
  open = till;
  const { clientId, clientSecret } = till.point.application;
  const secrets = new Set([till.point.accessToken, clientSecret, till.point.foreignAccessToken]);
  const noteKept = (value: string): void => {
    const kept = z
      .object({ credentials: z.looseObject({ accessToken: z.string(), refreshToken: z.string().nullish() }) })
      .safeParse(JSON.parse(value)).data;
    if (kept === undefined) return;
    secrets.add(kept.credentials.accessToken);
    if (typeof kept.credentials.refreshToken === 'string') secrets.add(kept.credentials.refreshToken);
  };

  // Every way in, with everything that can go wrong on it.
  for (const fault of [
    { kind: 'unauthorized' },
    { kind: 'html_page' },
    { kind: 'redirect', location: 'http://portal.example/' },
    { kind: 'truncated_body' },
    { kind: 'drop_response' },
    { kind: 'oversized_body' },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 403 },
  ] as const) {
    till.point.faults.inject({ route: 'users.me', fault });
    await till.refusal('account.connectToken', { accessToken: till.point.accessToken });
    till.point.faults.inject({ route: 'oauth.token', fault });
    await till.refusal('account.connectClientCredentials', { clientId, clientSecret });
    till.point.faults.clear();
  }
  for (const accessToken of [`${till.point.accessToken}\r\nx: y`, `${till.point.accessToken} again`]) {
    await till.refusal('account.connectToken', { accessToken });
  }
  const { loopbackRedirectUri } = await till.call('account.status', {});
  till.point.setApplication({ redirectUris: [loopbackRedirectUri] });
  const begun = await till.call('account.beginAuthorization', {
    clientId,
    clientSecret,
    redirectUri: loopbackRedirectUri,
  });
  const address = await authorizeInBrowser(till, begun.authorization?.url ?? '');
  secrets.add(new URL(address).searchParams.get('code') ?? '');
  expect(await (await fetch(address)).text()).not.toContain(clientSecret);
  await connectBy(till, 'client_credentials');
  await till.call('account.openShop', { shop: 'account' });
  const sold = await sellOnce(till);
  till.point.faults.inject({ fault: { kind: 'unauthorized' }, times: 6 });
  await till.refusal('terminals.list', {});
  await till.refusal('places.list', {});
  till.point.faults.clear();
  await till.advance(5 * 60_000, 30_000);
  await till.refusal('account.connectToken', { accessToken: till.point.foreignAccessToken });
  await till.refusal('places.createPos', { storeId: '1', name: 'ñ' });
  const [terminalId = ''] = till.point.terminals;
  await till.call('terminals.testCharge', { terminalId });
  await till.advance(20_000);
  const { chargeId, amountMinor } = sold;
  const refund = { chargeId, amountMinor, approver: 'Ana', role: 'owner' as const, reason: 'prueba' };
  till.point.faults.inject({ fault: { kind: 'unauthorized' }, times: 4 });
  await till.call('charging.refund', refund);
  await till.advance(20_000);
  // Renewals, with answers that are lost, cut and refused among them.
  for (const fault of [
    { kind: 'drop_response' },
    { kind: 'truncated_body' },
    { kind: 'status', status: 403 },
  ] as const)
    till.point.faults.inject({ route: 'oauth.token', fault });
  await till.advance(20 * 60 * 60_000, 30 * 60_000);
  for (const value of everWritten) noteKept(value);
  await till.call('charging.exportTimeline', { chargeId: sold.chargeId });
  await till.call('day.export', { zNumber: null, format: 'csv' });
  await till.call('day.export', { zNumber: null, format: 'json' });
  await till.call('account.openShop', { shop: 'practice' });
  await till.call('account.disconnect', {});
  await till.restart();

  secrets.delete('');
  expect(secrets.size).toBeGreaterThanOrEqual(6);
  // The log as a host would have written it.
  const log = openLog((await import('electron-log/node')).default, join(till.folder, 'logs'));
  for (const { level, message, fields } of till.log.lines) log[level](message, fields);

  const told = [
    ...filesBelow(till.folder),
    ...till.fileSaver.files.map((file) => ({
      path: file.fileName,
      text: Buffer.from(file.bytes).toString('latin1'),
    })),
    { path: 'log lines', text: JSON.stringify(till.log.lines) },
    { path: 'events', text: JSON.stringify(till.events) },
    { path: 'replies', text: till.replies.join('\n') },
    { path: 'settings', text: JSON.stringify(till.settings.get()) },
  ];
  expect(told.length).toBeGreaterThan(10);
  for (const { path, text } of told) {
    for (const secret of secrets) expect(text.includes(secret), `${path} holds a secret`).toBe(false);
  }
});

test('no output of the contract has a member that could carry what gives access', () => {
  const suspicious: string[] = [];
  const look = (path: string, schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null) return;
    for (const [name, value] of Object.entries(schema)) {
      const isMember = path.endsWith('.properties');
      if (isMember && /token|secret|password|credential|verifier|bearer|client/i.test(name)) {
        suspicious.push(`${path}.${name}`);
      }
      look(`${path}.${name}`, value);
    }
  };
  for (const [method, { output }] of Object.entries(contract)) {
    look(method, z.toJSONSchema(output, { unrepresentable: 'any' }));
  }
  expect(suspicious).toEqual([]);
  // The look finds what it looks for.
  look('proof', z.toJSONSchema(z.object({ deep: z.array(z.object({ accessToken: z.string() })) })));
  expect(suspicious).toEqual(['proof.properties.deep.items.properties.accessToken']);
});

test('every output is closed: what a handler adds by mistake does not leave the process', () => {
  const openObjects: string[] = [];
  const look = (path: string, schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null) return;
    if (
      'properties' in schema &&
      !('additionalProperties' in schema && schema.additionalProperties === false)
    ) {
      openObjects.push(path);
    }
    for (const [name, value] of Object.entries(schema)) look(`${path}.${name}`, value);
  };
  for (const [method, { output }] of Object.entries(contract)) {
    look(method, z.toJSONSchema(output, { unrepresentable: 'any', io: 'input' }));
  }
  expect(openObjects).toEqual([]);
});
