import { writeFileSync } from 'node:fs';

import { scenarioJsonSchema } from './scenario.ts';

/** Writes `scenario.schema.json`: `node main/simulator/scenario/write-schema.ts`, after a change of the schema. */
const target = new URL('../scenario.schema.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
