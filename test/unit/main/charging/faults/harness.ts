import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { expect, vi } from 'vitest';
import type { ChargeView } from '#app/contract/charging.ts';
import { NO_OPTIONS } from '#app/domain/charge-options.ts';
import type { Account } from '#app/domain/posting.ts';
import type { Ledger } from '#main/ledger/ledger.ts';
import { verifyLedger } from '#main/ledger/verify.ts';
import type { RequestEntry, RouteName, TruthOrder } from '#main/simulator/simulator.ts';
import { openShop, stockAndOpen, type Shop, type ShopOptions } from '#test/fakes/shop.ts';

export const TOTAL_MINOR = 8_300_40;
export const HOUR_MS = 60 * 60_000;
export const DAY_MS = 24 * HOUR_MS;

/** A shop with goods on its shelf and an open shift. */
export async function openStocked(options: ShopOptions = {}): Promise<Shop> {
  const shop = await openShop(options);
  stockAndOpen(shop);
  return shop;
}

/** Closes the shop, and expects that everything its ledger claims holds. */
export async function closeSound(shop: Shop): Promise<void> {
  const result = verifyLedger(shop.run().ledger.db);
  await shop.close();
  expect(result).toMatchObject({ ok: true });
}

export function read(shop: Shop, charge: ChargeView): ChargeView {
  return shop.run().charging.get({ chargeId: charge.chargeId });
}

export function cancel(shop: Shop, charge: ChargeView): ChargeView {
  return shop.run().charging.cancel({ requestId: randomUUID(), chargeId: charge.chargeId });
}

/** Charges the current basket as it is. */
export function chargeBasket(
  shop: Shop,
  change: {
    readonly terminalId?: string | undefined;
    readonly isRepeatMeant?: boolean;
    readonly requestId?: string;
  } = {},
): ChargeView {
  const { saleId, totalMinor } = shop.run().baskets.current();
  return shop.run().charging.start({
    requestId: change.requestId ?? randomUUID(),
    saleId,
    amountMinor: totalMinor,
    terminalId: change.terminalId ?? shop.point.terminals[0] ?? '',
    options: NO_OPTIONS,
    isRepeatMeant: change.isRepeatMeant ?? true,
  });
}

export function payCash(shop: Shop): void {
  const { saleId, totalMinor } = shop.run().baskets.current();
  shop.run().selling.payCash({ requestId: randomUUID(), saleId, totalMinor, receivedMinor: totalMinor });
}

/** An owner ends the charge on what the terminal shows. */
export function settleByEvidence(
  shop: Shop,
  charge: ChargeView,
  outcome: 'charged' | 'not_charged',
): ChargeView {
  return shop.run().charging.settle({
    requestId: randomUUID(),
    chargeId: charge.chargeId,
    outcome,
    approver: 'La dueña',
    role: 'owner',
    reason: 'Lo dice la terminal',
    reference: outcome === 'charged' ? '004512' : '',
  });
}

export function closeDay(shop: Shop, countedMinor = 10_000_00, acceptsUnresolved = true) {
  return shop.run().days.close({ requestId: randomUUID(), countedMinor, acceptsUnresolved });
}

export function balance(shop: Shop, account: Account): number {
  const result = verifyLedger(shop.run().ledger.db);
  return result.ok ? result.balances[account] : Number.NaN;
}

/** Both sides in three figures: orders at the acquirer, what it took and kept, and what the ledger says it owes the shop. */
export function sides(shop: Shop): {
  readonly orders: number;
  readonly takenMinor: number;
  readonly bookedMinor: number;
} {
  const truth = shop.point.truth();
  const kept = (order: TruthOrder): number => order.chargedMinor - order.refundedMinor;
  return {
    orders: truth.length,
    takenMinor: truth.reduce((sum, order) => sum + kept(order), 0),
    bookedMinor: balance(shop, 'card_receivable'),
  };
}

/** One order, paid once and booked once. */
export const PAID_ONCE = { orders: 1, takenMinor: TOTAL_MINOR, bookedMinor: TOTAL_MINOR };

export function requestsTo(shop: Shop, route: RouteName): readonly RequestEntry[] {
  return shop.point.requests().filter((request) => request.route === route);
}

export function creates(shop: Shop): readonly RequestEntry[] {
  return requestsTo(shop, 'orders.create');
}

/** Every create was the same request: the charge's own key, the same bytes. */
export function expectOneRequestRepeated(shop: Shop, charge: ChargeView): void {
  expect(new Set(creates(shop).map((request) => request.idempotencyKey))).toEqual(new Set([charge.chargeId]));
  expect(new Set(creates(shop).map((request) => request.body)).size).toBe(1);
}

/** Moves both clocks at once: whoever sleeps wakes once. */
export async function leap(shop: Shop, ms: number): Promise<void> {
  await shop.settle();
  shop.pointClock.advance(ms);
  shop.clock.advance(ms);
  await shop.settle();
}

/** Many leaps: for spans in which somebody is asked now and then. */
export async function leapFor(shop: Shop, ms: number, stepMs: number): Promise<void> {
  for (let left = ms; left > 0; left -= stepMs) await leap(shop, Math.min(left, stepMs));
}

/** Lets the program run on, its requests left on the wire, until something holds. */
export async function turnUntil(holds: () => boolean): Promise<void> {
  await vi.waitUntil(holds, { timeout: 10_000, interval: 1 });
}

/** Takes up what the last run left open, and lets it ask about everything once. */
export async function recover(shop: Shop): Promise<void> {
  const recovered = shop.run().charging.recover();
  await shop.advance(2_000);
  await recovered;
}

/** Another program of the account asks the cloud. */
export async function askCloud(
  shop: Shop,
  path: string,
  key: string,
  body?: object,
): Promise<{ readonly status: number; readonly json: unknown }> {
  const answer = await fetch(`${shop.point.url}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${shop.point.accessToken}`,
      'content-type': 'application/json',
      'x-idempotency-key': key,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, json: await answer.json() };
}

/** An order on the shop's terminal that no till of this account sent. */
export function foreignOrder(shop: Shop, externalReference = 'another-till'): object {
  return {
    type: 'point',
    external_reference: externalReference,
    transactions: { payments: [{ amount: '20.00' }] },
    config: { point: { terminal_id: shop.point.terminals[0] ?? '' } },
  };
}

/** Where the program died. */
export interface Death {
  hasHappened(): boolean;
  /** Starts the till again on the file as it stood at that moment. */
  reopen(): Promise<void>;
}

/** Thrown where the program dies, so that nothing of it goes on. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** Something happens at the statements of a kind, in the middle of their transaction. Answers how to stop it. */
export function atStatement(
  shop: Shop,
  operation: 'INSERT' | 'UPDATE' | 'DELETE',
  table: string,
  act: () => void,
): () => void {
  const { db } = shop.run().ledger;
  const name = `fault_${operation.toLowerCase()}_${table}`;
  db.function(name, () => {
    act();
    return 0;
  });
  db.exec(`CREATE TEMP TRIGGER ${name} BEFORE ${operation} ON main.${table} BEGIN SELECT ${name}(); END`);
  return () => {
    if (db.open) db.exec(`DROP TRIGGER temp.${name}`);
  };
}

/** The program dies at the next such statement, before it is carried out. */
export function dieAt(shop: Shop, operation: 'INSERT' | 'UPDATE', table: string): Death {
  const image = imageOf(shop);
  // With hardly a cache, pages of the open transaction are in the log already when the program dies.
  shop.run().ledger.db.pragma('cache_size = 1');
  atStatement(shop, operation, table, () => {
    image.take();
    throw new Killed();
  });
  return image;
}

/** The program dies right after the first commit that makes `holds` true, before anybody is told. */
export function dieAfterCommit(shop: Shop, holds: () => boolean): Death {
  const image = imageOf(shop);
  const { ledger } = shop.run();
  const healthy = { ...ledger };
  const lastWords = <T>(result: T): T => {
    if (!image.hasHappened() && !holds()) return result;
    image.take();
    throw new Killed();
  };
  const mortal: Pick<Ledger, 'write' | 'once'> = {
    write: (work) => lastWords(healthy.write(work)),
    once: (request, work) => lastWords(healthy.once(request, work)),
  };
  Object.assign(ledger, mortal);
  return image;
}

function imageOf(shop: Shop): Death & { readonly take: () => void } {
  const suffixes = ['', '-wal'];
  let isTaken = false;
  return {
    hasHappened: () => isTaken,
    take: () => {
      if (isTaken) return;
      isTaken = true;
      for (const suffix of suffixes) {
        if (existsSync(shop.file + suffix)) copyFileSync(shop.file + suffix, `${shop.file}.image${suffix}`);
      }
    },
    reopen: async () => {
      expect(isTaken).toBe(true);
      await shop.crashAndReopen(() => {
        for (const suffix of [...suffixes, '-shm']) rmSync(shop.file + suffix, { force: true });
        for (const suffix of suffixes) {
          const image = `${shop.file}.image${suffix}`;
          if (existsSync(image)) copyFileSync(image, shop.file + suffix);
        }
      });
    },
  };
}
