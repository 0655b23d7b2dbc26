import { createHmac } from 'node:crypto';

import type { Answers } from './open-questions.ts';

/**
 * The value of `X-Signature`: `ts` and the HMAC-SHA256, in hexadecimal, of `id:…;request-id:…;ts:…;` under the
 * application's secret (Point API, Notifications). Casing and unit follow the open questions.
 */
export function signatureOf(
  signed: {
    readonly secret: string;
    readonly dataId: string;
    readonly requestId: string;
    readonly atMs: number;
  },
  answers: Answers,
): string {
  const { secret, dataId, requestId, atMs } = signed;
  const ts =
    answers('signatureTimestamp') === 'milliseconds' ? String(atMs) : String(Math.floor(atMs / 1_000));
  const manifest = `id:${idAsSigned(dataId, answers)};request-id:${requestId};ts:${ts};`;
  return `ts=${ts},v1=${createHmac('sha256', secret).update(manifest).digest('hex')}`;
}

function idAsSigned(dataId: string, answers: Answers): string {
  const reading = answers('signatureCasing');
  switch (reading) {
    case 'as_is':
      return dataId;
    case 'lower_case':
      return dataId.toLowerCase();
    case 'neither':
      // Nobody knows what was signed: nothing a receiver could guess.
      return `${dataId}?`;
  }
}
