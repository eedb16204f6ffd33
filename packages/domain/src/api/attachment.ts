/** A file that only the parties of its subject may read. */
import { z } from 'zod';
import { id, isoTime } from './primitives.ts';

export const attachment = z
  .object({
    id,
    name: z.string(),
    mediaType: z.enum(['application/pdf', 'image/jpeg', 'image/png', 'image/webp']),
    bytes: z.number().int(),
    sha256: z
      .string()
      .describe('Of the bytes, 0x and 64 hexadecimal digits; it stands in the audit trail too.'),
    uploadedBy: z.string(),
    createdAt: isoTime,
  })
  .meta({ id: 'Attachment' });
export type Attachment = z.infer<typeof attachment>;
