/**
 * Who may import whom. The house's rules are enforced here; ARCHITECTURE.md explains them. Type-only imports count:
 * a type is a dependency of the reader too.
 */

const USE_CASES = '^main/(charging|selling|shift|catalogue|report|account|places|reach)/';
const ELECTRON = '^electron($|/)';

/** @type {import('dependency-cruiser').IConfiguration} */
const config = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle means two modules are one; split out what they share.',
      severity: 'error',
      from: { path: '^(app|main|renderer|build|test)/' },
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment:
        'A module nobody imports and that imports nothing is dead. Entries and declarations are exempt.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          '\\.css$',
          '^main/(index|preload/index)\\.ts$',
          '^renderer/main\\.tsx$',
          '(^|/)cli\\.ts$',
          '^build/',
          '^test/',
        ],
      },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'Every import names something that exists.',
      severity: 'error',
      from: { path: '^(app|main|renderer|build|test)/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-packages-only',
      comment:
        'A package is imported only when package.json names it; product code only from `dependencies`.',
      severity: 'error',
      from: { path: '^(app|main)/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        pathNot: ['^node_modules/electron/', '^node_modules/@types/'],
      },
    },
    {
      name: 'app-is-pure',
      comment: 'app/ imports itself, zod and a Temporal polyfill. No node:, no Electron, no DOM.',
      severity: 'error',
      from: { path: '^app/' },
      to: { pathNot: ['^app/', '^node_modules/(zod|temporal-polyfill|i18next)/'] },
    },
    {
      name: 'i18next-only-in-app-i18n',
      comment: 'Texts are looked up through app/i18n, in both processes.',
      severity: 'error',
      from: { path: '^(app|main)/', pathNot: '^app/i18n/' },
      to: { path: '^node_modules/i18next/' },
    },
    {
      name: 'domain-imports-domain',
      comment: 'The rules of the shop rest on nothing but themselves; zod names the shape of what is stored.',
      severity: 'error',
      from: { path: '^app/domain/' },
      to: { pathNot: ['^app/(domain|lib)/', '^node_modules/(zod|temporal-polyfill)/'] },
    },
    {
      name: 'renderer-never-reaches-main',
      comment: 'The renderer sees the till through the contract alone, however long the way around.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: ['^main/', ELECTRON, '^node_modules/(better-sqlite3|electron)/'], reachable: true },
    },
    {
      name: 'renderer-imports-no-node',
      severity: 'error',
      comment: 'The renderer runs in a sandbox without Node.',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'main-never-renders',
      comment: 'main/ knows no screen.',
      severity: 'error',
      from: { path: '^main/' },
      to: { path: ['^renderer/', '^node_modules/(react|react-dom|@tanstack|zustand)/'] },
    },
    {
      name: 'sqlite-only-in-ledger',
      comment: 'main/ledger is the only importer of better-sqlite3.',
      severity: 'error',
      from: { path: '^(app|main|renderer|build)/', pathNot: '^main/ledger/' },
      to: { path: ['better-sqlite3'] },
    },
    {
      name: 'got-only-in-point',
      comment: 'main/point is the only way out to the network.',
      severity: 'error',
      from: { path: '^(app|main|renderer|build)/', pathNot: '^main/point/' },
      to: { path: '^node_modules/got/' },
    },
    {
      name: 'electron-only-in-its-host',
      comment: 'Electron is an adapter: only its host, the entry and the preload know it.',
      severity: 'error',
      from: {
        path: '^(app|main|renderer)/',
        pathNot: ['^main/host/electron/', '^main/index\\.ts$', '^main/preload/'],
      },
      to: { path: [ELECTRON, '^node_modules/(electron|electron-store)/'] },
    },
    {
      name: 'core-never-reaches-electron',
      comment: 'Everything below host/ runs in plain Node.',
      severity: 'error',
      from: { path: '^main/', pathNot: ['^main/host/electron/', '^main/index\\.ts$', '^main/preload/'] },
      to: { path: [ELECTRON, '^node_modules/(electron|electron-store)/'], reachable: true },
    },
    {
      name: 'preload-stands-alone',
      comment: 'The preload is two functions over Electron; of ours it takes types of the contract only.',
      severity: 'error',
      from: { path: '^main/preload/' },
      to: {
        pathNot: [
          '^main/preload/',
          ELECTRON,
          '^node_modules/electron/',
          '^app/contract/',
          '^main/host/channels\\.ts$',
        ],
      },
    },
    {
      name: 'nothing-imports-a-host',
      comment: 'Hosts stand on the till, never the till on a host. Entries compose them.',
      severity: 'error',
      from: { path: '^main/', pathNot: ['^main/host/', '^main/index\\.ts$', '^main/preload/'] },
      to: { path: '^main/host/' },
    },
    {
      name: 'hosts-are-strangers',
      comment:
        'What both hosts need is in main/host/ itself; the browser host is no part of the packaged program.',
      severity: 'error',
      from: { path: '^main/host/electron/|^main/index\\.ts$' },
      to: { path: '^main/host/node/', reachable: true },
    },
    {
      name: 'browser-host-without-electron-host',
      severity: 'error',
      comment: 'And the other way around.',
      from: { path: '^main/host/node/' },
      to: { path: '^main/host/electron/' },
    },
    {
      name: 'ledger-rests-on-app',
      comment: 'The ledger stores what it is given; it knows no use case, no network, no transport.',
      severity: 'error',
      from: { path: '^main/ledger/' },
      to: { path: [USE_CASES, '^main/(point|ipc|simulator|host)/', '^main/(till|shop)\\.ts$'] },
    },
    {
      name: 'point-rests-on-app',
      comment: 'The Point client speaks the API; what an answer means for a sale is decided above it.',
      severity: 'error',
      from: { path: '^main/point/' },
      to: { path: [USE_CASES, '^main/(ledger|ipc|simulator|host)/', '^main/(till|shop)\\.ts$'] },
    },
    {
      name: 'use-cases-know-no-transport',
      comment: 'Use cases are called by the router and composed by till.ts, never the other way around.',
      severity: 'error',
      from: { path: USE_CASES },
      to: { path: ['^main/(ipc|host|simulator)/', '^main/(till|shop)\\.ts$'] },
    },
    {
      name: 'credentials-stay-in-account',
      comment:
        'What gives access to an account is held and written in main/account; to every other part it is a function.',
      severity: 'error',
      from: { path: '^(app|main|renderer)/', pathNot: '^main/account/' },
      to: { path: '^main/account/credentials\\.ts$' },
    },
    {
      name: 'simulator-stands-alone',
      comment: 'The simulator keeps its own truth: it shares no code with the till it answers.',
      severity: 'error',
      from: { path: '^main/simulator/' },
      to: { dependencyTypesNot: ['core'], pathNot: ['^main/simulator/', '^node_modules/zod/'] },
    },
    {
      name: 'simulator-composed-in-till',
      comment:
        'Only the composition root and its practice shop start the simulator; to every other part it is an address.',
      severity: 'error',
      from: { path: '^(app|main|renderer)/', pathNot: ['^main/(simulator|practice)/', '^main/till\\.ts$'] },
      to: { path: '^main/simulator/' },
    },
    {
      name: 'features-are-strangers',
      comment: 'Features meet in the bridge and the domain; what two of them draw belongs to ui/.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/([^/]+)/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'parts-know-no-feature',
      comment: 'ui/, bridge/ and input/ serve every feature.',
      severity: 'error',
      from: { path: '^renderer/(ui|bridge|input|styles)/' },
      to: { path: '^renderer/features/' },
    },
    {
      name: 'product-never-imports-tests',
      comment: 'Neither tests nor tools are part of the product.',
      severity: 'error',
      from: { path: '^(app|main|renderer)/' },
      to: { path: '^(test|build)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|test-results|playwright-report)/' },
    tsPreCompilationDeps: true,
    detectJSDocImports: true,
    moduleSystems: ['es6', 'cjs'],
    builtInModules: { add: ['electron', 'electron/main', 'electron/renderer', 'electron/common'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts', '.json'],
    },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
};

export default config;
