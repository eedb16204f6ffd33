import type { Tx } from '../../platform/database/index.ts';

export interface NewSubscription {
  userId: string;
  organisationId: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  language: string;
}

export interface SubscriptionRow {
  id: string;
  endpoint: string;
  createdAt: Date;
}

/** A browser that is told already is told anew, in the language it asks for now. */
export async function keepSubscription(tx: Tx, subscription: NewSubscription): Promise<SubscriptionRow> {
  const { userId, organisationId, endpoint, p256dh, auth, language } = subscription;
  const [row] = await tx.$queryRaw<SubscriptionRow[]>`
    INSERT INTO push_subscription (user_id, organisation_id, endpoint, p256dh, auth, language)
    VALUES (${userId}, ${organisationId}::uuid, ${endpoint}, ${p256dh}, ${auth}, ${language})
    ON CONFLICT (endpoint) DO UPDATE
      SET user_id = excluded.user_id, organisation_id = excluded.organisation_id, p256dh = excluded.p256dh,
          auth = excluded.auth, language = excluded.language, created_at = now()
    RETURNING id::text, endpoint, created_at AS "createdAt"`;
  if (row === undefined) throw new Error('The subscription was not written.');
  return row;
}

export const subscriptionsOf = (tx: Tx, userId: string): Promise<SubscriptionRow[]> =>
  tx.$queryRaw<SubscriptionRow[]>`
    SELECT id::text, endpoint, created_at AS "createdAt" FROM push_subscription
     WHERE user_id = ${userId} ORDER BY id`;

export const countSubscriptions = async (tx: Tx, userId: string): Promise<number> =>
  (await subscriptionsOf(tx, userId)).length;

/** @returns false when it is not theirs */
export async function removeSubscription(tx: Tx, userId: string, id: string): Promise<boolean> {
  return (
    (await tx.$executeRaw`DELETE FROM push_subscription WHERE id = ${id}::uuid AND user_id = ${userId}`) === 1
  );
}

/** Of a browser whose service says that it is gone. */
export async function forgetSubscription(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM push_subscription WHERE id = ${id}::uuid`;
}

/** Ends what others had asked for on the same browser. */
export async function releaseEndpoint(tx: Tx, endpoint: string, userId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM push_subscription WHERE endpoint = ${endpoint} AND user_id <> ${userId}`;
}
