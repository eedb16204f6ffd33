import type { Tx } from '../../platform/database/index.ts';

/**
 * Has attempts read again now whose deposit account has got more than they know of: one that was over is else looked at
 * once a day, and money that goes back should not wait for that.
 */
export async function wakeDeposits(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    UPDATE payment_attempt a SET observe_at = now()
      FROM bridge.native_arrival r
      JOIN bridge.native_deposit b ON b.address = r.address
      JOIN native_deposit_account d ON d.address = r.address
     WHERE r.noted_at > now() - interval '10 minutes' AND a.id = d.attempt_id
       AND (a.snapshot ->> 'authorizedMinor')::numeric < b.final_wei
       AND (a.observe_at IS NULL OR a.observe_at > now() + interval '60 seconds')`;
}
