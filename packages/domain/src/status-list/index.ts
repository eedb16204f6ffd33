export { bitAt, decodeList, emptyBitstring, encodeList, MIN_ENTRIES, setBit } from './bitstring.ts';
export { statusEntry, statusListCredential, statusOf } from './status-list.ts';
export type { StatusEntry, StatusListFacts, StatusResult } from './status-list.ts';
