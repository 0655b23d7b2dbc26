import { runBrowserTill } from '#main/host/node/cli.ts';

/** The browser host as `npm start -- --browser` runs it, over a page of the test's: `<rendererDir> <arguments…>`. */
const [rendererDir = '', ...args] = process.argv.slice(2);
process.exitCode = await runBrowserTill(args, rendererDir);
