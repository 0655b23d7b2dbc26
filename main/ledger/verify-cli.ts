import { existsSync } from 'node:fs';
import { openConnection } from './connection.ts';
import { verifyLedger } from './verify.ts';

/**
 * `npm run verify -- FILE`: prints the chain's head and the balances in minor units, or the first wrong row.
 * Exit code 0 when everything holds, 1 on damage, 2 when there is nothing to verify.
 */
function main(): number {
  const file = process.argv[2];
  if (file === undefined || process.argv.length > 3) {
    process.stderr.write('usage: npm run verify -- FILE\n');
    return 2;
  }
  if (!existsSync(file)) {
    process.stderr.write(`there is no file ${file}\n`);
    return 2;
  }
  try {
    const db = openConnection(file, 'read');
    try {
      const result = verifyLedger(db);
      if (!result.ok) {
        const where = result.damage.seq === null ? 'file' : `entry ${result.damage.seq}`;
        process.stdout.write(`damaged: ${where}: ${result.damage.what}\n`);
        return 1;
      }
      process.stdout.write(`sound: ${result.entryCount} entries, head ${result.headHash}\n`);
      for (const [account, balance] of Object.entries(result.balances)) {
        process.stdout.write(`${account} ${balance} ${result.currency}\n`);
      }
      return 0;
    } finally {
      db.close();
    }
  } catch (error) {
    process.stdout.write(`damaged: file: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

process.exitCode = main();
