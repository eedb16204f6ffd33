import { createHash } from 'node:crypto';
import {
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { registeredQueries } from './generated/registered-queries.ts';
import { refusal } from './refuse-query.ts';

/** A text that can be answered, read once. */
export interface QueryDocument {
  hash: string;
  document: DocumentNode;
}

export interface AskedQuery {
  query?: string | undefined;
  hash?: string | undefined;
}

/** Of one query; names, braces and numbers count one each. */
const MOST_TOKENS = 2_000;
const MOST_ERRORS = 10;
/** Of texts that callers told us. */
const MOST_KEPT = 1_000;
const LONGEST_KEPT = 16_384;

/**
 * The texts that this process knows: those that were registered while it was built, and the last thousand that callers
 * sent with their hash, by which the next caller may ask. Another process may not know them yet; it says so, and is told.
 */
export class QueryDocuments {
  private readonly registered = new Map(registeredQueries.map(({ hash, text }) => [hash, text]));
  private readonly told = new Map<string, string>();
  private readonly read = new Map<string, QueryDocument>();

  /** @param registeredOnly whether texts that were not registered are refused */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly registeredOnly: boolean,
  ) {}

  /** @throws GraphQLError, or an array of them, when there is no such text, or when it can't be answered. */
  find({ query, hash }: AskedQuery): QueryDocument | readonly GraphQLError[] {
    const text = this.textOf(query, hash);
    if (text instanceof GraphQLError) return [text];
    const its = createHash('sha256').update(text).digest('hex');
    const known = this.read.get(its);
    if (known) return known;
    const made = this.readText(its, text);
    if (!Array.isArray(made) && text.length <= LONGEST_KEPT) keep(this.read, its, made as QueryDocument);
    return made;
  }

  private textOf(query: string | undefined, hash: string | undefined): string | GraphQLError {
    const byHash = hash === undefined ? undefined : (this.registered.get(hash) ?? this.told.get(hash));
    if (query === undefined || query === '') {
      if (hash === undefined) {
        return refusal(
          'query-absent',
          'Send a query, or the hash of a registered one in extensions.persistedQuery.',
        );
      }
      if (byHash !== undefined) return byHash;
      return this.registeredOnly
        ? notRegistered()
        : refusal('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
    }
    const its = createHash('sha256').update(query).digest('hex');
    if (hash !== undefined && hash !== its) {
      return refusal('hash-mismatch', `The query has the SHA-256 ${its}, and not the one that came with it.`);
    }
    if (this.registeredOnly && !this.registered.has(its)) return notRegistered();
    if (hash !== undefined && query.length <= LONGEST_KEPT) keep(this.told, its, query);
    return query;
  }

  private readText(hash: string, text: string): QueryDocument | readonly GraphQLError[] {
    try {
      const document = parse(text, { maxTokens: MOST_TOKENS });
      const errors = validate(this.schema, document, specifiedRules, { maxErrors: MOST_ERRORS });
      return errors.length === 0 ? { hash, document } : errors.map(invalid);
    } catch (error) {
      if (error instanceof GraphQLError) return [invalid(error)];
      throw error;
    }
  }
}

const notRegistered = (): GraphQLError =>
  refusal(
    'query-not-registered',
    'Only registered queries are answered here: those in docs/examples/queries. Ask one of them by its hash.',
  );

const invalid = (error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message, {
    ...(error.nodes && { nodes: error.nodes }),
    ...(error.source && { source: error.source }),
    ...(error.positions && { positions: error.positions }),
    extensions: { code: 'query-invalid' },
  });

/** The longest kept goes first when there are too many. */
function keep<T>(map: Map<string, T>, key: string, value: T): void {
  if (map.size >= MOST_KEPT && !map.has(key)) {
    const [oldest] = map.keys();
    if (oldest !== undefined) map.delete(oldest);
  }
  map.set(key, value);
}
