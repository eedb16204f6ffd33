export { checkFec } from './check-fec.ts';
export type { FecFinding } from './check-fec.ts';
export { composeFec, euroCentsHalfUp } from './compose-fec.ts';
export type { EuroRates, FecAccount, FecGroup, FecMovement, ToEuroCents } from './compose-fec.ts';
export { fecColumns, fecFileName } from './fec-line.ts';
export type { FecLine } from './fec-line.ts';
export { replayFec } from './replay-fec.ts';
export { decodeFec, encodeFec, readFec, writeFec } from './write-fec.ts';
