import type { Route } from '../route.ts';
import { Site, SITES } from '../site.ts';

/** `GET /users/me`: whose token it is; `tags` has `test_user` for a test account. */
export const getMe: Route<'users.me'> = {
  name: 'users.me',
  method: 'GET',
  path: '/users/me',
  isIdempotent: false,
  takesJson: false,
  handle: ({ site }, { account }) => {
    const siteId = account.siteId ?? site;
    const known = Site.safeParse(siteId);
    const body = {
      id: Number(account.userId),
      nickname: `${account.isTest ? 'TESTUSER' : 'TIENDA'}${account.userId}`,
      site_id: siteId,
      ...(known.success ? { country_id: SITES[known.data].countryId } : {}),
      user_type: 'normal',
      tags: account.isTest ? ['normal', 'test_user'] : ['normal'],
      status: { site_status: 'active' },
    };
    return { answer: { status: 200, body } };
  },
};
