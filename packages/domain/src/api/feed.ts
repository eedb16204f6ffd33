/** What the oracles have read and had signed: rates in force, and reports and receipts that wait. */
import { z } from 'zod';
import { bytes32, id, isoTime, uintString } from './primitives.ts';

const sourcedRate = z.object({
  source: z.string(),
  rateE8: uintString,
  asOf: isoTime,
  why: z.enum(['stale', 'ahead', 'outlier']).nullable().describe('Why it did not count; null when it did.'),
});

export const signedRate = z
  .object({
    base: z.string(),
    quote: z.string(),
    round: z.number().int(),
    rateE8: uintString.describe('Dollars for one unit of the base, in hundred-millionths.'),
    observedAt: isoTime,
    validUntil: isoTime,
    isCurrent: z.boolean().describe('False when it is over: nothing is priced with it.'),
    sources: z.array(sourcedRate),
    signers: z.array(z.string()),
  })
  .meta({ id: 'SignedRate' });
export type SignedRate = z.infer<typeof signedRate>;

export const waitingReport = z
  .object({
    id,
    kind: z.string(),
    subject: bytes32,
    round: z.number().int(),
    value: uintString,
    state: z.enum(['proposed', 'abandoned']),
    createdAt: isoTime,
    asked: z.number().int().describe('How often the signers were asked.'),
    reasons: z.array(z.string()).describe('What the signers said, one sentence each.'),
  })
  .meta({ id: 'WaitingReport' });
export type WaitingReport = z.infer<typeof waitingReport>;

export const watchedReceipt = z
  .object({
    fiatOrderId: bytes32,
    orderId: id,
    rail: z.string(),
    reference: z.string(),
    currency: z.string(),
    receivedMinor: uintString.nullable().describe('Of the whole order; null when nobody has looked yet.'),
    readAt: isoTime.nullable(),
    error: z.string().nullable().describe('Why the last look failed.'),
  })
  .meta({ id: 'WatchedReceipt' });
export type WatchedReceipt = z.infer<typeof watchedReceipt>;

export const feedOverview = z
  .object({
    rates: z.array(signedRate),
    waiting: z.array(waitingReport),
    receipts: z.array(watchedReceipt),
  })
  .meta({ id: 'FeedOverview' });
export type FeedOverview = z.infer<typeof feedOverview>;
