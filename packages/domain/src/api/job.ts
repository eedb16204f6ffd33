/** What the marketplace does by itself, again and again. */
import { z } from 'zod';
import { isoTime } from './primitives.ts';

export const job = z
  .object({
    name: z.string().describe('Noun and verb, e.g. "ledger.expire-claims".'),
    everyMs: z.number().int(),
    isPaused: z.boolean(),
    isRunning: z.boolean(),
    runs: z.number().int().describe('Since this process started.'),
    failures: z.number().int(),
    lastRunAt: isoTime.nullable(),
    lastError: z.string().nullable(),
  })
  .meta({ id: 'Job' });
export type Job = z.infer<typeof job>;

export const jobList = z.object({ items: z.array(job) }).meta({ id: 'JobList' });
