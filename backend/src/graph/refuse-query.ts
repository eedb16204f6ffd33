import { GraphQLError } from 'graphql';
import type { QueryLimits, Weight } from './weigh-query.ts';

/**
 * Codes of the errors that the graph answers with, with when each is told. Those of a field come beside the data of the
 * others; the rest stand for the whole query, of which then nothing was read.
 */
export const graphErrorCodes = {
  /** The text is no GraphQL, or asks for what there is not. */
  INVALID: 'query-invalid',
  /** Neither a text nor a hash was sent. */
  ABSENT: 'query-absent',
  /** The answer could hold more objects than one answer may. */
  COST: 'cost-exceeded',
  /** Fields are nested deeper than they may. */
  DEPTH: 'depth-exceeded',
  /** More fields bear another name than may. */
  ALIASES: 'aliases-exceeded',
  /** A list was asked for longer, or from further in, than lists go. */
  LIST: 'list-too-long',
  /** Nobody has told this process the text of the hash. */
  UNKNOWN_HASH: 'PERSISTED_QUERY_NOT_FOUND',
  /** The text does not have the hash that came with it. */
  OTHER_HASH: 'hash-mismatch',
  /** Only registered documents are answered here. */
  NOT_REGISTERED: 'query-not-registered',
  /** It took longer than a query may. */
  TIME: 'took-too-long',
  /** The index does not answer: its fields are null. */
  INDEX_AWAY: 'index-unavailable',
  /** The index has not come to the block that was asked for. */
  INDEX_BEHIND: 'index-behind',
  /** The index refuses a filter or an order. */
  INDEX_REFUSED: 'index-refused',
  /** The marketplace's database does not answer: its fields are null. */
  MARKET_AWAY: 'marketplace-unavailable',
  /** An argument is not as it should be. */
  INPUT: 'invalid-input',
  /** A defect of ours. */
  INTERNAL: 'internal',
} as const;
export type GraphErrorCode = (typeof graphErrorCodes)[keyof typeof graphErrorCodes];

export const refusal = (
  code: GraphErrorCode,
  message: string,
  facts: Readonly<Record<string, unknown>> = {},
): GraphQLError => new GraphQLError(message, { extensions: { code, ...facts } });

/** Why a query is not answered, or null. */
export function refusalOf(weight: Weight, limits: QueryLimits): GraphQLError | null {
  const { objects, depth, tooLong } = weight;
  if (tooLong) {
    const { field, argument, asked, limit } = tooLong;
    return refusal(
      'list-too-long',
      argument === 'first'
        ? `"${field}" is asked for ${asked}; a list holds 0 to ${limit}. Ask for ${limit} at most, and for the rest after the last one.`
        : `"${field}" leaves ${asked} out; that goes from 0 to ${limit}. Order by id and ask where id_gt the last one instead.`,
      { limit },
    );
  }
  if (depth > limits.depth) {
    return refusal(
      'depth-exceeded',
      `Fields are nested ${depth} deep; ${limits.depth} are allowed. Ask in two queries, by ids from the first.`,
      { depth, limit: limits.depth },
    );
  }
  const aliases = Math.max(weight.aliases, weight.roots);
  if (aliases > limits.aliases) {
    return refusal(
      'aliases-exceeded',
      `${aliases} fields stand at the root or bear another name; ${limits.aliases} are allowed. Ask with a list of ids instead, or in several queries.`,
      { aliases, limit: limits.aliases },
    );
  }
  if (objects > limits.objects) {
    return refusal(
      'cost-exceeded',
      `The answer could hold ${objects} objects; ${limits.objects} are allowed. Ask for shorter lists with "first", or for fewer lists inside of lists.`,
      { cost: objects, limit: limits.objects },
    );
  }
  return null;
}
