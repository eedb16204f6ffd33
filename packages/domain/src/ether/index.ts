export { compareEther } from './compare-ether.ts';
export type { EtherAccount, EtherComparison, EtherFacts, EtherPart } from './compare-ether.ts';
