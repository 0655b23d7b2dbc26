import { afterEach, beforeEach, expect } from 'vitest';
import { NO_OPTIONS } from '#app/domain/charge-options.ts';
import { SITES, type SiteId } from '#app/domain/site.ts';
import type { PointAnswer } from '#main/point/answer.ts';
import { fixedToken } from '#main/point/credentials.ts';
import type { Gateway, OrderPlace, PaidPlace, PointOrder } from '#main/point/gateway.ts';
import { createPointHttp, type PointHttp } from '#main/point/point-http.ts';
import {
  createManualClock,
  startSimulator,
  type CustomerPlan,
  type ManualClock,
  type RouteName,
  type Simulator,
  type SimulatorOptions,
} from '#main/simulator/simulator.ts';

export interface GatewayUnderTest {
  readonly create: (http: PointHttp) => Gateway;
  readonly createRoute: RouteName;
  readonly readRoute: RouteName;
  readonly cancelRoute: RouteName;
  /** How the API says that the terminal is busy, is another account's, and cannot be cancelled on. */
  readonly codes: { readonly busy: string; readonly foreign: string; readonly uncancellable: string };
}

export type PaidCharge = PaidPlace & { readonly paymentId: string | null };

export const MINUTE_MS = 60_000;
/** Fetched by the terminal, paid, and confirmed. */
export const DONE_MS = 6_000;

/** A simulator of the site under a clock that the test moves, anew for each test, with the gateway over HTTP. */
export interface GatewayBench {
  readonly subject: GatewayUnderTest;
  readonly site: (typeof SITES)[SiteId];
  readonly point: () => Simulator;
  readonly gateway: () => Gateway;
  readonly advance: (ms: number) => void;
  readonly nowMs: () => number;
  /** Starts another simulator in place of this test's. */
  readonly reopen: (options: Partial<SimulatorOptions>) => Promise<void>;
  /** Uses another token from here on. */
  readonly useToken: (accessToken: string) => void;
  readonly terminalId: () => string;
  readonly bodyOf: (amountMinor?: number, externalReference?: string) => string;
  readonly send: (body?: string, key?: string) => Promise<PointAnswer<PointOrder>>;
  /** Creates a charge that must be accepted. */
  readonly charged: (amountMinor?: number, externalReference?: string, key?: string) => Promise<OrderPlace>;
  /** Reads a charge a second later: intents may be read once a second. */
  readonly read: (place: OrderPlace) => Promise<PointOrder>;
  /** A charge `ms` after its creation, with a customer who does this. */
  readonly after: (plan: CustomerPlan, ms: number) => Promise<PointOrder>;
  readonly paid: () => Promise<PaidCharge>;
  readonly refund: (
    place: PaidCharge,
    amountMinor: number | null,
    key: string,
  ) => ReturnType<Gateway['refundOrder']>;
}

/** Must be called where tests are described: it opens before each of them and closes after it. */
export function gatewayBench(subject: GatewayUnderTest, siteId: SiteId): GatewayBench {
  const site = SITES[siteId];
  const { currency } = site;
  let clock: ManualClock;
  let point: Simulator;
  let gateway: Gateway;

  const useToken = (accessToken: string): void => {
    gateway = subject.create(
      createPointHttp({ baseUrl: point.url, credentials: fixedToken(() => accessToken) }),
    );
  };
  const open = async (options: Partial<SimulatorOptions> = {}): Promise<void> => {
    clock = createManualClock();
    point = await startSimulator({ site: siteId, clock, ...options });
    useToken(point.accessToken);
  };
  beforeEach(() => open());
  afterEach(() => point.close());

  const terminalId = (): string => point.terminals[0] ?? '';
  const bodyOf: GatewayBench['bodyOf'] = (amountMinor = 15_000, externalReference = 'charge-1') =>
    gateway.orderBody({
      externalReference,
      terminalId: terminalId(),
      amountMinor,
      currency,
      expiresAfterMs: 5 * MINUTE_MS,
      options: NO_OPTIONS,
    });
  const send: GatewayBench['send'] = (body = bodyOf(), key = 'key-1') =>
    gateway.createOrder(body, key, { terminalId: terminalId(), currency });
  const charged: GatewayBench['charged'] = async (amountMinor, externalReference, key) => {
    const { observed } = valueOf(await send(bodyOf(amountMinor, externalReference), key));
    return { orderId: observed.orderId, terminalId: terminalId(), currency };
  };
  const read: GatewayBench['read'] = async (place) => {
    clock.advance(1_000);
    return valueOf(await gateway.getOrder(place));
  };
  return {
    subject,
    site,
    point: () => point,
    gateway: () => gateway,
    advance: (ms) => {
      clock.advance(ms);
    },
    nowMs: () => clock.nowMs(),
    reopen: async (options) => {
      await point.close();
      await open(options);
    },
    useToken,
    terminalId,
    bodyOf,
    send,
    charged,
    read,
    after: async (plan, ms) => {
      point.setCustomer(plan);
      const place = await charged();
      clock.advance(ms);
      return read(place);
    },
    paid: async () => {
      const place = await charged();
      clock.advance(DONE_MS);
      const { observed } = await read(place);
      expect(observed.status).toBe('processed');
      return { ...place, paymentReference: observed.paymentReference, paymentId: observed.paymentId };
    },
    refund: (place, amountMinor, key) => {
      const { paymentId } = place;
      return gateway.refundOrder(place, gateway.refundBody({ amountMinor, currency, paymentId }), key);
    },
  };
}

/** The value of an answer that must be one. */
export function valueOf<Value>(answer: PointAnswer<Value>): Value {
  if (answer.kind !== 'ok') throw new Error(`not answered: ${JSON.stringify(answer)}`);
  return answer.value;
}
