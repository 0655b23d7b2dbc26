import { initial } from './0010-initial.ts';
import { refundsAndExchanges } from './0020-refunds-and-exchanges.ts';
import { deferrals } from './0030-deferrals.ts';
import type { Migration } from './migration.ts';

/** Every migration, oldest first. */
export const MIGRATIONS: readonly Migration[] = [initial, refundsAndExchanges, deferrals];
