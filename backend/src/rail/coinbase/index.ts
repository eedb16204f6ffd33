export { openCoinbaseRail } from './coinbase-rail.ts';
