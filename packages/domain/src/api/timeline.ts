/** What happened to an order, in one line of time. */
import { z } from 'zod';
import { bytes32, isoTime } from './primitives.ts';

/** One thing that happened. `isFinal` is null for what did not happen on chain. */
export const timelineEntry = z
  .object({
    at: isoTime,
    code: z.enum([
      'ordered',
      'authorization-signed',
      'seller-accepted',
      'payment-authorized',
      'payment-failed',
      'shipment-announced',
      'marks-transferred',
      'order-closed-short',
      'return-requested',
      'return-authorised',
      'return-refused',
      'return-received',
      'return-credited',
      'return-withdrawn',
      'credit-granted',
      'dispute-opened',
      'dispute-answered',
      'dispute-escalated',
      'dispute-withdrawn',
      'dispute-decided',
      'weighed',
      'receipt-signed',
      'capture-requested',
      'capture-failed',
      'payment-captured',
      'title-moved',
      'commission-paid',
      'remainder-returned',
      'payment-voided',
      'payment-reclaimed',
      'credit-assigned',
      'payment-disputed',
      'dispute-resolved',
      'payment-settled',
      'payment-refunded',
      'block-replaced',
      'payment-begun',
      'payment-received',
      'payment-reversed',
      'goods-reserved',
      'cancelled',
      'expired',
    ]),
    what: z.string().describe('One English sentence.'),
    by: z.string().nullable(),
    txHash: bytes32.nullable(),
    isFinal: z.boolean().nullable(),
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof timelineEntry>;
