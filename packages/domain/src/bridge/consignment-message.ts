import { z } from 'zod';
import { bytes32 } from './scalars.ts';

/**
 * Claims of a carrier's message about a consignment, signed ES256 by the carrier: what the electronic consignment note
 * (Additional Protocol to the CMR concerning the electronic consignment note, 2008) records of taking over and delivery.
 * `signatureRef` names the consignee's signature as the carrier's system keeps it.
 */
export const consignmentMessageSchema = z
  .object({
    consignmentNo: z.string().min(1).max(60),
    paymentId: bytes32,
    status: z.enum(['taken-over', 'delivered']),
    happenedAt: z.iso.datetime(),
    place: z.string().min(1).max(200),
    signatureRef: z.string().min(1).max(200).nullable(),
    carrier: z.string().min(1).max(200),
    iss: z.string().min(1).max(200),
  })
  .refine(({ status, signatureRef }) => status !== 'delivered' || signatureRef !== null, {
    path: ['signatureRef'],
    message: 'must name the signature of the consignee when the goods are delivered',
  });
export type ConsignmentMessage = z.infer<typeof consignmentMessageSchema>;
