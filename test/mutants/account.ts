import { unit, type Hunt, type Mutant } from './mutant.ts';

const KEEPER = 'main/account/token-keeper.ts';
const SERVICE = 'main/account/account-service.ts';
const TILL = 'main/till.ts';
const inKeeper = (test: string): Hunt => unit('main/account/token-keeper.test.ts', test);
const inAccount = (test: string): Hunt => unit('main/account/account.test.ts', test);
const inTurns = (test: string): Hunt => unit('main/account/turns.test.ts', test);

function mistake(
  name: string,
  why: string,
  file: string,
  [find, replace]: readonly [string, string],
  hunt: Hunt,
): Mutant {
  return { name: `account: ${name}`, why, edits: [{ file, find, replace }], hunts: [hunt] };
}

/** Whose money it is, what gives access to it, and who may change that. */
export const ACCOUNT: readonly Mutant[] = [
  mistake(
    'credentials are handed to any account',
    'One shop’s charges are taken for another one’s account.',
    KEEPER,
    [
      'return held?.account.userId === account.userId && held.account.isTest === account.isTest;',
      'return held !== null && account.userId !== "";',
    ],
    inKeeper('another account gets none of them'),
  ),
  mistake(
    'a renewed token is used before it is written',
    'A crash leaves the key store with a refresh token that is used up.',
    KEEPER,
    [
      '    const isWritten = await write(next);\n    if (!isStill(before)) return false;\n',
      '    held = next;\n    const isWritten = await write(next);\n',
    ],
    inKeeper('is in the key store before the new token is used'),
  ),
  mistake(
    'one refused request is a revocation',
    'A fault of one route stops every card charge.',
    KEEPER,
    ["    isRejected = answer.kind === 'refused' ||", "    isRejected = answer.kind === 'ok' ||"],
    inKeeper('says nothing while Mercado Pago accepts the token elsewhere'),
  ),
  mistake(
    'what the key store says late is taken',
    'An account that was disconnected is connected again by itself.',
    KEEPER,
    ['if (generation !== begun || isStopped()) return;', 'if (isStopped()) return;'],
    inKeeper('however slow the key store answers'),
  ),
  mistake(
    'test credentials renew live ones',
    'From then on nothing that is charged is money.',
    'main/account/renewed-credentials.ts',
    [
      'grant.userId === account.userId && (grant.isLive !== false || account.isTest)',
      'grant.userId === account.userId',
    ],
    inKeeper('test credentials do not take the place of live ones'),
  ),
  mistake(
    'a renewal waits until the last day',
    'A till that is off for a month has lost its account.',
    'main/account/credentials.ts',
    ['(endMs - obtainedAtMs) / 3', '(endMs - obtainedAtMs) / 180'],
    inAccount('is renewed after 120 of its 180 days'),
  ),
  mistake(
    'the state that came back is not looked at',
    'Somebody else’s code connects somebody else’s account.',
    'main/account/authorization.ts',
    ["if (query.get('state') !== state) throw", "if (query.get('state') === '') throw"],
    inAccount('another state connects nothing'),
  ),
  mistake(
    'the code challenge is sent without its verifier',
    'PKCE protects nothing, or nobody can connect.',
    'main/point/oauth.ts',
    ['code_verifier: codeVerifier }', 'code_verifier: redirectUri }'],
    inAccount('another state connects nothing'),
  ),
  mistake(
    'another account is connected while one’s shop is open',
    'The shop’s charges cannot be asked about any more.',
    SERVICE,
    [
      'if (open !== null && !isSameAccount(open, account)) {',
      'if (open !== null && open.site !== account.site) {',
    ],
    inAccount('another account is refused while one’s shop is open'),
  ),
  mistake(
    'a test account counts as live',
    'Papers without value say nothing of it.',
    SERVICE,
    ['isTest: user.isTest || isTestGrant,', 'isTest: isTestGrant,'],
    inAccount('a test account is told by its tags'),
  ),
  mistake(
    'what test credentials charge is money',
    'Sales are paid by nobody.',
    'main/charging/read-answer.ts',
    ["if (mode === 'live' && order.isTest === true)", "if (mode === 'test' && order.isTest === false)"],
    inAccount('is no money in a live ledger'),
  ),
  mistake(
    'a shop with a charge under way is left',
    'Nobody asks whether the customer paid.',
    TILL,
    [
      'if (openAccount !== null && canAsk(connection()) && underWay > 0) {',
      'if (openAccount === null && underWay > 0) {',
    ],
    inAccount('a shop with a charge under way is not left'),
  ),
  mistake(
    'a permission that could not be renewed lets the shop be left',
    'It still works, and the charge is on the terminal.',
    'app/domain/connection.ts',
    ["    case 'expiring':\n      return true;", "      return true;\n    case 'expiring':"],
    inTurns('also when it could not be renewed'),
  ),
  mistake(
    'account work overlaps',
    'Two ways to connect are open at once, and the one on the screen cannot be gone.',
    'main/account/one-at-a-time.ts',
    ['const result = last.then(begin, begin);', 'const result = Promise.resolve().then(begin);'],
    inTurns('a second way ends the first'),
  ),
  mistake(
    'a refused token ends the charge',
    'A revoked permission loses the sale instead of keeping it waiting.',
    'main/shop.ts',
    ['const http = waitingForPermission(reach.http);', 'const http = reach.http; void waitingForPermission;'],
    inTurns('leaves the charge waiting'),
  ),
  mistake(
    'practice and the account share a ledger',
    'Play money stands among real money.',
    'main/shop.ts',
    [
      'join(options.dataDir, identity.mode, `ledger${name.slice(identity.mode.length)}.sqlite`)',
      "join(options.dataDir, 'practice', 'ledger-MLA.sqlite')",
    ],
    inAccount('are in ledgers of their own'),
  ),
  mistake(
    'any request line reaches the parser',
    'A page from elsewhere stops the till while it waits for the browser.',
    'main/account/redirect-listener.ts',
    [
      'if (target === undefined || !/^\\/(?!\\/)/.test(target) || !URL.canParse(target, base.href)) return undefined;',
      'if (target === undefined) return undefined;',
    ],
    inTurns('is turned away and harms nothing'),
  ),
  mistake(
    'a token that is refused is sent again as it was',
    'A permission that ended in the middle of a charge is not renewed.',
    'main/point/point-http.ts',
    ['const other = await credentials.renewed(token);', 'const other = token;'],
    inAccount('is renewed on the way, and the payment is seen'),
  ),
];
