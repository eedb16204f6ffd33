import { Injectable } from '@nestjs/common';
import { accountOf, type Leg } from '@topsteel/domain/ledger';
import { currencyDecimals } from '@topsteel/domain/units';
import { enterPosting } from '../../ledger/index.ts';
import { PrismaService, type Tx } from '../../platform/database/index.ts';
import { noteBooked, unbookedMoves, type EtherMove } from './move-store.ts';

const AT_ONCE = 100;

/**
 * Books what moved on accounts of ours besides trade money: the gas of every transaction, what the relayer gave an account
 * for its gas, what an account was opened with, and what came to one or left it by hand. Each move is entered once, and
 * taken back when the chain takes it back.
 */
@Injectable()
export class BookEther {
  constructor(private readonly prisma: PrismaService) {}

  /** @returns how many moves were entered or taken back */
  async run(): Promise<number> {
    const moves = await unbookedMoves(this.prisma.client, AT_ONCE);
    if (moves.length === 0) return 0;
    try {
      // One commit for all: each waits for the archive.
      await this.prisma.transact(async (tx) => {
        for (const move of moves) await bookMove(tx, move);
      });
      return moves.length;
    } catch {
      return this.oneByOne(moves);
    }
  }

  /** One that cannot be booked keeps no other from being booked. */
  private async oneByOne(moves: readonly EtherMove[]): Promise<number> {
    const failures: unknown[] = [];
    for (const move of moves) {
      await this.prisma.transact((tx) => bookMove(tx, move)).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
    return moves.length;
  }
}

async function bookMove(tx: Tx, move: EtherMove): Promise<void> {
  const { externalRef, orderId, chainId, blockNumber, movedAt, status } = move;
  const posting = { externalRef, orderId, chainId, blockNumber, effectiveAt: movedAt };
  await enterPosting(
    tx,
    { ...posting, currency: 'ETH', scale: currencyDecimals.ETH, legs: [legOf(move)] },
    status,
  );
  await noteBooked(tx, move);
}

/**
 * @example legOf({ kind: 'gas', address: '0xrelayer', wei: -42n, … })
 * // gas_expense ← gas_wallet of the relayer, 42
 */
export function legOf({
  kind,
  address,
  other,
  wei,
}: Pick<EtherMove, 'kind' | 'address' | 'other' | 'wei'>): Leg {
  const wallet = accountOf('gas_wallet', address);
  if (kind === 'gas')
    return { debit: accountOf('gas_expense'), credit: wallet, amountMinor: -wei, code: 'gas' };
  const beside = kind === 'top-up' ? accountOf('gas_wallet', other ?? '') : accountOf('own_funds');
  const code = kind === 'opening' ? 'opening' : 'transfer';
  return wei > 0n
    ? { debit: wallet, credit: beside, amountMinor: wei, code }
    : { debit: beside, credit: wallet, amountMinor: -wei, code };
}
