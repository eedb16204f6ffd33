import { CARBON_FACTOR_KIND, DELIVERY_KIND, FIAT_RECEIPT_KIND, FX_KIND, WEIGHT_KIND } from '@topsteel/chain';
import { bytes32 } from '@topsteel/domain/bridge';
import { fxBases } from '@topsteel/domain/fx';
import { MOST_LOADS } from '@topsteel/domain/shipment';
import type { Hex } from 'viem';
import { z } from 'zod';

/** The kinds of report that we sign, by the name that their identifier is the hash of. */
export const reportKinds = {
  'TopSteel.Weight': WEIGHT_KIND,
  'TopSteel.Delivery': DELIVERY_KIND,
  'TopSteel.Fx': FX_KIND,
  'TopSteel.FiatReceipt': FIAT_RECEIPT_KIND,
  'TopSteel.CarbonFactor': CARBON_FACTOR_KIND,
} as const satisfies Record<string, Hex>;
export type ReportKind = keyof typeof reportKinds;

const jws = z.string().min(1).max(262_144);
/** The block in which the payment or fiat order was opened: where a signer finds its terms with one question. */
const block = z.string().regex(/^[0-9]{1,20}$/);

/** One payment that money was received by, and where to look for it. */
export const watchedPaymentSchema = z.strictObject({
  rail: z.enum(['card', 'sepa', 'coinbase', 'eth']),
  reference: z.string().min(1).max(140),
  providerRef: z.string().min(1).max(200).nullable(),
  currency: z.enum(['USDC', 'EUR', 'CHF', 'GBP', 'ETH', 'BTC']),
});
export type WatchedPayment = z.output<typeof watchedPaymentSchema>;

/**
 * What a signer is told so that it can look for itself. None of it is believed: tickets and messages carry their maker's
 * signature, the rest only says where to look.
 */
export const evidenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('TopSteel.Weight'),
    jws,
    block,
    /** The newest tickets of the payment's other loads: what is reported is the total. */
    others: z
      .array(jws)
      .max(MOST_LOADS - 1)
      .optional(),
  }),
  z.strictObject({ kind: z.literal('TopSteel.Delivery'), jws, block }),
  z.strictObject({ kind: z.literal('TopSteel.Fx'), base: z.enum(fxBases) }),
  z.strictObject({
    kind: z.literal('TopSteel.FiatReceipt'),
    block,
    payments: z.array(watchedPaymentSchema).min(1).max(20),
  }),
  z.strictObject({ kind: z.literal('TopSteel.CarbonFactor'), jws }),
]);
export type Evidence = z.output<typeof evidenceSchema>;
export type EvidenceOf<K extends ReportKind> = Extract<Evidence, { kind: K }>;

const seconds = z.number().int().min(0).max(281_474_976_710_655);
const uint32 = z.number().int().min(0).max(4_294_967_295);

/** What is asked of a signer. */
export const signRequestSchema = z.strictObject({
  report: z.strictObject({
    kind: bytes32,
    subject: bytes32,
    value: z
      .string()
      .regex(/^(0|[1-9][0-9]{0,38})$/)
      .transform(BigInt)
      .refine((value) => value < 2n ** 128n),
    observedAt: seconds,
    validUntil: seconds,
    round: uint32,
    signerSet: uint32,
  }),
  evidence: evidenceSchema,
});
export type SignRequest = z.output<typeof signRequestSchema>;
