import { deploymentOf, readFiatOrder, readPaymentState, usdcAbi } from '@topsteel/chain';
import type pg from 'pg';
import type { Address, Hex, PublicClient } from 'viem';

/**
 * What our database says of orders and payouts, against the contracts' own state and the token's own transfers: a sentence
 * for each difference.
 */
export async function compareChain(
  db: pg.ClientBase,
  client: Pick<PublicClient, 'readContract' | 'getContractEvents'>,
): Promise<string[]> {
  const deployment = deploymentOf(31337);
  const differences: string[] = [];
  const compare = (what: string, ours: bigint, theirs: bigint): void => {
    if (ours !== theirs) differences.push(`${what}: ${ours} by our books, ${theirs} by the chain.`);
  };
  const { rows } = await db.query<{
    number: string;
    payment_id: Hex;
    rail: string;
    authorized: string;
    captured: string;
    returned: string;
    grams: string;
  }>(
    `SELECT o.number, p.payment_id, p.rail, p.authorized_minor::text AS authorized, p.captured_minor::text AS captured,
            p.returned_minor::text AS returned, p.title_grams::text AS grams
       FROM payment p JOIN purchase_order o ON o.id = p.order_id`,
  );
  await Promise.all(
    rows.map(async ({ number, payment_id, rail, authorized, captured, returned, grams }) => {
      if (rail !== 'usdc-escrow') {
        const { releasedGrams } = await readFiatOrder(client, deployment, payment_id);
        compare(`Title for ${number}`, BigInt(grams), releasedGrams);
        return;
      }
      const state = await readPaymentState(client, deployment, payment_id);
      compare(`Captured for ${number}`, BigInt(captured), state.refundable);
      const held = BigInt(authorized) - BigInt(captured) - BigInt(returned);
      compare(`Held for ${number}`, held, state.capturable);
    }),
  );

  const payouts = await db.query<{ seller: Address; treasury: Address; minor: string }>(
    `SELECT lower(p.destination->>'address') AS seller, t.owner AS treasury,
            sum(CASE WHEN p.state = 'settled' THEN p.amount_minor ELSE 0 END)::text AS minor
       FROM payout p CROSS JOIN (SELECT owner FROM ledger.account WHERE code = 'treasury_wallet' AND currency = 'USDC') t
      WHERE p.method = 'chain' GROUP BY 1, 2`,
  );
  for (const { seller, treasury, minor } of payouts.rows) {
    const logs = await client.getContractEvents({
      address: deployment.usdc,
      abi: usdcAbi,
      eventName: 'Transfer',
      args: { from: treasury, to: seller },
      strict: true,
      fromBlock: BigInt(deployment.blockNumber),
    });
    const sent = logs.reduce((sum, { args }) => sum + args.value, 0n);
    compare(`Paid to ${seller}`, BigInt(minor), sent);
  }
  return differences;
}
