import { contract, unit, type Hunt, type Mutant } from './mutant.ts';

const inFiles = (test: string): Hunt => unit('main/host/static-files.test.ts', test);
const inPages = (test: string): Hunt => unit('main/host/mercado-pago-pages.test.ts', test);
const inGuard = (test: string): Hunt => unit('main/host/browser-host.test.ts', test);
const inSecrets = (test: string): Hunt => contract('secrets.test.ts', test);
const inSettings = (test: string): Hunt => contract('settings.test.ts', test);

type Row = readonly [name: string, why: string, find: string, replace: string, hunt: Hunt];

const of = (file: string, rows: readonly Row[]): readonly Mutant[] =>
  rows.map(([name, why, find, replace, hunt]) => ({
    name: `protections: ${name}`,
    why,
    edits: [{ file, find, replace }],
    hunts: [hunt],
  }));

const thePolicy = inFiles('the policy of the page allows its own origin');

/** Protections that are outside Electron's own folder. */
export const SHARED_PROTECTIONS: readonly Mutant[] = [
  ...of('main/host/security-headers.ts', [
    [
      'the policy allows inline scripts',
      'A product’s name runs.',
      "script-src 'self'",
      "script-src 'self' 'unsafe-inline'",
      thePolicy,
    ],
    [
      'the policy lets the page talk to anybody',
      'What the page knows leaves the machine.',
      "connect-src 'self'",
      'connect-src *',
      thePolicy,
    ],
    [
      'the policy lets others frame the page',
      'A click on another page is a click on the till.',
      "; frame-ancestors 'none'",
      '',
      thePolicy,
    ],
    [
      'files may be taken for another kind',
      'A picture is run as a script.',
      "  'X-Content-Type-Options': 'nosniff',\n",
      '',
      inFiles('a listed file is answered'),
    ],
  ]),
  ...of('main/host/static-files.ts', [
    [
      'a path is put right before it is looked up',
      'What climbs is understood, and one day joined to a folder.',
      'files.get(path)',
      "files.get(new URL(path, 'file:///').pathname)",
      inFiles('a climb that comes back is not a file'),
    ],
    [
      'links are followed',
      'A link in the folder shows a file outside.',
      'entry.isFile() && ',
      '!entry.isDirectory() && ',
      inFiles('a link inside the folder'),
    ],
    [
      'files of every kind are served',
      'Source maps and dot files.',
      'MIME_TYPES[extname(entry.name)]',
      "MIME_TYPES[extname(entry.name)] ?? 'text/plain'",
      inFiles('a (source map|dot file) is not a file'),
    ],
    [
      'files have no policy',
      'The policy is there, and not sent.',
      "      ...SECURITY_HEADERS,\n      'Content-Type'",
      "      'Content-Type'",
      inFiles('a listed file is answered'),
    ],
  ]),
  ...of('main/host/mercado-pago-pages.ts', [
    [
      'any page of the web is opened',
      'The person logs in at somebody else’s.',
      'HOSTS.has(url.hostname) &&',
      '',
      inPages('may not be opened'),
    ],
    [
      'a host is known by its end',
      'evil-auth.mercadopago.com.',
      'HOSTS.has(url.hostname)',
      '[...HOSTS].some((host) => url.hostname.endsWith(host))',
      inPages('may not be opened'),
    ],
    [
      'a page without TLS is opened',
      'The way shows the code to everybody on it.',
      "url.protocol === 'https:' &&",
      '',
      inPages('may not be opened'),
    ],
  ]),
  ...of('main/host/electron/safe-shell.ts', [
    [
      'the system is handed any address',
      'file: and the schemes of other programs run something.',
      'if (!isAllowedPage(address)) {',
      "if (address === '') {",
      inPages('opens nothing else'),
    ],
  ]),
  ...of('main/host/electron/safe-secrets.ts', [
    [
      'a key that everybody knows is good enough',
      'Linux without a key ring: the token can be read by anyone who has the file.',
      "      if (backend === 'basic_text') return 'plain_text_store';\n",
      '',
      inSecrets('a key that everybody knows: held for this run'),
    ],
    [
      'what cannot be sealed is written as it is',
      'A published program does this: the token in plain text.',
      "      throw new Error('the key store did not seal the secret');",
      '      sealed = Buffer.from(value);',
      inSecrets('a value that cannot be sealed'),
    ],
    [
      'the failure of a sealing names the value',
      'Whoever logs it logs the token.',
      "    } catch {\n      // Whoever logs the failure must not log the value with it: what the key store said is left out.\n      throw new Error('the key store did not seal the secret');",
      '    } catch (error) {\n      throw error;',
      inSecrets('a value that cannot be sealed'),
    ],
    [
      'an older secret comes back',
      'Held for this run, and at the next start the one before it is used.',
      '        if (Object.hasOwn(document.store, name)) erase(name);\n',
      '',
      inSecrets('puts an end to what it kept'),
    ],
    [
      'a crash’s copy outlives the deletion',
      'The owner disconnects, and a copy stays beside the file.',
      '      rmSync(join(folder, each), { force: true });',
      '      join(folder, each);',
      inSecrets('what was deleted has left nothing'),
    ],
    [
      'a lost key keeps the till closed',
      'The key store was reset: the start fails instead of asking for the account again.',
      '        read(name).catch(() => {\n',
      '        read(name).catch((error: unknown) => {\n          if (error !== null) throw error;\n',
      inSecrets('a key that is lost'),
    ],
  ]),
  ...of('main/host/electron/stored-document.ts', [
    [
      'others may read the files',
      'Another user of the computer copies them.',
      'configFileMode: 0o600',
      'configFileMode: 0o644',
      inSecrets('the file holds nothing that can be read'),
    ],
  ]),
  ...of('main/host/settings-file.ts', [
    [
      'a file names a prototype',
      'What every object inherits comes from a file.',
      '      if (FOREIGN_NAMES.has(name))',
      '      if (FOREIGN_NAMES.has(`${name} `))',
      inSettings('a constructor in a shop'),
    ],
  ]),
  ...of('main/host/small-file.ts', [
    [
      'a file of any size is read',
      'Fifty megabytes of settings, read at every start.',
      '    if (stats.size > MAX_SMALL_FILE_BYTES)',
      '    if (stats.size > MAX_SMALL_FILE_BYTES * 1024)',
      inSettings('a file of 50 MB'),
    ],
  ]),
  ...of('main/host/node/request-guard.ts', [
    [
      'any name of this machine is the till',
      'DNS rebinding: a page of the web reads the till.',
      'if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return false;',
      '',
      inGuard('a name pointed at this machine'),
    ],
    [
      'any page may call',
      'Another tab sells.',
      'return origin === undefined || origin === `http://${host}`;',
      'return port > 0;',
      inGuard('another page is refused'),
    ],
    [
      'half a token is enough',
      'It can be guessed bit by bit.',
      'timingSafeEqual(digest(candidate), digest(token))',
      'token.startsWith(candidate)',
      inGuard('most of a token'),
    ],
  ]),
  ...of('main/host/node/browser-host.ts', [
    [
      'the whole network can connect',
      'The till listens on every address.',
      "host: '127.0.0.1', port, exclusive",
      "host: '0.0.0.0', port, exclusive",
      inGuard('only this machine can connect'),
    ],
  ]),
  ...of('main/host/redact.ts', [
    [
      'the log shows what follows Bearer',
      'A token in an error’s text.',
      '  [/\\b(bearer|basic)\\s+[^\\s"\',;]+/gi, `$1 ${HIDDEN}`],\n',
      '',
      unit('main/host/redact.test.ts', 'bearer|Bearer'),
    ],
  ]),
  ...of('electron-builder.yml', [
    [
      'the released program runs as Node',
      'ELECTRON_RUN_AS_NODE makes it anybody’s interpreter, with the till’s rights to the key store.',
      '  runAsNode: false',
      '  runAsNode: true',
      unit('build/fuses.test.ts', 'the released program'),
    ],
    [
      'the released program loads code from beside its archive',
      'A folder named app takes the program’s place.',
      '  onlyLoadAppFromAsar: true',
      '  onlyLoadAppFromAsar: false',
      unit('build/fuses.test.ts', 'the released program'),
    ],
  ]),
  ...of('renderer/input/refuse-drops.ts', [
    [
      'a dropped file takes the till’s place',
      'The browser goes to what is dropped on it.',
      '    event.preventDefault();\n',
      '',
      unit('renderer/refuse-drops.test.ts', 'the browser goes nowhere'),
    ],
  ]),
];
