import type { Tx } from '../database/index.ts';

/** Word to the outside: mail to people, an announcement to the carrier, a document to the document store. */
export interface OutboxPayloads {
  mail: {
    to: string[];
    subject: string;
    text: string;
    html?: string;
    /** Once it is sent, its words are forgotten. */
    isSecret?: boolean;
  };
  'announce-delivery': {
    deliveryRef: string;
    paymentId: string;
    consignee: string;
    product: string;
    expectedGrams: string;
  };
  'publish-document': { text: string };
}
export type OutboxKind = keyof OutboxPayloads;

/**
 * Keeps a message with the state change that causes it; it is sent after the commit, at least once.
 *
 * @param key one per message, for ever: a repeat changes nothing
 */
export async function enqueue<K extends OutboxKind>(
  tx: Tx,
  key: string,
  kind: K,
  payload: OutboxPayloads[K],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO outbox_message (id, key, kind, payload) VALUES (uuidv7(), ${key}, ${kind}, ${JSON.stringify(payload)}::jsonb)
    ON CONFLICT (key) DO NOTHING`;
}

/** When messages went out, by their keys; one that still waits is absent. */
export async function sentTimes(tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  const rows = await tx.$queryRaw<{ key: string; sent_at: Date }[]>`
    SELECT key, sent_at FROM outbox_message WHERE key = ANY (${keys}) AND sent_at IS NOT NULL`;
  return new Map(rows.map((row) => [row.key, row.sent_at]));
}
