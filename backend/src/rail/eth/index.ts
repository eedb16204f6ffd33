export { openEthRail } from './eth-rail.ts';
export { HearTransfers } from './hear-transfers.ts';
