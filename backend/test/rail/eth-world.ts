import { demoDepositKey } from '@topsteel/chain/deploy';
import { openEthRail } from '../../src/rail/eth/index.ts';
import type { StoredAttempt } from '../../src/rail/payments.ts';
import type { RailTools } from '../../src/rail/rail-registry.ts';
import type { RailWorld } from './rail-world.ts';

const TWELVE_HOURS_MS = 43_200_000;
const PAYER = '0x90f79bf6eb2c4f870365e785982e1f101e93b906';

/** Native coin, with the chain's word written as the oracles write it: deposits that are final, transfers that were mined. */
export function openEthWorld(
  { prisma }: RailTools,
  sql: { query(text: string, values?: unknown[]): Promise<unknown> },
): RailWorld {
  const arrive = async (attempt: StoredAttempt, amountMinor: bigint, at: Date) => {
    await sql.query(
      'UPDATE bridge.native_deposit SET seen_wei = seen_wei + $2, final_wei = final_wei + $2, payer = $3 WHERE address = $1',
      [attempt.providerRef, amountMinor.toString(), PAYER],
    );
    await sql.query(
      `INSERT INTO bridge.native_arrival (address, block_number, arrived_at, wei, payer)
       SELECT $1, count(*), $3, $2, $4 FROM bridge.native_arrival WHERE address = $1`,
      [attempt.providerRef, amountMinor.toString(), at, PAYER],
    );
  };
  return {
    rail: openEthRail({ depositXpub: demoDepositKey().publicExtendedKey, chainId: 31_337 }, prisma),
    currency: 'ETH',
    // 3,618 USDC at 3,015 USD/ETH.
    amountMinor: 1_200_000_000_000_000_000n,
    feeMinor: () => 0n,
    pay: (attempt, amountMinor = attempt.amountMinor) => arrive(attempt, amountMinor, new Date()),
    paysFreely: true,
    priceLapses: true,
    payInTime: (attempt) =>
      arrive(attempt, attempt.amountMinor, new Date(Date.now() - TWELVE_HOURS_MS - 60_000)),
    async settle() {
      await sql.query(
        `UPDATE bridge.intent SET status = 'final', tx_hash = '0x${'ab'.repeat(32)}', block_number = 1, result = '{"feeWei":"0"}'
          WHERE kind = 'send-native' AND status <> 'failed'`,
      );
    },
    async expire(attempt: StoredAttempt) {
      await sql.query('UPDATE payment_attempt SET expires_at = $2 WHERE id = $1', [
        attempt.id,
        new Date(Date.now() - TWELVE_HOURS_MS),
      ]);
    },
    setAway: () => Promise.resolve(),
    webhooks: () => [],
    hasSignedTime: false,
    refundsByHand: false,
    close: () => Promise.resolve(),
  };
}
