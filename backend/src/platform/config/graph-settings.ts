import { z } from 'zod';

/** What a query of the graph may come to. */
export const graphSettings = {
  GRAPH_QUERIES: z.enum(['any', 'registered']).default('any'),
  GRAPH_MOST_OBJECTS: z.coerce.number().int().min(100).max(1_000_000).default(5_000),
  GRAPH_DEEPEST: z.coerce.number().int().min(3).max(40).default(12),
  GRAPH_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(5_000),
};

const MOST_ALIASES = 50;

export interface GraphSettings {
  /** Whether only documents are answered that were registered while building. */
  registeredOnly: boolean;
  limits: { objects: number; depth: number; aliases: number };
  timeoutMs: number;
  /** Of one question to the index: an answer without it still comes in time. */
  indexTimeoutMs: number;
}

export const graphOf = (env: z.output<z.ZodObject<typeof graphSettings>>): GraphSettings => ({
  registeredOnly: env.GRAPH_QUERIES === 'registered',
  limits: { objects: env.GRAPH_MOST_OBJECTS, depth: env.GRAPH_DEEPEST, aliases: MOST_ALIASES },
  timeoutMs: env.GRAPH_TIMEOUT_MS,
  indexTimeoutMs: Math.ceil(env.GRAPH_TIMEOUT_MS / 2),
});
