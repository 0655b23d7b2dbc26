import { z } from 'zod';

import { CustomerPlan } from '../customer.ts';
import { Injection } from '../faults.ts';
import { OPEN_QUESTIONS } from '../open-questions.ts';
import { Site } from '../site.ts';

const WaitMs = z.int().min(0).max(86_400_000);
/** Type and serial number (Point API, Identifier formats). */
const TERMINAL_ID = /^[A-Z0-9]+(?:_[A-Z0-9]+)*__[A-Z0-9]{1,32}$/;
const PaceMs = z.union([WaitMs, z.literal('manual')]);

/** The open questions that offer more than one reading, each with its readings. */
const openQuestionShape = Object.fromEntries(
  Object.entries(OPEN_QUESTIONS).flatMap(([setting, { question, choice, alternatives }]) =>
    alternatives.length === 0
      ? []
      : [
          [
            setting,
            z
              .enum([choice, ...alternatives])
              .describe(question)
              .exactOptional(),
          ],
        ],
  ),
);

/** What cannot be changed any more once the simulator runs. Arguments of the command go before it. */
const Setup = z.strictObject({
  site: Site.exactOptional(),
  speed: z.number().gt(0).max(1_000_000).exactOptional().describe('Simulated time per real time.'),
  accountKind: z.enum(['live', 'test']).exactOptional(),
  terminalCount: z.int().min(1).max(100).exactOptional(),
  furtherTerminals: z
    .array(
      z.string().regex(TERMINAL_ID, 'Must be a type and a serial number such as "PAX_A910__SMARTPOS0001"'),
    )
    .max(20)
    .refine((ids) => new Set(ids).size === ids.length, 'Must be different ones')
    .exactOptional()
    .describe('Ids of further terminals, each as `TYPE__SERIAL`: one of every type to see them all.'),
  pace: z
    .strictObject({
      pickUpMs: PaceMs.exactOptional(),
      decideMs: PaceMs.exactOptional(),
      issuerMs: WaitMs.exactOptional(),
      cancelMs: WaitMs.exactOptional(),
    })
    .exactOptional()
    .describe('How fast terminal, customer and issuer act, in simulated milliseconds.'),
  openQuestions: z
    .strictObject(openQuestionShape)
    .exactOptional()
    .describe('Other readings of what the documents of the API leave open.'),
});

/** Which charges an outcome is for: those that meet every given condition. */
const When = z
  .strictObject({
    amount: z
      .string()
      .regex(/^\d{1,12}(\.\d{1,2})?$/, 'Must be a decimal such as "150.00"')
      .exactOptional()
      .describe('The amount in the currency of the site, such as "150.00".'),
    order: z.int().min(1).exactOptional().describe('The first charge since the start or a reset is 1.'),
    everyOrder: z.int().min(2).exactOptional().describe('3 is for the third charge, the sixth, the ninth…'),
    externalReference: z.string().exactOptional(),
    terminalId: z.string().exactOptional(),
    probability: z
      .number()
      .gt(0)
      .max(1)
      .exactOptional()
      .describe('How likely a charge is to be meant; the seed decides, the same way every time.'),
  })
  .refine((when) => Object.keys(when).length > 0, 'Must have a condition at least');

/** What the customers do and what goes wrong, as it is written in a file. */
export const Scenario = z.strictObject({
  $schema: z.string().exactOptional(),
  version: z.literal(1),
  setup: Setup.exactOptional(),
  seed: z
    .int()
    .min(0)
    .exactOptional()
    .describe('Decides every probability, 1 by default; where it is given, ids and tokens too.'),
  customer: CustomerPlan.exactOptional().describe('What every customer does whom no outcome is for.'),
  outcomes: z
    .array(z.strictObject({ when: When, then: CustomerPlan }))
    .exactOptional()
    .describe('The first one that is for a charge counts.'),
  faults: z.array(Injection).exactOptional(),
});
export type Scenario = Readonly<z.infer<typeof Scenario>>;

export const EMPTY_SCENARIO: Scenario = { version: 1 };

/** The JSON Schema of scenario files, for editors; kept as `scenario.schema.json` beside this folder. */
export function scenarioJsonSchema(): Record<string, unknown> {
  return {
    title: 'A scenario of the Point simulator',
    ...z.toJSONSchema(Scenario, { io: 'input', target: 'draft-2020-12' }),
  };
}

/** What is wrong with a scenario, in one line: `outcomes[2].then.detail: Invalid option…`. */
export function problemsOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${pathOf(issue.path)}: ${issue.message}`)
    .join('; ')
    .replaceAll(/\s+/g, ' ');
}

function pathOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file';
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
}
