import { z } from 'zod';
import { fiatTermsSchema } from './fiat-terms.ts';
import { address, bytes32, uint128, uint256, uint32 } from './scalars.ts';
import { acceptanceSchema, sellerConsentSchema } from './terms.ts';

const key = z.string().min(1).max(200);

/** Payloads of the acts that move title against money off chain, and money out of accounts of ours. */
export const moneyIntentPayloads = {
  /** Reserves the goods of an order paid off chain; without an acceptance the receiver's hosted signer accepts. */
  'open-fiat-order': z.strictObject({
    fiatOrderId: bytes32,
    terms: fiatTermsSchema,
    acceptance: acceptanceSchema.optional(),
    sellerConsent: sellerConsentSchema.optional(),
  }),
  /** Brings the released title to a total, which must be weighed and reported as paid. */
  'release-fiat-order': z.strictObject({
    fiatOrderId: bytes32,
    terms: fiatTermsSchema,
    totalGrams: uint128,
    epcisEvent: bytes32,
  }),
  /** Frees what was not released. */
  'cancel-fiat-order': z.strictObject({ fiatOrderId: bytes32, terms: fiatTermsSchema }),
  /** Pays USDC (6 decimals) from the treasury; the payout's id is the token's nonce, so it is paid once. */
  'pay-out': z.strictObject({ payoutId: key, to: address, amountMinor: uint128 }),
  /**
   * Pays wei from the deposit account of index `from`; `to` gets all of `amountWei`, the relayer pays the gas. With `outOf`
   * the treasury pays in its place: what was captured on the account has been swept there.
   */
  'send-native': z.strictObject({
    key,
    from: uint32,
    to: address,
    amountWei: uint256,
    outOf: z.literal('treasury').optional(),
  }),
} as const;

const none = z.strictObject({});

/** What comes back of them. `feeWei` is what the transfer cost. */
export const moneyIntentResults = {
  'open-fiat-order': none,
  'release-fiat-order': none,
  'cancel-fiat-order': none,
  'pay-out': none,
  'send-native': z.strictObject({ feeWei: uint256 }),
} as const satisfies Record<keyof typeof moneyIntentPayloads, z.ZodType>;

/** Their business keys. */
export const moneyBusinessKeys = {
  openFiatOrder: (fiatOrderId: string) => `open-fiat:${fiatOrderId.toLowerCase()}`,
  /** The total names the act: bringing the released title to a total happens once. */
  releaseFiatOrder: (fiatOrderId: string, totalGrams: bigint | string) =>
    `release-fiat:${fiatOrderId.toLowerCase()}:${totalGrams}`,
  cancelFiatOrder: (fiatOrderId: string) => `cancel-fiat:${fiatOrderId.toLowerCase()}`,
  payOut: (payoutId: string) => `pay-out:${payoutId}`,
  sendNative: (sendKey: string) => `send-native:${sendKey}`,
} as const;
