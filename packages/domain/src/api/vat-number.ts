/** Checks of VAT numbers. */
import { z } from 'zod';
import { isoTime } from './primitives.ts';

export const vatNumberInput = z
  .strictObject({ number: z.string().trim().min(4).max(30) })
  .meta({ id: 'VatNumberInput' });
export type VatNumberInput = z.infer<typeof vatNumberInput>;

export const vatNumber = z
  .object({
    number: z.string(),
    country: z.string().length(2),
    state: z
      .enum(['valid', 'invalid', 'unchecked'])
      .describe('`unchecked`: form and check digits are right, and no register has answered yet.'),
    holder: z.string().nullable().describe('As the register writes it, where it does.'),
    consultation: z.string().nullable().describe('The register’s proof that it was asked.'),
    checkedAt: isoTime.nullable(),
    sentence: z.string(),
  })
  .meta({ id: 'VatNumber' });
export type VatNumberView = z.infer<typeof vatNumber>;
