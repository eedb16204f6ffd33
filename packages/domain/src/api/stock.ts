/** A vendor's stock: its lots with what is offered, labelled and certified of them, and what is not. */
import { z } from 'zod';
import { lot } from './lot.ts';
import { id, isoTime, pageOf, pageQuery } from './primitives.ts';

export const stockView = z
  .enum(['free', 'offered', 'unlabelled', 'uncertified'])
  .meta({ id: 'StockView' })
  .describe(
    '`free`: in the register, with mass that no order took, and not offered; `unlabelled`: no label was printed; `uncertified`: the certificate is not in force, or not countersigned.',
  );
export type StockView = z.infer<typeof stockView>;

/** Why steel stands without a certificate that a buyer can rely on. */
export const missingCertificateReason = z
  .enum(['revoked', 'not-countersigned', 'not-registered'])
  .meta({ id: 'MissingCertificateReason' });

export const stockItem = lot
  .extend({
    offerId: id.nullable().describe('The open offer of this lot.'),
    labelPrintedAt: isoTime.nullable().describe('When a label was last printed.'),
  })
  .meta({ id: 'StockItem' });
export type StockItem = z.infer<typeof stockItem>;
export const stockPage = pageOf(stockItem).meta({ id: 'StockPage' });
export const stockQuery = pageQuery.extend({ view: stockView.optional() });
export type StockQuery = z.output<typeof stockQuery>;

export const missingCertificate = z
  .object({
    lot: lot.pick({ id: true, lotCode: true, grade: true, product: true, heatNumber: true, massGrams: true }),
    certificateId: id,
    certificateNumber: z.string(),
    reason: missingCertificateReason,
    orders: z
      .array(z.object({ id, number: z.string() }))
      .describe('Orders of this lot that are not over; the oldest first.'),
  })
  .meta({ id: 'MissingCertificate' });
export type MissingCertificate = z.infer<typeof missingCertificate>;
export const missingCertificatePage = pageOf(missingCertificate).meta({ id: 'MissingCertificatePage' });
export const missingCertificateQuery = pageQuery;
