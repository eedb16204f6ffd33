/** How the steel of an order travels: its loads, and their running total. */
import { z } from 'zod';
import { isoTime, uintString } from './primitives.ts';

export const delivery = z
  .object({
    ref: z.string(),
    carrier: z.string(),
    vehicle: z.string().nullable(),
    weighbridgeUrl: z.string(),
    announcedAt: isoTime,
    weighedGrams: uintString.nullable().describe('Of all loads together.'),
    weighedAt: isoTime.nullable(),
    receivedAt: isoTime.nullable(),
    isComplete: z.boolean().describe('Nothing more of the order is to be shipped.'),
  })
  .meta({ id: 'Delivery' });
export type Delivery = z.infer<typeof delivery>;

/** What is packed in a load. */
export const packingItem = z
  .object({
    label: z.string().trim().min(1).max(80).describe('A bundle’s tag, or what it is.'),
    pieces: z.number().int().positive().max(100_000).nullable(),
    massGrams: uintString.nullable(),
    lengthUm: z.number().int().positive().nullable().describe('Micrometres.'),
  })
  .meta({ id: 'PackingItem' });

export const shipment = z
  .object({
    ref: z.string().describe('D-TS-2026-000042-2'),
    position: z.number().int(),
    carrier: z.string(),
    vehicle: z.string().nullable(),
    plannedGrams: uintString,
    pieces: z.number().int().nullable(),
    packing: z.array(packingItem),
    lotCode: z.string(),
    heatNumber: z.string(),
    certificateNumber: z.string().nullable(),
    isLast: z.boolean(),
    announcedAt: isoTime,
    weighedGrams: uintString.nullable().describe('Of this load; null until its weigh ticket is accepted.'),
    weighedAt: isoTime.nullable(),
    deliveryNoteUrl: z.string(),
  })
  .meta({ id: 'Shipment' });
export type Shipment = z.infer<typeof shipment>;
