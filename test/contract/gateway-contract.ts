import type { SiteId } from '#app/domain/site.ts';
import { gatewayBench, type GatewayUnderTest } from './gateway-bench.ts';
import { chargeContract } from './gateway-charge-contract.ts';
import { moneyContract } from './gateway-money-contract.ts';
import { terminalContract } from './gateway-terminal-contract.ts';

/** What both generations of the API can do, against the simulator of a country over HTTP. */
export function gatewayContract(subject: GatewayUnderTest, site: SiteId): void {
  const bench = gatewayBench(subject, site);
  chargeContract(bench);
  moneyContract(bench);
  terminalContract(bench);
}
