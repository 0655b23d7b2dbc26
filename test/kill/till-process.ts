import { openBrowserTill } from '#main/host/node/browser-till.ts';
import { openTill } from '#main/till.ts';

/**
 * The till as `npm start` opens it in plain Node, on a folder and a Point cloud of its parent's: `till-process.ts <dataDir>
 * <rendererDir> <pointUrl> <accessToken> <terminalId>…`. Prints its address once it answers, and stays until it is killed.
 */
const [dataDir = '', rendererDir = '', pointBaseUrl = '', accessToken = '', ...terminals] =
  process.argv.slice(2);

const till = await openBrowserTill({
  chosen: { port: 0, dataDir, language: null, site: 'MLA', opensBrowser: false },
  rendererDir,
  version: '0.0.0',
  openTill: (options) =>
    openTill({
      ...options,
      openPractice: () =>
        Promise.resolve({
          pointBaseUrl,
          accessToken,
          terminals,
          customer: () => ({ kind: 'pays' }),
          setCustomer: () => undefined,
          close: () => Promise.resolve(),
        }),
    }),
});
process.stdout.write(`${till.url}\n`);
