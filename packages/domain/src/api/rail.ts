/** How an order can be paid: the rails, what each costs in its currency, and what the buyer does next. */
import { z } from 'zod';
import { railNames } from '../payment/rails.ts';
import { currencyDecimals, type Currency } from '../units/index.ts';
import { address, isoTime, positiveUintString, uintString } from './primitives.ts';

export const railName = z.enum(railNames).meta({ id: 'RailName' });

const currencies = Object.keys(currencyDecimals) as [Currency, ...Currency[]];
export const payCurrency = z.enum(currencies).meta({ id: 'PayCurrency' });

export const fxQuote = z
  .object({
    rateE8: positiveUintString.describe('Dollars (USDC at par) for one unit of the currency, times 10^8.'),
    round: z.number().int().describe('The signed report that it comes from.'),
    validUntil: isoTime.describe('Until then the price holds.'),
  })
  .meta({ id: 'FxQuote' });
export type FxQuote = z.infer<typeof fxQuote>;

export const railOffer = z
  .object({
    rail: railName,
    currency: payCurrency,
    unavailable: z.string().nullable().describe('Why it cannot be used now, or null.'),
    amountMinor: uintString.nullable().describe('The most that is taken; null when it cannot be priced now.'),
    rate: fxQuote.nullable(),
    payBefore: isoTime,
    reclaimFrom: isoTime.describe('From then on what is still held goes back to the buyer.'),
    holds: z
      .enum(['authorization', 'money', 'escrow'])
      .describe('Until delivery: a promise of the payer’s bank, money with us, or money in the contract.'),
    canBeReversed: z.boolean().describe('The payer’s bank can take the payment back afterwards.'),
  })
  .meta({ id: 'RailOffer' });
export type RailOffer = z.infer<typeof railOffer>;
export const railOffers = z.object({ items: z.array(railOffer) }).meta({ id: 'RailOffers' });
export type RailOffers = z.infer<typeof railOffers>;

export const payerAction = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('redirect'), url: z.string() }),
    z.object({
      kind: z.literal('transfer'),
      beneficiary: z.string(),
      iban: z.string(),
      bic: z.string().nullable(),
      reference: z.string(),
      epcQr: z.string().describe('Text of the EPC069-12 code.'),
    }),
    z.object({
      kind: z.literal('send'),
      chainId: z.number().int(),
      to: address,
      amountMinor: uintString.describe('In wei.'),
      uri: z.string().describe('EIP-681.'),
    }),
    z.object({ kind: z.literal('none') }),
  ])
  .meta({ id: 'PayerAction' });
export type PayerAction = z.infer<typeof payerAction>;

/** Another try to pay an order whose last try came to nothing. */
export const attemptInput = z
  .strictObject({ rail: railName.exclude(['usdc-escrow']), currency: payCurrency.optional() })
  .meta({ id: 'AttemptInput' });
export type AttemptInput = z.infer<typeof attemptInput>;

export const cancellationInput = z
  .strictObject({ reason: z.string().trim().min(1).max(200) })
  .meta({ id: 'CancellationInput' });
export type CancellationInput = z.infer<typeof cancellationInput>;

export const refundInput = z
  .strictObject({ amountMinor: positiveUintString, reason: z.string().trim().min(1).max(200) })
  .meta({ id: 'RefundInput' });
export type RefundInput = z.infer<typeof refundInput>;
