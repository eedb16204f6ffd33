/** `GET /health`: the state of every part the marketplace leans on. */
import { z } from 'zod';
import { isoTime } from './primitives.ts';

export const healthPart = z.object({
  state: z.enum(['up', 'down', 'degraded']),
  detail: z.string(),
  checkedAt: isoTime,
});
export const health = z
  .object({
    status: z.enum(['up', 'degraded', 'down']),
    parts: z.object({
      database: healthPart,
      chain: healthPart,
      ipfs: healthPart,
      graph: healthPart,
      oracles: healthPart,
      mail: healthPart,
    }),
  })
  .meta({ id: 'Health' });
export type Health = z.infer<typeof health>;
export type HealthPart = z.infer<typeof healthPart>;

/** `GET /health/live`: the process answers. */
export const liveness = z.object({ status: z.literal('up') }).meta({ id: 'Liveness' });
export type Liveness = z.infer<typeof liveness>;

/** `GET /health/ready`: the process takes requests; 503 when it does not. */
export const readiness = z
  .object({ status: z.literal('ready'), migration: z.string().describe('The newest one that it needs.') })
  .meta({ id: 'Readiness' });
export type Readiness = z.infer<typeof readiness>;
