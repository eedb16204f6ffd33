import type { Tx } from '../database/index.ts';

/**
 * Takes an act back that is not on the chain yet, in the caller's transaction. The oracles replace what they have sent;
 * the intent then fails with the code `Cancelled`, or is mined all the same when the chain was faster: wait for its status.
 *
 * @returns false when the act is on the chain, failed, or was never asked for.
 */
export async function cancelIntent(tx: Tx, businessKey: string): Promise<boolean> {
  const written = await tx.$executeRaw`
    UPDATE bridge.intent SET cancel_requested_at = COALESCE(cancel_requested_at, now())
     WHERE business_key = ${businessKey} AND status IN ('requested', 'sent')`;
  if (written === 1) await tx.$executeRaw`SELECT pg_notify('bridge_intent', '')`;
  return written === 1;
}
