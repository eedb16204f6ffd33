export { openEthRail } from './eth-rail.ts';
