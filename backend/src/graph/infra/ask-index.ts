import { GraphQLError, print, type DocumentNode, type ExecutionResult } from 'graphql';
import { z } from 'zod';
import { indexSchema } from '../index-schema.ts';
import { prepareQuestion } from './prepare-question.ts';

/** How far the index had come when a request asked it. */
export interface IndexStanding {
  block: number;
  /** Of that block, Unix seconds. */
  timestamp: number | null;
  hasFailed: boolean;
}

/** What one request learns of the index while it asks. */
export interface IndexReading {
  standing: IndexStanding | null;
  /** Set by the first question that was not answered: the others of the request are not asked. */
  away: GraphQLError | null;
  /** How often the index was asked. */
  questions: number;
}

export type AskIndex = (question: {
  document: DocumentNode;
  variables?: Readonly<Record<string, unknown>>;
  context?: { index: IndexReading; signal: AbortSignal };
}) => Promise<ExecutionResult>;

const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(z.object({ message: z.string(), path: z.array(z.union([z.string(), z.number()])).optional() }))
    .optional(),
});
const meta = z.object({
  block: z.object({ number: z.number(), timestamp: z.number().nullish() }),
  hasIndexingErrors: z.boolean(),
});

/**
 * Asks graph-node. It is asked for no longer than `timeoutMs`, and once in a request when it does not answer.
 *
 * @throws GraphQLError `index-unavailable`
 */
export function indexAsker(url: string, timeoutMs: number): AskIndex {
  return async ({ document, variables, context }) => {
    const reading = context?.index ?? { standing: null, away: null, questions: 0 };
    if (reading.away) throw reading.away;
    reading.questions += 1;
    const query = print(prepareQuestion(indexSchema, document, variables));
    const signals = [AbortSignal.timeout(timeoutMs), ...(context ? [context.signal] : [])];
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.any(signals),
      });
      if (!response.ok) throw new Error(`status ${response.status}`);
      return resultOf(answer.parse(await response.json()), reading);
    } catch {
      reading.away = new GraphQLError(
        'The index does not answer just now; what the marketplace knows can still be asked. Try again in a moment.',
        { extensions: { code: 'index-unavailable' } },
      );
      throw reading.away;
    }
  };
}

function resultOf({ data, errors }: z.output<typeof answer>, reading: IndexReading): ExecutionResult {
  const { _meta: told, ...asked } = data ?? {};
  const standing = meta.safeParse(told);
  if (standing.success) {
    const { block, hasIndexingErrors } = standing.data;
    reading.standing = {
      block: block.number,
      timestamp: block.timestamp ?? null,
      hasFailed: hasIndexingErrors,
    };
  }
  if (!errors) return { data: asked };
  return { data: data ? asked : null, errors: errors.map(({ message, path }) => refusedBy(message, path)) };
}

/** graph-node's own words, less the name that it gives the index; for a block that is not there yet, ours. */
function refusedBy(message: string, path: readonly (string | number)[] | undefined): GraphQLError {
  const upTo = /has only indexed up to block number (\d+)/.exec(message)?.[1];
  return new GraphQLError(
    upTo === undefined
      ? `The index refuses this: ${message.replaceAll(/subgraph \S+/g, 'the index')}`
      : `The index has read the chain up to block ${upTo}; the block that you ask for is not there yet. Ask for an earlier one, or again in a moment.`,
    { ...(path && { path }), extensions: { code: upTo === undefined ? 'index-refused' : 'index-behind' } },
  );
}
