import { z } from 'zod';
import { bytes32, uint128 } from './scalars.ts';

/** Claims of a weigh ticket, signed ES256 by the weighbridge. Masses in grams. */
export const weighTicketSchema = z.object({
  ticketNo: z.string().min(1).max(60),
  deliveryRef: z.string().min(1).max(60),
  paymentId: bytes32,
  netGrams: uint128,
  grossGrams: uint128,
  tareGrams: uint128,
  weighedAt: z.iso.datetime(),
  weighbridge: z.string().min(1).max(120),
  iss: z.string().min(1).max(200),
});
export type WeighTicket = z.infer<typeof weighTicketSchema>;

/** What the backend tells the weighbridge when the vendor announces a shipment. */
export const announcedDeliverySchema = z.strictObject({
  deliveryRef: z.string().min(1).max(60),
  paymentId: bytes32,
  consignee: z.string().min(1).max(200),
  product: z.string().min(1).max(300),
  expectedGrams: uint128,
});
export type AnnouncedDelivery = z.infer<typeof announcedDeliverySchema>;
