/** What a seller says of a load, and of an order that ends with less than was ordered. */
import { z } from 'zod';
import { packingItem } from './order-shipment.ts';
import { mailLanguage } from './member.ts';
import { positiveUintString } from './primitives.ts';

const packed = packingItem.extend({
  pieces: packingItem.shape.pieces.default(null),
  massGrams: packingItem.shape.massGrams.default(null),
  lengthUm: packingItem.shape.lengthUm.default(null),
});

export const shipmentInput = z
  .strictObject({
    carrier: z.string().trim().min(1).max(80),
    vehicle: z.string().trim().min(1).max(40).optional(),
    massGrams: positiveUintString.optional().describe('Of this load; without it, all that is left.'),
    pieces: z.number().int().positive().max(100_000).optional(),
    packing: z.array(packed).max(200).optional(),
    isMarkTransferred: z
      .boolean()
      .optional()
      .describe('The heat was stamped on every piece that was cut; needed where the order has it.'),
    isLast: z.boolean().optional().describe('Without it, true once the ordered mass is complete.'),
  })
  .meta({ id: 'ShipmentInput' });
export type ShipmentInput = z.input<typeof shipmentInput>;

export const shortCloseInput = z
  .strictObject({ reason: z.string().trim().min(3).max(300) })
  .meta({ id: 'ShortCloseInput' });
export type ShortCloseInput = z.infer<typeof shortCloseInput>;

export const deliveryNoteQuery = z.strictObject({ language: mailLanguage.optional() });
export type DeliveryNoteQuery = z.infer<typeof deliveryNoteQuery>;
