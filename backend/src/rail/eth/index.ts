export { BookEther } from './book-ether.ts';
export { openEthRail } from './eth-rail.ts';
export { HearTransfers } from './hear-transfers.ts';
export { wakeDeposits } from './wake-deposits.ts';
export { orderOfSweep, sweepDeposit, unsweptWei } from './sweep-deposit.ts';
