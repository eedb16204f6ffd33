/** Errors of the REST interface: RFC 9457 problem details, media type `application/problem+json`. */
import { z } from 'zod';

/** One wrong field: its path in dots (`items.0.massGrams`) and a sentence. */
export const problemField = z.object({ field: z.string(), message: z.string() });

/**
 * RFC 9457 problem with a stable `code`, a sentence saying what happened (`detail`), what to do (`remedy`) and the
 * wrong fields if any. Example: `{"status":409,"code":"heat-already-registered","detail":"Heat 4711 is …", …}`.
 */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    reason: z.string().optional().describe('The finer cause, e.g. heat-already-registered.'),
    detail: z.string(),
    remedy: z.string().optional(),
    errors: z.array(problemField).optional(),
    figures: z
      .record(z.string(), z.string())
      .optional()
      .describe('What the sentence is about, for machines: amounts as decimal strings, with their currency.'),
    traceId: z.string(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;
