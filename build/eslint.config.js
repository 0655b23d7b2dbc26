import { fileURLToPath } from 'node:url';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const rootDir = fileURLToPath(new URL('..', import.meta.url));

/**
 * Bans that are syntax. ESLint keeps only the last `no-restricted-syntax` of a file, so every block below lists all the
 * bans of its files.
 */
const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'No default exports: the name of a thing is the same everywhere.',
};
const noFloatMoney = {
  selector:
    "CallExpression[callee.name='parseFloat'], MemberExpression[property.name=/^(parseFloat|toFixed)$/]",
  message: 'Money is an integer of minor units: use app/domain/money.ts and app/i18n.',
};
const noClockOrChance = [
  {
    selector:
      "MemberExpression[object.name='Date'][property.name='now'], NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time comes from the Clock port.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Chance comes from the Ids port.',
  },
  { selector: "MemberExpression[object.name='performance']", message: 'Time comes from the Clock port.' },
];
const noWeakenedElectron = {
  selector:
    "Property[key.name=/^(webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|bypassCSP)$/], Property[key.value='certificate-error'], Literal[value='certificate-error'], MemberExpression[property.name='setCertificateVerifyProc'], Property[key.name='rejectUnauthorized'][value.value!=true], Property[key.name=/^(nodeIntegrationInSubFrames|nodeIntegrationInWorker|nodeIntegration|webviewTag)$/][value.value!=false], Property[key.name=/^(sandbox|contextIsolation)$/][value.value!=true]",
  message: "Electron's and TLS's protections are not to be loosened.",
};
const onlyInIpc = {
  selector: "MemberExpression[property.name='ipcMain'], Identifier[name='ipcMain']",
  message: 'ipcMain belongs to main/host/electron/ipc.ts: one place, one sender check.',
};
const onlyInSafeShell = {
  selector: "MemberExpression[property.name='openExternal']",
  message: 'Only main/host/electron/safe-shell.ts opens anything outside, from its own list.',
};
const onlyInPreload = {
  selector: "Identifier[name='ipcRenderer']",
  message: 'ipcRenderer belongs to the preload.',
};
const noTextInMarkup = [
  { selector: 'JSXText[value=/\\p{L}/u]', message: 'Texts come from app/i18n.' },
  {
    selector: 'JSXElement > JSXExpressionContainer > Literal[value=/\\p{L}/u]',
    message: 'Texts come from app/i18n.',
  },
  {
    selector: 'JSXElement > JSXExpressionContainer > TemplateLiteral > TemplateElement[value.raw=/\\p{L}/u]',
    message: 'Texts come from app/i18n.',
  },
  {
    selector:
      'JSXAttribute[name.name=/^(aria-label|aria-description|placeholder|title|alt|label|description)$/] > Literal[value=/\\p{L}/u]',
    message: 'Texts come from app/i18n.',
  },
];
const everywhere = [
  noDefaultExport,
  noFloatMoney,
  noWeakenedElectron,
  onlyInIpc,
  onlyInSafeShell,
  onlyInPreload,
];
const without = (...left) => everywhere.filter((ban) => !left.includes(ban));

/** The page of the simulated terminal is plain modules: these are the names a browser gives them. */
const BROWSER_GLOBALS = [
  'AbortController',
  'document',
  'Event',
  'EventSource',
  'fetch',
  'history',
  'HTMLElement',
  'HTMLInputElement',
  'HTMLSelectElement',
  'Intl',
  'localStorage',
  'location',
  'matchMedia',
  'navigator',
  'requestAnimationFrame',
  'setTimeout',
  'clearTimeout',
  'URL',
  'URLSearchParams',
  'window',
];

const noBareElectron = {
  name: 'electron',
  message: "Use 'electron/main', 'electron/renderer' or 'electron/common'.",
};

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/out/',
      '**/dist/',
      '**/test-results/',
      '**/playwright-report/',
      'test/fixtures/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['app', 'main', 'renderer', 'test'].map((name) => `build/tsconfig.${name}.json`),
        tsconfigRootDir: rootDir,
      },
    },
    rules: {
      'no-restricted-syntax': ['error', ...everywhere],
      'no-restricted-imports': ['error', { paths: [noBareElectron] }],
      'no-eval': 'error',
      'no-implied-eval': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/no-unsafe-type-assertion': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // `void promise` is how a promise is let go on purpose.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // `() => void doIt()` and `() => list.push(x)` as callbacks read well and hide nothing.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // A port's method may answer a promise although one of its adapters has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    // Time, chance and the network come through ports, so that a test can move them.
    files: ['app/domain/**/*.ts', 'main/ledger/**/*.ts', 'main/charging/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...everywhere, ...noClockOrChance],
      'no-restricted-globals': [
        'error',
        ...['setTimeout', 'setInterval', 'setImmediate', 'fetch', 'console', 'performance', 'crypto'].map(
          (name) => ({
            name,
            message: 'Comes through a port (main/ports.ts).',
          }),
        ),
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            noBareElectron,
            { name: 'node:timers', message: 'Time comes from the Clock port.' },
            { name: 'node:timers/promises', message: 'Time comes from the Clock port.' },
            {
              name: 'node:crypto',
              importNames: ['randomUUID', 'randomBytes', 'randomInt', 'webcrypto'],
              message: 'Chance comes from the Ids port.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['app/domain/money.ts'],
    rules: { 'no-restricted-syntax': ['error', ...without(noFloatMoney), ...noClockOrChance] },
  },
  {
    files: ['main/host/electron/ipc.ts'],
    rules: { 'no-restricted-syntax': ['error', ...without(onlyInIpc)] },
  },
  {
    files: ['main/host/electron/safe-shell.ts'],
    rules: { 'no-restricted-syntax': ['error', ...without(onlyInSafeShell)] },
  },
  {
    files: ['main/preload/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...without(onlyInPreload)] },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest'] ?? reactHooks.configs.flat.recommended],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, ...noTextInMarkup] },
  },
  {
    // What a person starts from a terminal talks to it.
    files: ['**/cli.ts', '**/*-cli.ts', 'build/scripts/**/*.ts', 'test/e2e/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // Tests hand wrong values over on purpose and move the machine themselves.
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport, noFloatMoney],
      '@typescript-eslint/no-unsafe-type-assertion': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  {
    files: ['main/simulator/terminal-page/page/**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(BROWSER_GLOBALS.map((name) => [name, 'readonly'])),
    },
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport, noFloatMoney],
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-undef': 'error',
      'no-unused-vars': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // Tools read their configuration from the default export.
    files: ['build/*.config.{ts,js,mjs}'],
    rules: { 'no-restricted-syntax': ['error', noFloatMoney] },
  },
);
