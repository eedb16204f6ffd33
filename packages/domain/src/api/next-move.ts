/** Whose move it is in an order, what it is, and until when. */
import { z } from 'zod';
import { isoTime } from './primitives.ts';

export const nextMove = z
  .object({
    who: z.enum(['buyer', 'seller', 'carrier', 'platform', 'nobody']),
    code: z.enum([
      'pay',
      'accept',
      'wait-chain',
      'ship',
      'weigh',
      'confirm-receipt',
      'wait-settlement',
      'set-aside',
      'none',
    ]),
    what: z.string(),
    by: isoTime.nullable(),
  })
  .meta({ id: 'NextMove' });
export type NextMove = z.infer<typeof nextMove>;
