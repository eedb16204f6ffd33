/** What vendors agree with customers, and the promotions and surcharges that hold for many. */
import { z } from 'zod';
import { productFamilies } from '../product/index.ts';
import {
  id,
  isoTime,
  pageOf,
  pageQuery,
  positiveUintString,
  priceBasis,
  priceCurrency,
  uintString,
} from './primitives.ts';

const amount = positiveUintString.refine((text) => text.length <= 18, 'Give at most 18 digits.');
const grams = positiveUintString.refine((text) => text.length <= 18, 'Give at most 18 digits.');
const family = z.enum(productFamilies);
const gradeKey = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .transform((text) => text.toUpperCase().replace(/\s/g, ''))
  .describe('A grade; S355J2 also means S355J2+N.');
const validity = {
  validFrom: isoTime.nullable().describe('Null for now; never in the past.'),
  validUntil: isoTime.nullable().describe('Exclusive.'),
};

export const customerGroupInput = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    customerIds: z.array(id).max(1_000).default([]),
  })
  .meta({ id: 'CustomerGroupInput' });
export type CustomerGroupInput = z.output<typeof customerGroupInput>;

export const customerGroup = z
  .object({
    id,
    name: z.string(),
    whose: z.enum(['own', 'marketplace']),
    customers: z.array(z.object({ organisationId: id, name: z.string() })),
    createdAt: isoTime,
  })
  .meta({ id: 'CustomerGroup' });
export type CustomerGroupView = z.infer<typeof customerGroup>;
export const customerGroupPage = pageOf(customerGroup).meta({ id: 'CustomerGroupPage' });

export const priceListEntryInput = z
  .strictObject({
    offerId: id.nullable().default(null),
    productId: id.nullable().default(null),
    family: family.nullable().default(null),
    gradeKey: gradeKey.nullable().default(null),
    fromGrams: uintString.refine((text) => text.length <= 18, 'Give at most 18 digits.').default('0'),
    price: z
      .strictObject({ priceMinor: amount, currency: priceCurrency, priceBasis })
      .nullable()
      .default(null)
      .describe('A price of its own, for an offer or a product.'),
    discountBps: z.number().int().min(1).max(9_000).nullable().default(null).describe('250 is 2.5 % off.'),
  })
  .refine((entry) => (entry.price === null) !== (entry.discountBps === null), 'Give a price or a discount.')
  .refine(
    (entry) => entry.price === null || entry.offerId !== null || entry.productId !== null,
    'A price of its own is for one offer or one product.',
  )
  .refine(
    (entry) =>
      (entry.offerId === null && entry.productId === null) ||
      (entry.family === null && entry.gradeKey === null),
    'Name an offer or a product, or a family and grade.',
  )
  .refine(
    (entry) => entry.offerId === null || entry.productId === null,
    'Name an offer or a product, not both.',
  )
  .meta({ id: 'PriceListEntryInput' });
export type PriceListEntryInput = z.output<typeof priceListEntryInput>;

export const priceListInput = z
  .strictObject({
    name: z.string().trim().min(1).max(80).describe('The customer reads it in the reasons of a price.'),
    customerId: id.nullable().default(null),
    customerGroupId: id.nullable().default(null),
    priority: z.number().int().min(0).max(1_000).default(0).describe('The higher goes first.'),
    ...validity,
    entries: z.array(priceListEntryInput).min(1).max(1_000),
  })
  .refine(
    (list) => (list.customerId === null) !== (list.customerGroupId === null),
    'Name a customer or a group.',
  )
  .meta({ id: 'PriceListInput' });
export type PriceListInput = z.output<typeof priceListInput>;

export const priceListEntriesInput = z
  .strictObject({ entries: z.array(priceListEntryInput).min(1).max(1_000) })
  .meta({ id: 'PriceListEntriesInput' });
export type PriceListEntriesInput = z.output<typeof priceListEntriesInput>;

export const priceListEntry = z
  .object({
    id,
    offerId: id.nullable(),
    productId: id.nullable(),
    family: z.string().nullable(),
    gradeKey: z.string().nullable(),
    fromGrams: uintString,
    price: z.object({ priceMinor: uintString, currency: priceCurrency, priceBasis }).nullable(),
    discountBps: z.number().int().nullable(),
  })
  .meta({ id: 'PriceListEntry' });
export type PriceListEntryView = z.infer<typeof priceListEntry>;
export const priceListEntryPage = pageOf(priceListEntry).meta({ id: 'PriceListEntryPage' });

export const priceList = z
  .object({
    id,
    name: z.string(),
    customer: z.object({ organisationId: id, name: z.string() }).nullable(),
    customerGroup: z.object({ id, name: z.string() }).nullable(),
    priority: z.number().int(),
    validFrom: isoTime,
    validUntil: isoTime.nullable(),
    state: z.enum(['in-force', 'coming', 'past']),
    entryCount: z.number().int(),
    createdBy: z.string(),
    createdAt: isoTime,
  })
  .meta({ id: 'PriceList' });
export type PriceListView = z.infer<typeof priceList>;
export const priceListPage = pageOf(priceList).meta({ id: 'PriceListPage' });
export const priceListQuery = pageQuery;

const effect = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('price-bps'),
    changeBps: z
      .number()
      .int()
      .min(-9_000)
      .max(10_000)
      .refine((bps) => bps !== 0, 'Give a change.')
      .describe('Below zero takes off: -250 is 2.5 % off.'),
  }),
  z.strictObject({ kind: z.enum(['per-tonne', 'per-line']), amountMinor: amount, currency: priceCurrency }),
]);

export const priceRuleInput = z
  .strictObject({
    name: z.string().trim().min(1).max(80).describe('The customer reads it in the reasons of a price.'),
    priority: z.number().int().min(0).max(1_000).default(0).describe('The higher is applied first.'),
    isExclusive: z.boolean().default(false).describe('Where it applies, it applies alone.'),
    family: family.nullable().default(null),
    gradeKey: gradeKey.nullable().default(null),
    customerGroupId: id.nullable().default(null),
    fromGrams: grams.nullable().default(null),
    belowGrams: grams.nullable().default(null),
    ...validity,
    effect,
  })
  .refine(
    ({ fromGrams, belowGrams }) =>
      fromGrams === null || belowGrams === null || BigInt(fromGrams) < BigInt(belowGrams),
    'No mass lies between these bounds.',
  )
  .meta({ id: 'PriceRuleInput' });
export type PriceRuleInput = z.output<typeof priceRuleInput>;

export const priceRule = z
  .object({
    id,
    name: z.string(),
    whose: z.enum(['own', 'marketplace']),
    priority: z.number().int(),
    isExclusive: z.boolean(),
    family: z.string().nullable(),
    gradeKey: z.string().nullable(),
    customerGroup: z.object({ id, name: z.string() }).nullable(),
    fromGrams: uintString.nullable(),
    belowGrams: uintString.nullable(),
    validFrom: isoTime,
    validUntil: isoTime.nullable(),
    state: z.enum(['in-force', 'coming', 'past']),
    effect,
    createdBy: z.string(),
    createdAt: isoTime,
  })
  .meta({ id: 'PriceRule' });
export type PriceRuleView = z.infer<typeof priceRule>;
export const priceRulePage = pageOf(priceRule).meta({ id: 'PriceRulePage' });
