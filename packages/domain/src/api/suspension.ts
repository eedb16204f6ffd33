/** A vendor that may sell nothing new for now. */
import { z } from 'zod';
import { id, isoTime } from './primitives.ts';

export const suspensionInput = z
  .strictObject({ reason: z.string().trim().min(10).max(500) })
  .meta({ id: 'SuspensionInput' });
export type SuspensionInput = z.infer<typeof suspensionInput>;

export const suspension = z
  .object({
    id,
    organisationId: id,
    reason: z.string(),
    suspendedBy: z.string(),
    suspendedAt: isoTime,
    liftReason: z.string().nullable(),
    liftedBy: z.string().nullable(),
    liftedAt: isoTime.nullable(),
  })
  .meta({ id: 'Suspension' });
export type Suspension = z.infer<typeof suspension>;

export const suspensionList = z.object({ items: z.array(suspension) }).meta({ id: 'SuspensionList' });
export type SuspensionList = z.infer<typeof suspensionList>;
