import type { PointRequest } from '#main/point/point-http.ts';

/** Looks at when requests are sent: the acquirer is asked as often as was promised, and not before the time it asked for. */
export interface PaceWatch {
  sent(run: object, request: PointRequest): void;
  answered(run: object, request: PointRequest, retryAfterSeconds: number): void;
}

const MINUTE_MS = 60_000;
/** Thirty are promised; somebody in a hurry, a wake and a network that comes back each make one more. */
const MOST_IN_A_MINUTE = 45;

export function createPaceWatch(parts: {
  readonly nowMs: () => number;
  /** Of the till's clock: a clock that is set changes what it thinks it must wait for. */
  readonly wallMs: () => number;
  /** How often the disk has failed: when that happens while the answer is noted, the till forgets what it was told. */
  readonly diskFaults: () => number;
  readonly accuse: (what: string) => void;
}): PaceWatch {
  const runs = new WeakMap<object, { sentAtMs: Map<string, number[]>; notBefore: Map<string, NotBefore> }>();
  const of = (run: object) => {
    let known = runs.get(run);
    if (known === undefined) {
      known = { sentAtMs: new Map(), notBefore: new Map() };
      runs.set(run, known);
    }
    return known;
  };
  return {
    sent: (run, request) => {
      const { sentAtMs, notBefore } = of(run);
      const nowMs = parts.nowMs();
      const name = nameOf(request);
      // Lists are read for many charges at a time.
      if (request.path.includes('?')) return;
      const recent = (sentAtMs.get(name) ?? []).filter((atMs) => atMs > nowMs - MINUTE_MS);
      recent.push(nowMs);
      sentAtMs.set(name, recent);
      if (recent.length > MOST_IN_A_MINUTE)
        parts.accuse(`${name} was asked more than ${String(MOST_IN_A_MINUTE)} times in a minute`);
      const limit = notBefore.get(name);
      if (limit === undefined || request.method !== 'POST') return;
      const isUndisturbed =
        parts.wallMs() - nowMs === limit.clockOffsetMs && parts.diskFaults() === limit.diskFaults;
      if (isUndisturbed && nowMs < limit.atMs) {
        parts.accuse(
          `${name} was sent ${String(limit.atMs - nowMs)} ms before the time the acquirer asked for`,
        );
      }
    },
    answered: (run, request, retryAfterSeconds) => {
      const { notBefore } = of(run);
      const nowMs = parts.nowMs();
      if (retryAfterSeconds === 0) notBefore.delete(nameOf(request));
      else {
        notBefore.set(nameOf(request), {
          atMs: nowMs + retryAfterSeconds * 1000,
          clockOffsetMs: parts.wallMs() - nowMs,
          diskFaults: parts.diskFaults(),
        });
      }
    },
  };
}

interface NotBefore {
  readonly atMs: number;
  readonly clockOffsetMs: number;
  readonly diskFaults: number;
}

/** One request and its repetitions: what has no key is known by its reference. */
function nameOf({ method, path, headers, body }: PointRequest): string {
  const reference = /"external_reference":"([^"]*)"/.exec(body ?? '')?.[1] ?? '';
  return `${method} ${path} ${headers?.['x-idempotency-key'] ?? reference}`;
}
