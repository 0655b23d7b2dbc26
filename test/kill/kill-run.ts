import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { NO_OPTIONS } from '#app/domain/charge-options.ts';
import { startSimulator, type CustomerPlan, type Simulator } from '#main/simulator/simulator.ts';
import { createSeeded, type Seeded } from '#test/simulation/seeded.ts';
import { findBroken } from './kill-invariants.ts';
import { startTill, type TillClient } from './till-client.ts';

export interface KillRun {
  readonly kills: number;
  readonly starts: number;
  readonly acknowledgedSales: number;
  readonly orders: number;
  readonly refundsAsked: number;
  /** Sales that were left unpaid, as the till had answered. */
  readonly captured: number;
  /** Sentences; empty when every invariant holds. */
  readonly broken: readonly string[];
}

/** What the till had answered before it was killed: it must be there for ever. */
interface Acknowledged {
  readonly sales: Set<string>;
  readonly charges: Set<string>;
  /** Deferrals, of sales left unpaid. */
  readonly deferrals: Set<string>;
  refundsAsked: number;
}

/** Simulated time runs this much faster, so that a payment takes a second; the till's own clock is the machine's. */
const POINT_SPEED = 8;
const CATALOGUE =
  'codigo;nombre;categoria;precio;iva;stock\n1;Yerba;Almacén;1850,25;21;9000\n2;Pan;Panadería;640,10;10,5;9000\n';
/** How long the last start is left alone to bring everything to its end. */
const SETTLE_MS = 90_000;

/**
 * Sells on a real till process against a simulator over HTTP and kills the process at random, with `kill -9`, for `seconds`.
 * Then lets the till bring everything to its end, and compares the ledger's file with what was acknowledged and with what the
 * acquirer knows. The seed decides what the cashier, the customers, the network and the killer do; when it happens to the
 * process, the machine does.
 */
export async function runKills(seed: string, seconds: number, say: (line: string) => void): Promise<KillRun> {
  const chance = createSeeded(seed);
  const folder = mkdtempSync(join(tmpdir(), 'mostrador-kills-'));
  const rendererDir = join(folder, 'renderer');
  mkdirSync(rendererDir);
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>till</title>');
  const point = await startSimulator({ site: 'MLA', speed: POINT_SPEED });
  const args = [join(folder, 'till'), rendererDir, point.url, point.accessToken, ...point.terminals];
  const acknowledged: Acknowledged = {
    sales: new Set(),
    charges: new Set(),
    deferrals: new Set(),
    refundsAsked: 0,
  };
  const endAtMs = Date.now() + seconds * 1_000;
  let kills = 0;
  let starts = 0;
  try {
    while (Date.now() < endAtMs) {
      const till = await startTill(args);
      starts += 1;
      if (till === undefined) continue;
      const lifeMs = chance.int(100, 4_000);
      const killer = delay(Math.min(lifeMs, Math.max(200, endAtMs - Date.now()))).then(() => till.kill());
      await sellUntilKilled(till, point, chance.fork(`life-${starts}`), acknowledged);
      await killer;
      kills += 1;
      if (kills % 10 === 0) say(`${kills} kills, ${acknowledged.sales.size} sales acknowledged`);
    }
    point.faults.clear();
    const till = await startTill(args);
    if (till === undefined) throw new Error('the till does not start any more');
    starts += 1;
    await untilSettled(till);
    await till.kill();
    return {
      kills,
      starts,
      acknowledgedSales: acknowledged.sales.size,
      orders: point.truth().length,
      refundsAsked: acknowledged.refundsAsked,
      captured: acknowledged.deferrals.size,
      broken: findBroken(join(folder, 'till', 'practice', 'ledger-MLA.sqlite'), acknowledged, point.truth()),
    };
  } finally {
    await point.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function sellUntilKilled(
  till: TillClient,
  point: Simulator,
  chance: Seeded,
  acknowledged: Acknowledged,
): Promise<void> {
  const status = await untilRecovered(till);
  if (status === undefined) return;
  if (status.productCount === 0) await importGoods(till);
  if (status.shift === null)
    await till.call('shift.open', { requestId: randomUUID(), floatMinor: 10_000_00 });
  while (!till.hasEnded()) {
    disturb(point, chance);
    const sale = await fillBasket(till, chance);
    if (sale === undefined) {
      await delay(20);
      continue;
    }
    const way = chance.next();
    if (way < 0.3) await payCash(till, sale, acknowledged);
    else if (way < 0.5) await leaveUnpaid(till, sale, acknowledged);
    else await payByCard(till, point, sale, chance, acknowledged);
    if (chance.isTrue(0.25)) await collect(till, point, chance, acknowledged);
  }
}

async function untilRecovered(till: TillClient) {
  while (!till.hasEnded()) {
    const status = await till.call('till.status', {});
    if (status !== undefined && !status.isRecovering) return status;
    await delay(20);
  }
  return undefined;
}

async function importGoods(till: TillClient): Promise<void> {
  const preview = await till.call('catalogue.preview', {
    fileName: 'goods.csv',
    contentBase64: Buffer.from(CATALOGUE).toString('base64'),
  });
  if (preview === undefined) return;
  await till.call('catalogue.import', { requestId: randomUUID(), importId: preview.importId });
}

interface OpenSale {
  readonly saleId: string;
  readonly totalMinor: number;
}

/** Puts something into the current basket; holds it first when a charge locks it. */
async function fillBasket(till: TillClient, chance: Seeded): Promise<OpenSale | undefined> {
  const current = await till.call('basket.current', {});
  if (current === undefined) return undefined;
  if (current.status === 'charging') {
    await till.call('basket.hold', { requestId: randomUUID(), saleId: current.saleId });
    return undefined;
  }
  const product = { code: chance.isTrue(0.5) ? '1' : '2' };
  const quantityMilli = chance.int(1, 4) * 1_000;
  return till.call('basket.add', { requestId: randomUUID(), saleId: current.saleId, product, quantityMilli });
}

async function payCash(till: TillClient, sale: OpenSale, acknowledged: Acknowledged): Promise<void> {
  const receipt = await till.call('selling.payCash', {
    requestId: randomUUID(),
    saleId: sale.saleId,
    totalMinor: sale.totalMinor,
    receivedMinor: sale.totalMinor,
  });
  if (receipt !== undefined) acknowledged.sales.add(receipt.saleId);
}

async function payByCard(
  till: TillClient,
  point: Simulator,
  sale: OpenSale,
  chance: Seeded,
  acknowledged: Acknowledged,
): Promise<void> {
  point.setCustomer(chance.pick(CUSTOMERS));
  const charge = await till.call('charging.start', {
    requestId: randomUUID(),
    saleId: sale.saleId,
    amountMinor: sale.totalMinor,
    terminalId: point.terminals[0] ?? '',
    options: NO_OPTIONS,
    isRepeatMeant: true,
  });
  if (charge === undefined) {
    // The terminal or the basket is held by a charge of a life before this one.
    await delay(100);
    return;
  }
  acknowledged.charges.add(charge.chargeId);
  await untilEnded(till, charge.chargeId, chance, acknowledged);
}

/** Looks at a charge until its money is booked or it has ended without any; cancels it now and then. */
async function untilEnded(
  till: TillClient,
  chargeId: string,
  chance: Seeded,
  acknowledged: Acknowledged,
): Promise<void> {
  const isCanceled = chance.isTrue(0.2);
  for (let look = 0; !till.hasEnded() && look < 60; look += 1) {
    const view = await till.call('charging.get', { chargeId });
    if (view === undefined) return;
    if (isCanceled && look === 3) {
      await till.call('charging.cancel', { requestId: randomUUID(), chargeId });
    }
    if (view.isFinal && view.saleNumber !== null) {
      acknowledged.sales.add(view.saleId);
      if (chance.isTrue(0.3)) await giveBack(till, view.chargeId, view.amountMinor, chance, acknowledged);
      return;
    }
    if (view.isFinal) return;
    await delay(100);
  }
}

async function leaveUnpaid(till: TillClient, sale: OpenSale, acknowledged: Acknowledged): Promise<void> {
  const captured = await till.call('deferrals.capture', {
    requestId: randomUUID(),
    saleId: sale.saleId,
    totalMinor: sale.totalMinor,
    customer: { name: 'Ana Prueba', contact: '', note: '' },
    promisedDate: null,
    approval: { approver: 'La dueña', role: 'owner', reason: 'La conozco' },
    slip: null,
  });
  if (captured === undefined) return;
  acknowledged.sales.add(captured.saleId);
  acknowledged.deferrals.add(captured.deferralId);
}

/** Charges whoever has owed longest, the whole or a part, or takes it in cash. */
async function collect(
  till: TillClient,
  point: Simulator,
  chance: Seeded,
  acknowledged: Acknowledged,
): Promise<void> {
  const open = await till.call('deferrals.list', { filter: 'open', text: '' });
  const first = open?.deferrals.at(0);
  if (first?.liveChargeId !== null) return;
  const { deferralId, owedMinor } = first;
  // Below the smallest amount of a card it is cash.
  const isPart = chance.isTrue(0.4) && owedMinor > 100_00;
  const amountMinor = isPart ? Math.floor(owedMinor / 2) : owedMinor;
  if (chance.isTrue(0.2)) {
    const paid = { requestId: randomUUID(), deferralId, amountMinor, receivedMinor: amountMinor };
    await till.call('deferrals.payCash', paid);
    return;
  }
  point.setCustomer(chance.pick(CUSTOMERS));
  const charge = await till.call('deferrals.charge', {
    requestId: randomUUID(),
    deferralId,
    amountMinor,
    terminalId: point.terminals[0] ?? '',
    options: NO_OPTIONS,
    isRepeatMeant: true,
  });
  if (charge === undefined) return;
  acknowledged.charges.add(charge.chargeId);
  await untilEnded(till, charge.chargeId, chance, acknowledged);
}

async function giveBack(
  till: TillClient,
  chargeId: string,
  amountMinor: number,
  chance: Seeded,
  acknowledged: Acknowledged,
): Promise<void> {
  const refund = await till.call('charging.refund', {
    requestId: randomUUID(),
    chargeId,
    amountMinor: chance.isTrue(0.5) ? amountMinor : chance.int(1, amountMinor),
    approver: 'La dueña',
    role: 'owner',
    reason: 'Devolución',
  });
  if (refund !== undefined) acknowledged.refundsAsked += 1;
}

const CUSTOMERS: readonly CustomerPlan[] = [
  { kind: 'pays' },
  { kind: 'pays' },
  { kind: 'pays' },
  { kind: 'declines', detail: 'insufficient_amount' },
  { kind: 'cancels_on_terminal' },
];

/** Now and then an answer is lost, late, or of a server in trouble. */
function disturb(point: Simulator, chance: Seeded): void {
  // One at a time: those of a life that has ended are not left for the next.
  point.faults.clear();
  if (!chance.isTrue(0.2)) return;
  const fault = chance.pick([
    { kind: 'drop_response' },
    { kind: 'drop_request' },
    { kind: 'empty_body' },
    { kind: 'status', status: 503, isCommitted: true },
  ] as const);
  // The till asks where it stands now and then: what goes wrong is to meet a charge.
  point.faults.inject({ route: 'orders.create', fault, times: 1 });
}

async function untilSettled(till: TillClient): Promise<void> {
  const endAtMs = Date.now() + SETTLE_MS;
  await untilRecovered(till);
  while (Date.now() < endAtMs) {
    const unresolved = await till.call('charging.unresolved', {});
    const report = await till.call('day.read', {});
    const isOpen = unresolved?.charges.some((charge) => !charge.isFinal) ?? true;
    if (!isOpen && report?.refundsUnderWay.count === 0) return;
    await delay(500);
  }
}
