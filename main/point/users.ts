import { z } from 'zod';
import type { PointAnswer } from './answer.ts';
import { notAnswered } from './not-answered.ts';
import type { PointHttp } from './point-http.ts';
import { wireId } from './wire-id.ts';

/** Whose a token is. */
export interface PointUser {
  readonly userId: string;
  /** For people to tell accounts apart; the user id where the account has none. */
  readonly nickname: string;
  /** `MLA`, `MLB`, …: may be of a country that the till does not know. */
  readonly siteId: string;
  /** By the account's tags: prefixes of tokens vary. */
  readonly isTest: boolean;
}

const MAX_NICKNAME = 100;

const Me = z.object({
  id: wireId,
  nickname: z.string().nullish().catch(null),
  site_id: z.string().regex(/^[A-Z]{3}$/),
  // Without them nobody knows whether what is charged is money.
  tags: z.array(z.string()),
});

/** `GET /users/me` (Point API, Credentials). */
export async function whoIs(http: PointHttp): Promise<PointAnswer<PointUser>> {
  const answer = await http({ method: 'GET', path: '/users/me' });
  if (answer.kind !== 'ok') return answer;
  const me = Me.safeParse(answer.value).data;
  if (me === undefined) return notAnswered('unexpected_shape', answer.requestId);
  const nickname = (me.nickname ?? '').trim().slice(0, MAX_NICKNAME);
  const user: PointUser = {
    userId: me.id,
    nickname: nickname === '' ? me.id : nickname,
    siteId: me.site_id,
    isTest: me.tags.includes('test_user'),
  };
  return { ...answer, value: user };
}
