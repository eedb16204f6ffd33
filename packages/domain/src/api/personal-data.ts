/** What is kept about a person, and its erasure (GDPR, articles 15, 17 and 20). */
import { z } from 'zod';
import { isoTime } from './primitives.ts';

export const personalData = z
  .object({
    userId: z.string(),
    madeAt: isoTime,
    tables: z.array(
      z.object({
        table: z.string(),
        because: z.string().describe('The column that names the person.'),
        rows: z.array(z.record(z.string(), z.unknown())),
        isComplete: z.boolean().describe('False: there are more rows than the 10,000 shown here.'),
      }),
    ),
  })
  .meta({ id: 'PersonalData' });
export type PersonalData = z.infer<typeof personalData>;

export const erasure = z
  .object({
    userId: z.string().describe('Stays in orders and in the audit trail, and leads to nobody any more.'),
    erasedAt: isoTime,
    deletedRows: z.record(z.string(), z.int()).describe('By table.'),
  })
  .meta({ id: 'Erasure' });
export type Erasure = z.infer<typeof erasure>;
