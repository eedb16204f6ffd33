/** How sellers deliver: vehicles, zones and road charges, and what a delivery would cost. */
import { z } from 'zod';
import { priceCurrencies } from '../pricing/index.ts';
import { country, id, isoTime, positiveUintString, uintString } from './primitives.ts';

export const priceCurrency = z.enum(priceCurrencies).meta({ id: 'PriceCurrency' });

const vehicle = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{1,30}$/, 'Give a short code: lower-case letters, digits and hyphens.'),
  name: z.string().trim().min(1).max(60),
  maxGrams: positiveUintString,
  maxLengthUm: positiveUintString.describe('The longest piece it carries.'),
  baseMinor: uintString,
  perKmMinor: uintString,
});

const zone = z.strictObject({
  country,
  postcodePrefix: z
    .string()
    .regex(/^[A-Z0-9]{0,8}$/, 'Give the beginning of a postcode in capitals and digits, or nothing.'),
  effect: z
    .enum(['price', 'surcharge', 'closed'])
    .describe(
      '`price` replaces base and kilometres, `surcharge` comes on top, both per vehicle; `closed`: to be asked for.',
    ),
  amountMinor: uintString,
});

/** A tariff as it is kept and answered; amounts in minor units of its currency. */
export const deliveryTariffTerms = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    currency: priceCurrency,
    countries: z.array(country).min(1).max(60),
    maxKm: z.number().int().min(1).max(5_000),
    vehicles: z.array(vehicle).min(1).max(20),
    zones: z.array(zone).max(500),
    tollPerKmMinor: z.record(country, uintString).describe('Road charges per kilometre, by country.'),
  })
  .meta({ id: 'DeliveryTariffTerms' });
export type DeliveryTariffTerms = z.infer<typeof deliveryTariffTerms>;

export const deliveryTariff = z
  .object({
    terms: deliveryTariffTerms,
    whose: z
      .enum(['own', 'marketplace', 'built-in'])
      .describe(
        'Whose tariff it is: that of the organisation, the marketplace’s, or the one that comes with the software.',
      ),
    updatedAt: isoTime.nullable(),
  })
  .meta({ id: 'DeliveryTariff' });
export type DeliveryTariffView = z.infer<typeof deliveryTariff>;

/** Where goods go. Some countries have no postcodes: then it is empty. */
export const deliverySite = z
  .strictObject({
    country,
    postcode: z.string().trim().max(12),
    city: z.string().trim().min(1).max(80).optional(),
  })
  .meta({ id: 'DeliverySite' });
export type DeliverySiteInput = z.infer<typeof deliverySite>;

export const deliveryEstimateQuery = z.strictObject({
  offerId: id,
  massGrams: positiveUintString,
  longestUm: positiveUintString.optional().describe('The longest piece; by default that of the product.'),
  country,
  postcode: z.string().trim().max(12),
  city: z.string().trim().min(1).max(80).optional(),
});
export type DeliveryEstimateQuery = z.infer<typeof deliveryEstimateQuery>;

export const deliveryEstimate = z
  .object({
    priceMinor: uintString.nullable().describe('Null: to be asked for; `sentence` says why.'),
    currency: priceCurrency,
    vehicle: z.object({ code: z.string(), name: z.string(), count: z.number().int() }).nullable(),
    distanceKm: z.number().int().nullable(),
    emissionsGrams: uintString.nullable().describe('CO2e of the way, well to wheel (ISO 14083).'),
    sentence: z.string(),
  })
  .meta({ id: 'DeliveryEstimate' });
export type DeliveryEstimateView = z.infer<typeof deliveryEstimate>;
