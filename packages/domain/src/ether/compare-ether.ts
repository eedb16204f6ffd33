/** What an account of ours is for: paying gas, the treasury, or one buyer's deposit. */
export type EtherPart = 'gas' | 'treasury' | 'deposit';

/** One account by the books and by the moves that the oracles keep, as `bridge.ether_at` gives them for a block. */
export interface EtherFacts {
  address: string;
  part: EtherPart;
  /** All that is booked by now: trade money (`native_wallet`) and what is for gas (`gas_wallet`). */
  ledgerWei: bigint;
  /** Final moves that are not booked yet, how many, and since when the first of them is final. */
  waitingWei: bigint;
  waiting: number;
  waitingSince: Date | null;
  /** What moved after the block. */
  laterWei: bigint;
  /** Up to where its moves are known; null before the first look. */
  readBlock: bigint | null;
}

export interface EtherAccount {
  address: string;
  part: EtherPart;
  chainWei: bigint;
  /** The books at the block. */
  ledgerWei: bigint;
  waitingWei: bigint;
  waiting: number;
  waitingSince: Date | null;
  /** Chain − books − what waits. */
  differenceWei: bigint;
}

export interface EtherComparison {
  chainWei: bigint;
  ledgerWei: bigint;
  waitingWei: bigint;
  accounts: EtherAccount[];
  /** One sentence for each account that differs, and for what waits too long. */
  differences: string[];
  /** What is not told yet: moves that are on their way into the books, accounts that were not read up to the block. */
  pending: string[];
  /** null: nothing differs, and something is pending. */
  agrees: boolean | null;
}

/** The books take a move in a second after it is final; what waits longer is stuck. */
const PATIENCE_MS = 900_000;

/**
 * Holds the ether of every account of ours, by the chain at a block, against the books at that block, to the wei. What is
 * final and not booked yet is named as pending, and as a difference once it has waited for a quarter of an hour.
 *
 * @param chainWei `eth_getBalance` at the block, by address in lower case
 * @example compareEther([{ address, part: 'gas', ledgerWei: 5n, … }], new Map([[address, 4n]]), 12n, now).differences
 * // ['0x… (gas): the chain has 1 wei less than the books.']
 */
export function compareEther(
  facts: readonly EtherFacts[],
  chainWei: ReadonlyMap<string, bigint>,
  block: bigint,
  now: Date,
): EtherComparison {
  const [differences, pending]: [string[], string[]] = [[], []];
  const accounts = facts.map((fact): EtherAccount => {
    const { address, part, waitingWei, waiting, waitingSince } = fact;
    const held = chainWei.get(address) ?? 0n;
    const ledgerWei = fact.ledgerWei - fact.laterWei;
    const differenceWei = held - ledgerWei - waitingWei;
    const who = `${address} (${part})`;
    if (differenceWei !== 0n) {
      const [gap, more] = differenceWei > 0n ? [differenceWei, 'more'] : [-differenceWei, 'less'];
      if (fact.readBlock === null || fact.readBlock < block) {
        pending.push(`${who} was read up to block ${fact.readBlock ?? 'none'} and differs by ${gap} wei.`);
      } else differences.push(`${who}: the chain has ${gap} wei ${more} than the books.`);
    }
    if (waiting > 0) {
      const since = waitingSince ?? now;
      const isStuck = now.getTime() - since.getTime() > PATIENCE_MS;
      const sentence = `${who}: ${waiting} moves of ${waitingWei} wei are not booked, since ${since.toISOString()}.`;
      (isStuck ? differences : pending).push(sentence);
    }
    return { address, part, chainWei: held, ledgerWei, waitingWei, waiting, waitingSince, differenceWei };
  });
  const total = (of: (account: EtherAccount) => bigint): bigint =>
    accounts.reduce((sum, account) => sum + of(account), 0n);
  return {
    chainWei: total((account) => account.chainWei),
    ledgerWei: total((account) => account.ledgerWei),
    waitingWei: total((account) => account.waitingWei),
    accounts,
    differences,
    pending,
    agrees: differences.length > 0 ? false : pending.length > 0 ? null : true,
  };
}
