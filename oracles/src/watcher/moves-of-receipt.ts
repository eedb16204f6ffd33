import type { Address, Hex } from 'viem';
import type { Purpose } from '../relayer/transaction-store.ts';

/** What an account of ours is for: paying gas, the treasury, or one buyer's deposit. */
export type Part = 'gas' | 'treasury' | 'deposit';

export type MoveKind = 'opening' | 'arrival' | 'gas' | 'top-up' | 'transfer' | 'by-hand';

/** What one thing on the chain did to one account of ours. */
export interface EtherMove {
  /** In lower case. */
  address: string;
  kind: MoveKind;
  /** Above zero for what came in. */
  wei: bigint;
  /** Where it came from or went to. */
  other: string | null;
}

/** A transaction of ours in a final block. */
export interface OwnReceipt {
  hash: Hex;
  signer: Address;
  purpose: Purpose;
  nonce: bigint;
  to: Address | null;
  valueWei: bigint;
  block: bigint;
  blockHash: Hex;
  succeeded: boolean;
  /** Gas used times effective gas price. */
  feeWei: bigint;
}

/** An account of ours, and the block whose balance its opening entry is. */
export interface OwnAccount {
  part: Part;
  openedBlock: bigint;
}

/**
 * What a transaction of ours did to accounts of ours. Its gas was burned whether it succeeded or not. What the relayer sends
 * to an account of ours is a top-up, what a deposit or the treasury sends is trade money.
 *
 * What happened up to the opening of an account is in its opening: of a gas account nothing is left to tell, of the
 * treasury the trade money, which the opening is reckoned without. A deposit has no opening balance; what gas cost it and
 * gave it before is told as `opening`, so that it is no expense of today.
 *
 * @param accountOf who of ours an address in lower case is; null for everybody else
 * @example movesOf({ signer: relayer, to: deposit, valueWei: 5n, feeWei: 2n, … }, accountOf)
 * // gas −2 and top-up −5 of the relayer, top-up +5 of the deposit
 */
export function movesOf(receipt: OwnReceipt, accountOf: (address: string) => OwnAccount | null): EtherMove[] {
  const signer = receipt.signer.toLowerCase();
  const receiver = receipt.to?.toLowerCase() ?? null;
  const sends = accountOf(signer)?.part ?? 'gas';
  const kind: MoveKind = sends === 'gas' ? 'top-up' : 'transfer';
  const moves: EtherMove[] = [{ address: signer, kind: 'gas', wei: -receipt.feeWei, other: null }];
  if (receipt.succeeded && receiver !== signer) {
    moves.push({ address: signer, kind, wei: -receipt.valueWei, other: receiver });
    if (receiver !== null) moves.push({ address: receiver, kind, wei: receipt.valueWei, other: signer });
  }
  return moves.flatMap((move) => {
    const account = accountOf(move.address);
    if (account === null || move.wei === 0n) return [];
    return receipt.block > account.openedBlock ? [move] : beforeOpening(move, account.part);
  });
}

function beforeOpening(move: EtherMove, part: Part): EtherMove[] {
  if (part === 'gas') return [];
  if (move.kind === 'transfer') return [move];
  return part === 'deposit' ? [{ ...move, kind: 'opening' }] : [];
}
