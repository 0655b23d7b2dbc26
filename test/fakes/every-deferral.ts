import { randomUUID } from 'node:crypto';
import { asDeferralId } from '#app/domain/deferral.ts';
import { findLastLink } from '#main/ledger/payment-links.ts';
import { capture, chargeDeferral, type Shop } from './shop.ts';

const APPROVAL = { approver: 'La dueña', role: 'owner' as const, reason: 'Lo sé' };

/** Captures a sale for every way a deferral can end, and ends each that way. Every table of deferrals has a row afterwards. */
export async function everyDeferral(shop: Shop): Promise<void> {
  const { deferrals } = shop.run();
  const id = (): string => randomUUID();
  const terminalId = shop.point.terminals[0] ?? '';

  const charged = capture(shop, { promisedDate: '2027-01-01' });
  chargeDeferral(shop, charged, 8_000_00);
  await shop.advance(10_000);
  deferrals.payCash({
    requestId: id(),
    deferralId: charged.deferralId,
    amountMinor: 100_00,
    receivedMinor: 200_00,
  });
  deferrals.payOther({
    requestId: id(),
    deferralId: charged.deferralId,
    amountMinor: 100_00,
    method: 'transfer',
    reference: 'CVU 1',
  });
  deferrals.writeOff({ requestId: id(), deferralId: charged.deferralId, approval: APPROVAL });
  deferrals.erase({ requestId: id(), deferralId: charged.deferralId, approval: APPROVAL });

  const returned = capture(shop);
  deferrals.returnGoods({ requestId: id(), deferralId: returned.deferralId, approval: APPROVAL });

  shop.point.setTerminal(terminalId, { operatingMode: 'STANDALONE' });
  const taken = shop.point.payByHand(terminalId, returned.amountMinor);
  shop.point.setTerminal(terminalId, { operatingMode: 'PDV' });
  const slip = {
    terminalId,
    amountMinor: returned.amountMinor,
    lastDigits: '3704',
    authorizationCode: taken.authorizationCode ?? '',
  };
  const byHand = capture(shop, { slip: { ...slip, authorizationCode: 'NONE' } });
  deferrals.withdrawByHand({ requestId: id(), deferralId: byHand.deferralId, approval: APPROVAL });
  deferrals.takeByHand({ requestId: id(), deferralId: byHand.deferralId, slip });
  const searched = deferrals.searchByHand({ requestId: id(), deferralId: byHand.deferralId });
  await shop.settle();
  await searched;

  const byLink = capture(shop);
  const made = deferrals.makeLink({ requestId: id(), deferralId: byLink.deferralId });
  await shop.settle();
  await made;
  const link = findLastLink(shop.run().ledger.db, asDeferralId(byLink.deferralId));
  shop.point.payPreference(link?.preferenceId ?? '');
  const closed = deferrals.closeLink({ requestId: id(), deferralId: byLink.deferralId });
  await shop.settle();
  await closed;
}
