/** Cost centres and the limits of what may be ordered. */
import { z } from 'zod';
import { id, isoTime } from './primitives.ts';

const minorUnits = z
  .string()
  .regex(/^(0|[1-9][0-9]{0,17})$/, 'Give a whole number of minor units, at most 18 digits.');

export const spendingPeriod = z.enum(['order', 'day', 'month', 'year']).meta({ id: 'SpendingPeriod' });
export type SpendingPeriod = z.infer<typeof spendingPeriod>;

export const spendingCurrency = z.enum(['EUR', 'USDC']).meta({ id: 'SpendingCurrency' });
export type SpendingCurrency = z.infer<typeof spendingCurrency>;

export const costCentreInput = z
  .strictObject({
    code: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,31}$/, 'Use up to 32 letters, digits, and . _ / -.'),
    name: z.string().trim().min(1).max(120),
    parentId: id.nullable().default(null),
  })
  .meta({ id: 'CostCentreInput' });
export type CostCentreInput = z.input<typeof costCentreInput>;

export const spendingLimitInput = z
  .strictObject({
    userId: z
      .string()
      .max(64)
      .optional()
      .describe('The member whose orders count. Either this or costCentreId.'),
    costCentreId: id.optional().describe('Orders booked on it, and on those under it, count.'),
    period: spendingPeriod.describe('UTC days, months and years; a cost centre’s `year` is its budget.'),
    currency: spendingCurrency,
    amountMinor: minorUnits.describe('EUR in hundredths, USDC in millionths.'),
  })
  .refine((input) => (input.userId === undefined) !== (input.costCentreId === undefined), {
    message: 'Name a member or a cost centre, one of both.',
    path: ['userId'],
  })
  .meta({
    id: 'SpendingLimitInput',
    examples: [
      {
        costCentreId: '01a20687-a5b4-76e1-804c-b0e0d5ee8742',
        period: 'month',
        currency: 'EUR',
        amountMinor: '5000000',
      },
    ],
  });
export type SpendingLimitInput = z.infer<typeof spendingLimitInput>;

export const spendingLimit = z
  .object({
    id,
    userId: z.string().nullable(),
    costCentreId: id.nullable(),
    period: spendingPeriod,
    currency: spendingCurrency,
    amountMinor: minorUnits,
    takenMinor: minorUnits.describe('Of the period that runs now; of an order, 0.'),
    leftMinor: minorUnits,
    updatedAt: isoTime,
  })
  .meta({ id: 'SpendingLimit' });
export type SpendingLimit = z.infer<typeof spendingLimit>;

export const spendingLimits = z.object({ items: z.array(spendingLimit) }).meta({ id: 'SpendingLimits' });
export type SpendingLimits = z.infer<typeof spendingLimits>;

export const costCentre = z
  .object({
    id,
    code: z.string(),
    name: z.string(),
    parentId: id.nullable(),
    isOpen: z.boolean(),
    createdAt: isoTime,
  })
  .meta({ id: 'CostCentre' });
export type CostCentre = z.infer<typeof costCentre>;

export const costCentres = z
  .object({ items: z.array(costCentre).describe('By code.') })
  .meta({ id: 'CostCentres' });
export type CostCentres = z.infer<typeof costCentres>;
