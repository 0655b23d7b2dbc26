import { describe, expect, it } from 'vitest';
import { parseErrorEnvelope } from '#main/point/error-envelope.ts';

describe('an error envelope', () => {
  it('is cut to what is kept, and anything else is none', () => {
    expect(parseErrorEnvelope({ code: 'x'.repeat(500) })?.code).toHaveLength(200);
    for (const other of [{}, [], { errors: [] }, { code: 5.5 }, { message: 'no code' }, null]) {
      expect(parseErrorEnvelope(other)).toBeUndefined();
    }
  });

  it.each([
    { code: 'unauthorized', message: 'user not found' },
    { status: 409, error: '2205', message: 'queued', cause: [] },
    { status: 409, error: '2205', message: 'queued', cause: null },
    { error: 'x', message: 'y', cause: 'z' },
    { error: 'x', message: 'y', cause: [null, 'text', {}, { description: 'without a code' }] },
    { error: 'x', message: 'y', cause: [{ code: 'x', description: 'y' }] },
    { errors: [{ code: 'a', message: 'b' }] },
    { errors: [{ code: 'a', message: 'b', details: [] }] },
    { errors: [{ code: 'a' }] },
  ])('that says one thing has no causes: %j', (json) => {
    expect(parseErrorEnvelope(json)).toEqual({
      code: expect.any(String),
      message: expect.any(String),
    });
  });

  it.each([
    [
      { status: 400, error: 'BAD', message: 'm', cause: [{ code: 'A', description: 'a' }, { code: 2 }] },
      [
        { code: 'A', description: 'a' },
        { code: '2', description: '' },
      ],
    ],
    [
      { errors: [{ code: 'A', message: 'a' }, { code: 'B' }] },
      [
        { code: 'A', description: 'a' },
        { code: 'B', description: '' },
      ],
    ],
    [
      { errors: [{ code: 'A', message: 'a', details: ['first', 'second'] }] },
      [{ code: 'A', description: 'a first second' }],
    ],
    [{ error: 'A', message: 'x'.repeat(9_000) }, [{ code: 'A', description: 'x'.repeat(9_000) }]],
  ])('that says more has all of it: %j', (json, causes) => {
    expect(parseErrorEnvelope(json)?.causes).toEqual(causes);
  });

  it('has as much of it as anybody reads', () => {
    const cause = Array.from({ length: 5_000 }, () => ({
      code: 'c'.repeat(300),
      description: 'd'.repeat(20_000),
    }));
    const read = parseErrorEnvelope({ error: 'x', message: 'y', cause });
    expect(read?.causes).toHaveLength(20);
    expect(read?.causes?.[0]).toEqual({ code: 'c'.repeat(200), description: 'd'.repeat(16_000) });
  });
});
