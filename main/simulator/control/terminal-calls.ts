import { z } from 'zod';

import { CustomerPlan } from '../customer.ts';
import { Card } from '../device/card.ts';
import { IllegalOrderEvent } from '../order-machine.ts';
import type { OrderRecord } from '../order.ts';
import { OperatingMode, runningMode, type TerminalRecord } from '../terminal.ts';
import { notFound, notNow, ok } from './answers.ts';
import { callWith, type ControlCall, type ControlParts } from './control-call.ts';
import { TerminalKey } from './terminal-keys.ts';

const Keys = z.strictObject({
  keys: z.array(TerminalKey).min(1).max(100).describe('Pressed one after the other.'),
  card: Card.exactOptional().describe('The card of tap_card, insert_card and swipe_card.'),
});

const Change = z.strictObject({
  isOnline: z.boolean().exactOptional(),
  operatingMode: OperatingMode.exactOptional().describe('Chosen on the device: it takes effect at once.'),
  software: z.enum(['current', 'old']).exactOptional(),
  hasPaper: z.boolean().exactOptional(),
  isMenuOpen: z.boolean().exactOptional(),
  posId: z
    .int()
    .nullable()
    .exactOptional()
    .describe('The point of sale chosen on the device; the three belong together.'),
  storeId: z.string().nullable().exactOptional(),
  externalPosId: z.string().nullable().exactOptional(),
});

/** What happens to the charge on a terminal, without the keys one would have to press for it. */
const ChargeAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('pick_up') }).describe('The terminal fetches the charge now.'),
  z
    .strictObject({ act: z.literal('present_card'), plan: CustomerPlan.exactOptional() })
    .describe(
      'A card is presented now; the issuer answers in its own time. The customer’s plan when none is given.',
    ),
  z
    .strictObject({ act: z.literal('decide'), outcome: CustomerPlan })
    .describe('The charge has this outcome at once.'),
  z.strictObject({ act: z.literal('cancel') }).describe('The customer cancels on the terminal.'),
]);

const LateApproval = z.strictObject({ orderId: z.string() });

export const TERMINAL_CALLS: readonly ControlCall[] = [
  {
    method: 'GET',
    path: '/terminals',
    does: 'Lists every terminal of both accounts, with its screen and the charge on it.',
    run: (parts) =>
      ok({ terminals: [...parts.cloud.store.terminals.values()].map((each) => show(parts, each)) }),
  },
  {
    method: 'GET',
    path: '/terminals/{terminal_id}',
    does: 'Shows one terminal.',
    run: (parts, { params }) => withTerminal(parts, params, (terminal) => ok(show(parts, terminal))),
  },
  callWith({
    method: 'PATCH',
    path: '/terminals/{terminal_id}',
    does: 'Changes connection, mode, software, paper or menu, as a hand on the device would.',
    body: Change,
    run: (parts, { params, body }) =>
      withTerminal(parts, params, (terminal) => {
        parts.cloud.world.setTerminal(terminal.id, body);
        return ok(show(parts, terminal));
      }),
  }),
  callWith({
    method: 'POST',
    path: '/terminals/{terminal_id}/keys',
    does: 'Presses keys, and tells what is on the screen afterwards. A key without a meaning there does nothing.',
    body: Keys,
    run: (parts, { params, body }) =>
      withTerminal(parts, params, (terminal) => {
        for (const key of body.keys) parts.devices.press(terminal.id, key, body.card);
        return ok(show(parts, terminal));
      }),
  }),
  callWith({
    method: 'POST',
    path: '/terminals/{terminal_id}/charge',
    does: 'Makes something happen to the charge on the terminal.',
    body: ChargeAct,
    run: (parts, { params, body }) =>
      withTerminal(parts, params, (terminal) => {
        const charge = chargeOn(parts, terminal.id);
        if (charge === undefined) return notNow('There is no charge on the terminal.');
        return legally(() => act(parts, charge, body)) ?? ok(show(parts, terminal));
      }),
  }),
  callWith({
    method: 'POST',
    path: '/late-approvals',
    does: 'Approves a charge that was expired or canceled: seen in the field, in no document.',
    body: LateApproval,
    run: ({ cloud }, { body }) => {
      if (!cloud.store.orders.has(body.orderId)) return notFound('charge');
      return legally(() => cloud.world.approveLate(body.orderId)) ?? ok({ orderId: body.orderId });
    },
  }),
];

function act({ cloud, director }: ControlParts, charge: OrderRecord, body: z.infer<typeof ChargeAct>): void {
  const { world } = cloud;
  switch (body.act) {
    case 'pick_up':
      return world.pickUp(charge.id);
    case 'present_card':
      return world.payWith(charge.id, body.plan ?? director.planFor(charge));
    case 'decide':
      return body.outcome.kind === 'walks_away' ? undefined : world.decide(charge.id, body.outcome);
    case 'cancel':
      return world.decide(charge.id, { kind: 'cancels_on_terminal' });
  }
}

/** The refusal of what the state of the charge does not allow; undefined when it was done. */
function legally(change: () => void) {
  try {
    change();
    return undefined;
  } catch (error) {
    if (error instanceof IllegalOrderEvent) return notNow(error.message);
    throw error;
  }
}

function withTerminal(
  { cloud }: ControlParts,
  params: Readonly<Record<string, string>>,
  run: (terminal: TerminalRecord) => ReturnType<ControlCall['run']>,
): ReturnType<ControlCall['run']> {
  const terminal = cloud.store.terminals.get(params.terminal_id ?? '');
  return terminal === undefined ? notFound('terminal') : run(terminal);
}

function chargeOn({ cloud }: ControlParts, terminalId: string): OrderRecord | undefined {
  cloud.world.settle();
  return cloud.store.liveOrders().find((order) => order.terminalId === terminalId);
}

function show(parts: ControlParts, { id }: TerminalRecord): Record<string, unknown> {
  const charge = chargeOn(parts, id);
  const terminal = parts.cloud.store.terminals.get(id);
  if (terminal === undefined) return {};
  return {
    ...terminal,
    runningMode: runningMode(terminal),
    charge:
      charge === undefined ? null : { id: charge.id, status: charge.status, amountMinor: charge.amountMinor },
    look: parts.devices.look(id),
  };
}
