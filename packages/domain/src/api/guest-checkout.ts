/** Ordering without a sign-in: the company is registered on the way, and its order is placed as soon as it is. */
import { z } from 'zod';
import { priceCurrencies } from '../pricing/line.ts';
import { basketLineInput, basketSite } from './basket.ts';
import { groupPayment, orderGroup } from './checkout.ts';
import { mailLanguage } from './member.ts';
import { organisationInput } from './organisation.ts';
import { id, isoTime, positiveUintString } from './primitives.ts';
import { payCurrency } from './rail.ts';

const { name, legalName, country, city, vat } = organisationInput.shape;

/** Who has no account holds no key: a guest pays off chain. */
export const guestRail = z.enum(['card', 'sepa']).meta({ id: 'GuestRail' });

export const guestCheckoutInput = z
  .strictObject({
    basketId: id
      .optional()
      .describe('The guest’s basket, whose key comes in x-basket-token or in its cookie.'),
    lines: z.array(basketLineInput).min(1).max(50).optional().describe('Instead of a basket.'),
    company: z.strictObject({ name, legalName, country, city, vat }),
    contact: z.strictObject({
      name: z.string().trim().min(1).max(120),
      email: z.email().max(254),
    }),
    language: mailLanguage.default('en'),
    site: basketSite.nullable().optional().describe('Null: collected. Without it, the basket’s.'),
    currency: z.enum(priceCurrencies).optional().describe('Of `accept`; without it, the basket’s.'),
    rail: guestRail,
    payCurrency: payCurrency.optional().describe('Of those that the rail takes; without it, the first.'),
    reference: z.string().trim().min(1).max(64).optional().describe('The buyer’s own order number.'),
    accept: z
      .strictObject({ totalMinor: positiveUintString })
      .describe(
        'The gross total for this company, in minor units of the currency. Another one is refused with the figures.',
      ),
  })
  .refine((input) => (input.basketId === undefined) !== (input.lines === undefined), {
    path: ['basketId'],
    message: 'give a basket or lines, one of them',
  })
  .meta({ id: 'GuestCheckoutInput' });
export type GuestCheckoutInput = z.input<typeof guestCheckoutInput>;

/** `registering`: nothing is to be done. `stopped`: the order could not be placed; `problem` says why. */
export const guestOrderState = z
  .enum(['registering', 'placed', 'stopped', 'failed'])
  .meta({ id: 'GuestOrderState' });
export type GuestOrderState = z.infer<typeof guestOrderState>;

export const guestOrder = z
  .object({
    state: guestOrderState,
    sentence: z.string(),
    problem: z
      .object({
        reason: z.string().nullable(),
        sentence: z.string(),
        totalMinor: positiveUintString.nullable().describe('The total of now, where it is another one.'),
      })
      .nullable(),
    company: z.object({ name: z.string() }),
    email: z.string(),
    isVerified: z.boolean().describe('Somebody followed the letter; before, no goods leave.'),
    isClaimed: z.boolean().describe('The company has a member who signs in.'),
    group: orderGroup.nullable(),
    actions: groupPayment.shape.actions.describe('What the buyer does to pay each order that waits.'),
    expiresAt: isoTime.describe('Until then the link opens the order.'),
  })
  .meta({ id: 'GuestOrder' });
export type GuestOrder = z.infer<typeof guestOrder>;

export const guestCheckoutBegun = z
  .object({
    token: z.string().describe('Shown this once. It opens /v2/guest-orders/{token}.'),
    link: z.string().describe('The page of the order, for whoever has it.'),
    order: guestOrder,
  })
  .meta({ id: 'GuestCheckoutBegun' });
export type GuestCheckoutBegun = z.infer<typeof guestCheckoutBegun>;

export const guestAcceptance = z
  .strictObject({ totalMinor: positiveUintString })
  .meta({ id: 'GuestAcceptance' });
export type GuestAcceptance = z.infer<typeof guestAcceptance>;

export const guestClaim = z
  .strictObject({ password: z.string().min(10, 'Use at least 10 characters.').max(128) })
  .meta({ id: 'GuestClaim' });
export type GuestClaim = z.infer<typeof guestClaim>;
export const guestClaimed = z
  .object({ email: z.string(), organisation: z.object({ id, name: z.string() }) })
  .meta({ id: 'GuestClaimed' });
export type GuestClaimed = z.infer<typeof guestClaimed>;
