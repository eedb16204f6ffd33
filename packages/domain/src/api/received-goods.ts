/** What an organisation received, with the inspection document behind it. */
import { z } from 'zod';
import { certificateDocument, certificateKind } from './certificate.ts';
import { id, isoTime, pageOf, pageQuery, uintString } from './primitives.ts';

/** What became of a certificate since it was registered. */
export const certificateStanding = z
  .enum(['standing', 'superseded', 'revoked'])
  .meta({ id: 'CertificateStanding' });

/** One order whose goods were received and whose title has moved. */
export const receivedGoods = z
  .object({
    orderId: id,
    orderNumber: z.string(),
    receivedAt: isoTime,
    seller: z.string(),
    product: z.string(),
    grade: z.string(),
    heatNumber: z.string(),
    lotCode: z.string(),
    serial: z.string().describe('GS1 serial (AI 21) of the delivered bundle.'),
    massGrams: uintString,
    isRecalled: z.boolean().describe('Its lot, or one behind it, was recalled.'),
    certificate: z.object({
      number: z.string(),
      kind: certificateKind,
      issuer: z.string(),
      standing: certificateStanding,
      documents: z
        .array(certificateDocument)
        .describe('By their hash; each is fetched from IPFS by its cid.'),
    }),
  })
  .meta({ id: 'ReceivedGoods' });
export type ReceivedGoods = z.infer<typeof receivedGoods>;
export const receivedGoodsPage = pageOf(receivedGoods).meta({ id: 'ReceivedGoodsPage' });
export const receivedGoodsQuery = pageQuery.extend({
  text: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .optional()
    .describe(
      'Beginning of a heat, certificate, order or lot number; only letters and digits count, in either case.',
    ),
});
export type ReceivedGoodsQuery = z.infer<typeof receivedGoodsQuery>;
