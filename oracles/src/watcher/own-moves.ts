import { getAddress, isAddressEqual, parseTransaction } from 'viem';
import type { Address, Hex } from 'viem';
import type { Queryable } from '../database.ts';
import type { RelayerChain } from '../relayer/relayer-chain.ts';

/** What a transaction of ours did to an account: above zero for a top-up, below for a transfer out with its fee. */
export interface OwnMove {
  hash: Hex;
  block: bigint;
  wei: bigint;
  /** How much of that was for gas: what a top-up brought, less what was burnt. */
  gasWei: bigint;
  /** The account itself sent it. */
  isSent: boolean;
}

/**
 * What came to an account from others up to a block: its balance then, without what we have put in and taken out.
 *
 * @example receivedWei(2n, 20n, [{ block: 12n, wei: 3n, … }, { block: 15n, wei: -6n, … }]) // 5n
 */
export const receivedWei = (balanceWei: bigint, block: bigint, moves: readonly OwnMove[]): bigint =>
  moves.reduce((sum, move) => (move.block <= block ? sum - move.wei : sum), balanceWei);

/**
 * What our transactions of a deposit account did that are in a block: those that it sent, and those by which the relayer
 * pays its gas. Each was kept before it was sent, so that none in a block that was read before this is missing.
 *
 * @returns `hashes` of all of them, in a block or not
 */
export async function ownMovesOf(
  db: Queryable,
  chain: Pick<RelayerChain, 'inclusionOf'>,
  account: { chainId: number; address: Address; index: string },
): Promise<{ moves: OwnMove[]; hashes: ReadonlySet<Hex> }> {
  const address = getAddress(account.address);
  const { rows } = await db.query<{ hash: Hex; raw: Hex; signer: Address }>(
    // In two parts: as one condition it would be asked of every transaction there is.
    `SELECT t.hash, t.raw, t.signer FROM bridge.transaction t WHERE t.chain_id = $1 AND t.signer = $2
     UNION
     SELECT t.hash, t.raw, t.signer FROM bridge.intent i JOIN bridge.transaction t ON t.intent_id = i.id
      WHERE i.kind = 'send-native' AND (i.payload ->> 'from')::bigint = $3 AND t.chain_id = $1`,
    [account.chainId, address, account.index],
  );
  const moves = await Promise.all(
    rows.map(async ({ hash, raw, signer }): Promise<OwnMove[]> => {
      const { to, value = 0n } = parseTransaction(raw);
      const isSent = signer === address;
      const isToItself = to !== null && to !== undefined && isAddressEqual(to, address);
      if (!isSent && !isToItself) return [];
      const inclusion = await chain.inclusionOf(hash);
      if (inclusion === null) return [];
      const block = inclusion.blockNumber;
      if (!isSent) return inclusion.succeeded ? [{ hash, block, wei: value, gasWei: value, isSent }] : [];
      const left = inclusion.succeeded && !isToItself ? value : 0n;
      return [{ hash, block, wei: -left - inclusion.feeWei, gasWei: -inclusion.feeWei, isSent }];
    }),
  );
  return { moves: moves.flat(), hashes: new Set(rows.map(({ hash }) => hash)) };
}
