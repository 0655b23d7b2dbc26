import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { format, resolveConfig } from 'prettier';
import ts from 'typescript';

import { ROUTES } from '../../main/simulator/routes.ts';

/*
 * Writes the tables of docs/point-simulator.md from the names of the simulator's tests:
 *
 *     node build/scripts/simulator-table.ts            writes the page
 *     node build/scripts/simulator-table.ts --check    exit code 1 when the page is not what it would write
 */

const TESTS = new URL('../../test/unit/main/simulator/', import.meta.url);
export const PAGE = fileURLToPath(new URL('../../docs/point-simulator.md', import.meta.url));
const START = '<!-- tables: written by build/scripts/simulator-table.ts -->';
const END = '<!-- end of the tables -->';

/** Tests that are about more calls than one, or are not called after theirs, by the name of their group. */
const CALLS_OF_GROUP: Readonly<Record<string, readonly string[]>> = {
  'POST /v1/orders in Chile': ['orders.create'],
  idempotency: ['orders.create', 'orders.cancel'],
  'states of a payment intent': ['integration.get_intent'],
  'x-test-scope: sandbox': ['integration.create_intent'],
};

/** Headings of the tables, by what the names of their routes begin with. */
const HEADINGS: Readonly<Record<string, string>> = {
  orders: 'Orders',
  terminals: 'Terminals',
  actions: 'Print actions',
  stores: 'Stores',
  pos: 'Points of sale',
  posV1: 'Points of sale, first version',
  payments: 'Payments',
  users: 'Accounts',
  oauth: 'OAuth',
  reports: 'Settlement report',
  integration: 'Integration API (payment intents)',
};

/** Groups of tests that are about no call of the API, in the order of their tables. */
const BESIDE_THE_CALLS: Readonly<Record<string, readonly string[]>> = {
  'Every call': ['authorization', 'the server', 'bad input', 'whatever is sent', 'open questions'],
  Webhooks: ['webhook ', 'point_integration_wh'],
  'Terminal and customer': [
    'terminal and customer',
    'the screen of a terminal',
    'the keys of a terminal',
    'the card reader',
    'the printer',
  ],
  'The page at /terminal': [
    'the page of the terminal',
    'the feed of the page',
    'the words of the page',
    'the keyboard',
  ],
  Faults: ['faults', 'faults of the network', 'request log'],
  'Control and scenarios': [
    'the control calls',
    'control of ',
    'a scenario',
    'a scenario with a seed',
    'a scenario file',
  ],
  'Clock, journal, command': ['manual clock', 'real-time clock', 'journal', 'the simulator command'],
  'Side by side': ['two simulators in one process'],
};

interface Group {
  readonly name: string;
  readonly tests: readonly string[];
}

/** The page with the tables as they are to be. Rejects when a call of the API has no test. */
export async function pageWithTables(page: string): Promise<string> {
  const start = page.indexOf(START);
  const end = page.indexOf(END);
  if (start < 0 || end < start) throw new Error(`${PAGE} has no place for the tables`);
  const tables = tablesOf(readGroups());
  const text = `${page.slice(0, start)}${START}\n\n${tables}\n\n${page.slice(end)}`;
  const style = await resolveConfig(PAGE, {
    config: fileURLToPath(new URL('../prettier.config.mjs', import.meta.url)),
  });
  return format(text, { ...style, parser: 'markdown' });
}

function tablesOf(groups: readonly Group[]): string {
  const untested = ROUTES.filter(({ name }) => !groups.some((group) => callsOf(group).includes(name)));
  if (untested.length > 0) throw new Error(`no test is about ${untested.map(({ name }) => name).join(', ')}`);
  const sections = Object.entries(HEADINGS).map(([prefix, heading]) => {
    const rows = ROUTES.filter(({ name }) => name.split('.')[0] === prefix).flatMap(({ name }) =>
      groups.filter((group) => callsOf(group)[0] === name).flatMap(rowsOf),
    );
    return table(heading, 'Call', rows);
  });
  const beside = Object.entries(BESIDE_THE_CALLS).map(([heading, names]) => {
    const rows = groups
      .filter(({ name }) =>
        names.some((each) => (each.endsWith(' ') ? name.startsWith(each) : name === each)),
      )
      .flatMap(({ name, tests }) => tests.map((test, index) => [index === 0 ? name : '', test]));
    return table(heading, 'What', rows);
  });
  return [...sections, ...beside].filter((section) => section !== '').join('\n\n');
}

/** The rows of a group of tests, the first of which names its calls. */
function rowsOf(group: Group): readonly (readonly string[])[] {
  const routes = ROUTES.filter(({ name }) => callsOf(group).includes(name));
  const calls = routes.map(({ method, path }) => `\`${method} ${path}\``).join('<br>');
  return group.tests.map((test, index) => [index === 0 ? calls : '', test]);
}

/** The routes a group of tests is about: it is named after their method and path, whatever the parameters. */
function callsOf({ name }: Group): readonly string[] {
  const known = CALLS_OF_GROUP[name];
  if (known !== undefined) return known;
  return ROUTES.filter(({ method, path }) => plain(`${method} ${path}`) === plain(name)).map(
    (route) => route.name,
  );
}

function plain(call: string): string {
  return call.replaceAll(/\{\w+\}/g, '{}');
}

function table(heading: string, first: string, rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const lines = rows.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);
  return [`### ${heading}`, '', `| ${first} | Simulated |`, '| --- | --- |', ...lines].join('\n');
}

/** The names of every test of the simulator, by group, in the order of the files. */
function readGroups(): readonly Group[] {
  const groups = new Map<string, string[]>();
  const add = (group: string, test: string): void => {
    groups.set(group, [...(groups.get(group) ?? []), test]);
  };
  const files = readdirSync(TESTS).filter((file) => file.endsWith('.test.ts'));
  for (const file of files.sort()) {
    const source = ts.createSourceFile(
      file,
      readFileSync(new URL(file, TESTS), 'utf8'),
      ts.ScriptTarget.Latest,
    );
    const constants = constantsOf(source);
    const visit = (node: ts.Node, group: string): void => {
      const called = ts.isCallExpression(node) ? nameOfCall(node, constants) : undefined;
      if (called?.kind === 'test') {
        // A test may name its call itself, whatever its group is called.
        const [, call = group, rest = called.name] = /^([A-Z]+ \/\S+) (.+)$/.exec(called.name) ?? [];
        add(call, rest);
      }
      ts.forEachChild(node, (child) => visit(child, called?.kind === 'group' ? called.name : group));
    };
    visit(source, file);
  }
  return [...groups].map(([name, tests]) => ({ name, tests }));
}

/** The texts a file of tests gives names to, such as the calls it is about. */
function constantsOf(source: ts.SourceFile): ReadonlyMap<string, string> {
  const constants = new Map<string, string>();
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(name) || initializer === undefined) continue;
      const text = textOf(initializer, constants);
      if (text !== undefined) constants.set(name.text, text);
    }
  }
  return constants;
}

/** `describe('…', …)`, `it('…', …)` and `it.each(…)('…', …)`. */
function nameOfCall(
  node: ts.CallExpression,
  constants: ReadonlyMap<string, string>,
): { readonly kind: 'group' | 'test'; readonly name: string } | undefined {
  const [title] = node.arguments;
  const text = title === undefined ? undefined : textOf(title, constants);
  if (text === undefined) return undefined;
  const each = ts.isCallExpression(node.expression) ? node.expression.expression : node.expression;
  const callee = ts.isPropertyAccessExpression(each) ? each.expression : each;
  if (!ts.isIdentifier(callee)) return undefined;
  // A place that the cases of a test fill in is an ellipsis.
  const name = text.replaceAll(/\$[\w.]+|%[sdijo]/g, '…');
  if (callee.text === 'describe') return { kind: 'group', name };
  return callee.text === 'it' || callee.text === 'test' ? { kind: 'test', name } : undefined;
}

/** The text of a literal or a template of constants; undefined for any other expression. */
function textOf(node: ts.Expression, constants: ReadonlyMap<string, string>): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  const spans = node.templateSpans.map(({ expression, literal }) => {
    const known = ts.isIdentifier(expression) ? constants.get(expression.text) : undefined;
    return (known ?? '…') + literal.text;
  });
  return node.head.text + spans.join('');
}

async function run(): Promise<void> {
  const page = readFileSync(PAGE, 'utf8');
  const wanted = await pageWithTables(page);
  if (!process.argv.includes('--check')) writeFileSync(PAGE, wanted);
  else if (page !== wanted) {
    process.stderr.write(
      'docs/point-simulator.md is not current: run node build/scripts/simulator-table.ts\n',
    );
    process.exitCode = 1;
  }
}

if (import.meta.main) await run();
