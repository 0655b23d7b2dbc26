import { buildElectron, buildRenderer } from './build-steps.ts';
import { fetchElectronRuntime, findElectronRuntime } from './electron-runtime.ts';
import { runTool } from './run-command.ts';

const TARGETS: Readonly<Partial<Record<NodeJS.Platform, string>>> = { win32: '--win', darwin: '--mac' };
const IDENTITY: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  win32:
    'a code-signing certificate (WIN_CSC_LINK, WIN_CSC_KEY_PASSWORD); without it Windows warns at every installation',
  darwin:
    'a Developer ID (CSC_LINK, CSC_KEY_PASSWORD, or one in the keychain) and an Apple account for notarisation (APPLE_ID, APPLE_APP_SPECIFIC_PASSWORD, APPLE_TEAM_ID); without them macOS refuses to open the till',
};

process.exitCode = await dist();

async function dist(): Promise<number> {
  const target = TARGETS[process.platform];
  const identity = IDENTITY[process.platform];
  console.log(
    [
      'The installers need:',
      '  - Windows for the NSIS installer (x64), macOS for the disk images (arm64 and x64);',
      "  - Electron's runtime, downloaded once from its releases;",
      `  - for signing: ${identity ?? 'the identity of the system they are made on'}.`,
    ].join('\n'),
  );
  if (target === undefined) {
    console.error(`No installer can be made on ${process.platform}: run this on Windows or macOS.`);
    return 1;
  }
  if ((findElectronRuntime() ?? (await fetchElectronRuntime())) === undefined) {
    console.error("No installer can be made: Electron's runtime could not be downloaded.");
    return 1;
  }
  await buildRenderer();
  await buildElectron();
  const args = [target, '--config', 'electron-builder.yml', '--publish', 'never'];
  const { exitCode } = await runTool('electron-builder/cli.js', args, 'show');
  return exitCode ?? 1;
}
