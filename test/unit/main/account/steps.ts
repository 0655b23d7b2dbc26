import { NO_OPTIONS } from '#app/domain/charge-options.ts';
import type { ChargeView } from '#app/contract/charging.ts';
import type { AccountTill } from '#test/fakes/account-till.ts';

export type ConnectWay = 'token' | 'authorization' | 'client_credentials';

/** Connects the simulator's account in one of the three ways. */
export async function connectBy(till: AccountTill, way: ConnectWay): Promise<void> {
  const { clientId, clientSecret } = till.point.application;
  switch (way) {
    case 'token':
      await till.call('account.connectToken', { accessToken: till.point.accessToken });
      return;
    case 'client_credentials':
      await till.call('account.connectClientCredentials', { clientId, clientSecret });
      return;
    case 'authorization': {
      const redirectUri = 'https://tienda.example/vuelta';
      till.point.setApplication({ redirectUris: [redirectUri], requiresPkce: true });
      const begun = await till.call('account.beginAuthorization', { clientId, clientSecret, redirectUri });
      const address = await authorizeInBrowser(till, begun.authorization?.url ?? '');
      await till.call('account.finishAuthorization', { address });
      return;
    }
  }
}

/** Answers Mercado Pago's page as the owner does. The address that the browser is led to. */
export async function authorizeInBrowser(
  till: AccountTill,
  url: string,
  decision: 'allow' | 'deny' = 'allow',
): Promise<string> {
  const me = await fetch(`${till.point.url}/users/me`, {
    headers: { authorization: `Bearer ${till.point.accessToken}` },
  });
  const user: unknown = await me.json();
  const id = typeof user === 'object' && user !== null && 'id' in user ? String(user.id) : '';
  const answer = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ decision, user_id: id }).toString(),
  });
  const location = answer.headers.get('location');
  if (location === null) throw new Error(`the page led nowhere: ${answer.status} ${await answer.text()}`);
  return location;
}

/** Puts a product on the shelf, opens the shift and fills the basket, as far as that has not been done. */
export async function fillBasket(
  till: AccountTill,
): Promise<{ readonly saleId: string; readonly totalMinor: number }> {
  const { shift, productCount } = await till.call('till.status', {});
  if (productCount === 0) {
    const csv = 'código;descripción;rubro;precio;iva;stock\r\n00123;Café Del Puerto;Almacén;4599,90;21;1000';
    const preview = await till.call('catalogue.preview', {
      fileName: 'stock.csv',
      contentBase64: Buffer.from(csv).toString('base64'),
    });
    await till.call('catalogue.import', { importId: preview.importId });
  }
  if (shift === null) await till.call('shift.open', { floatMinor: 100_00 });
  const { saleId } = await till.call('basket.current', {});
  return till.call('basket.add', { saleId, product: { code: '00123' }, quantityMilli: 1_000 });
}

/** A basket with something in it, as a charge of it is asked for. */
export async function wantedCharge(till: AccountTill) {
  const { saleId, totalMinor } = await fillBasket(till);
  const terminalId = till.point.terminals[0] ?? '';
  return { saleId, amountMinor: totalMinor, terminalId, options: NO_OPTIONS, isRepeatMeant: true };
}

/** Charges one sale on the account's first terminal; to its end unless told to stop at the start. */
export async function sellOnce(
  till: AccountTill,
  until: 'paid' | 'only_start' = 'paid',
): Promise<ChargeView> {
  const started = await till.call('charging.start', await wantedCharge(till));
  if (until === 'only_start') return started;
  for (let round = 0; round < 30; round += 1) {
    await till.advance(1_000);
    const charge = await till.call('charging.get', { chargeId: started.chargeId });
    if (charge.saleNumber !== null) return charge;
  }
  throw new Error('the charge was not paid');
}
