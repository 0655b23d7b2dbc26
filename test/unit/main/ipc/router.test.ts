import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract, type Handlers } from '#app/contract/contract.ts';
import { ERROR_CODES, TillError } from '#app/contract/errors.ts';
import { createEventHub } from '#main/ipc/event-hub.ts';
import { createRouter, type Router } from '#main/ipc/router.ts';
import { createFakeIds } from '#test/fakes/fake-ids.ts';
import { createMemoryLog } from '#test/fakes/memory-log.ts';

const METHODS = Object.keys(contract);

function routerWith(handlers: Partial<Handlers>): {
  readonly call: Router;
  readonly log: ReturnType<typeof createMemoryLog>;
  readonly calls: string[];
} {
  const log = createMemoryLog();
  const calls: string[] = [];
  const all = Object.fromEntries(
    METHODS.map((method) => [
      method,
      () => {
        calls.push(method);
        throw new TillError('basket_empty');
      },
    ]),
  );
  const call = createRouter({
    handlers: () => ({ ...all, ...handlers }) as Handlers,
    clock: { nowMs: () => 0 },
    ids: createFakeIds(),
    log,
  });
  return { call, log, calls };
}

describe('the router', () => {
  it('answers a value through its output schema', async () => {
    const { call } = routerWith({ 'catalogue.summary': () => ({ productCount: 3 }) });
    await expect(call('catalogue.summary', {})).resolves.toEqual({ ok: true, value: { productCount: 3 } });
  });

  it.each([
    ['__proto__'],
    ['constructor'],
    ['toString'],
    ['till.nothing'],
    [''],
    [undefined],
    [7],
    [{}],
    [['till.status']],
  ])('knows no method %j', async (method) => {
    const { call, calls } = routerWith({});
    await expect(call(method, {})).resolves.toMatchObject({ ok: false, error: { code: 'unknown_method' } });
    expect(calls).toEqual([]);
  });

  it('refuses an input with a field too many, too few or of another type, and names it', async () => {
    const { call, calls } = routerWith({});
    const good = { requestId: randomUUID(), floatMinor: 100 };
    const { requestId } = good;
    for (const bad of [
      { ...good, extra: 1 },
      { requestId },
      { ...good, floatMinor: '100' },
      { ...good, floatMinor: 1.5 },
      { ...good, floatMinor: -1 },
      { ...good, floatMinor: 2 ** 53 },
      null,
      'text',
      [],
    ]) {
      await expect(call('shift.open', bad)).resolves.toMatchObject({
        ok: false,
        error: { code: 'invalid_input' },
      });
    }
    await expect(call('shift.open', { ...good, floatMinor: -1 })).resolves.toMatchObject({
      error: { params: { path: 'floatMinor' } },
    });
    expect(calls).toEqual([]);
  });

  it('turns an error that can happen into its code and values', async () => {
    const { call } = routerWith({
      'day.read': () => {
        throw new TillError('amount_below_minimum', { minMinor: 1500 });
      },
    });
    await expect(call('day.read', {})).resolves.toEqual({
      ok: false,
      error: {
        code: 'amount_below_minimum',
        params: { minMinor: 1500 },
        isRetryable: false,
        incidentId: null,
      },
    });
  });

  it('answers what it did not foresee with an incident number that is in the log, and nothing else of it', async () => {
    const { call, log } = routerWith({
      'day.read': () => {
        throw new Error('secret detail at /home/somebody');
      },
    });
    const answer = await call('day.read', {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal', isRetryable: true } });
    expect(JSON.stringify(answer)).not.toContain('secret');
    const incidentId = answer.ok ? null : answer.error.incidentId;
    expect(log.lines.some((line) => line.level === 'error' && line.fields.incidentId === incidentId)).toBe(
      true,
    );
  });

  it('lets no field out that the output schema does not name', async () => {
    const leaking = { productCount: 3, accessToken: 'secret' };
    const { call } = routerWith({ 'catalogue.summary': () => leaking });
    const answer = await call('catalogue.summary', {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('survives anything at all as method and input', async () => {
    const { call, calls } = routerWith({});
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(...METHODS), fc.string()),
        fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withMap: true }),
        async (method, input) => {
          const answer = await call(method, input);
          expect(answer.ok).toBe(false);
          if (!answer.ok) expect(ERROR_CODES).toContain(answer.error.code);
        },
      ),
      { numRuns: 2_000 },
    );
    // Only reads without fields can be reached by chance.
    expect(calls.every((method) => contract[method as keyof typeof contract].kind === 'query')).toBe(true);
  });
});

describe('the contract', () => {
  it('has a requestId in every command and in no query', () => {
    for (const [name, method] of Object.entries(contract)) {
      expect(Object.hasOwn(method.input.shape, 'requestId'), name).toBe(method.kind === 'command');
    }
  });

  it('has strict objects for input', () => {
    for (const [name, method] of Object.entries(contract)) {
      const json = z.toJSONSchema(method.input, { io: 'input' });
      expect(json.additionalProperties, name).toBe(false);
    }
  });

  it('has no output that could carry a credential', () => {
    const keys = Object.values(contract).flatMap(
      (method) =>
        JSON.stringify(z.toJSONSchema(method.output, { io: 'output' })).match(/"[A-Za-z]+":/g) ?? [],
    );
    expect(keys.length).toBeGreaterThan(100);
    expect(keys.filter((key) => /token|secret|password|credential/i.test(key))).toEqual([]);
  });
});

describe('events', () => {
  it('are numbered without gaps, and a listener that throws is told no more', () => {
    const errors: unknown[] = [];
    const hub = createEventHub((error) => errors.push(error));
    const seen: number[] = [];
    const stop = hub.subscribe((event) => seen.push(event.seq));
    hub.subscribe(() => {
      throw new Error('broken listener');
    });
    hub.publish('basket');
    hub.publish('charge', ['c']);
    stop();
    hub.publish('day');
    expect(seen).toEqual([1, 2]);
    expect(errors).toHaveLength(1);
    expect(hub.lastSeq()).toBe(3);
  });
});
