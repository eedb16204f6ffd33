/** How a vendor does, month by month; the money is the ledger's own. */
import { z } from 'zod';
import { payCurrency } from './rail.ts';
import { uintString } from './primitives.ts';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Give a month, for example 2026-11.');
const intString = z.string().regex(/^-?(0|[1-9]\d*)$/);

export const vendorMoney = z
  .object({
    currency: payCurrency,
    capturedMinor: uintString.describe('Taken from buyers for the vendor.'),
    refundedMinor: uintString.describe(
      'Of that or of earlier months, gone back to buyers or taken back by their banks.',
    ),
    commissionMinor: intString.describe('Of the marketplace, less what was returned of it.'),
    taxMinor: intString.describe('VAT on the commission.'),
    netMinor: intString.describe('Captured less refunded, commission and tax.'),
  })
  .meta({ id: 'VendorMoney' });
export type VendorMoney = z.infer<typeof vendorMoney>;

export const vendorMonth = z
  .object({
    month,
    orders: z.number().int().describe('Placed in the month.'),
    completedOrders: z.number().int().describe('Of these, delivered and paid.'),
    onTimePermille: z
      .number()
      .int()
      .nullable()
      .describe(
        'Of the orders whose last load left, those that left within the lead time; null without any.',
      ),
    weighDeviationPermille: z
      .number()
      .int()
      .nullable()
      .describe('Weighed less ordered, without sign, over ordered, of complete orders; null without any.'),
    disputes: z.number().int().describe('About these orders.'),
    disputePermille: z.number().int().nullable(),
    returns: z.number().int(),
    answerMinutes: z
      .number()
      .int()
      .nullable()
      .describe('From a return asked for or a dispute opened to the vendor’s first answer, on average.'),
    money: z.array(vendorMoney),
  })
  .meta({ id: 'VendorMonth' });
export type VendorMonth = z.infer<typeof vendorMonth>;

export const vendorFigures = z
  .object({ months: z.array(vendorMonth), total: z.array(vendorMoney) })
  .meta({ id: 'VendorFigures' });
export type VendorFigures = z.infer<typeof vendorFigures>;

export const vendorFiguresQuery = z.strictObject({ from: month.optional(), until: month.optional() });
export type VendorFiguresQuery = z.infer<typeof vendorFiguresQuery>;

/** How a vendor delivers, as anybody may read it: measured over the last twelve months, without its money. */
export const vendorConduct = z
  .object({
    orders: z.number().int().describe('Placed in the twelve months.'),
    completedOrders: z.number().int().describe('Of these, delivered and paid.'),
    onTimePermille: vendorMonth.shape.onTimePermille,
    weighDeviationPermille: vendorMonth.shape.weighDeviationPermille,
    disputePermille: vendorMonth.shape.disputePermille.describe(
      'Disputes about these orders; null without orders.',
    ),
    answerMinutes: vendorMonth.shape.answerMinutes,
  })
  .meta({ id: 'VendorConduct' });
export type VendorConduct = z.infer<typeof vendorConduct>;
