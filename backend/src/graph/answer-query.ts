import { Injectable, Logger } from '@nestjs/common';
import type { GraphAnswer, GraphRequest } from '@topsteel/domain/api';
import {
  execute,
  getOperationAST,
  getVariableValues,
  OperationTypeNode,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import { Config } from '../platform/config/index.ts';
import { runAs } from '../platform/database/index.ts';
import { gatherErrors } from './gather-errors.ts';
import { graphSchema } from './graph-schema.ts';
import { ChainHead } from './infra/chain-head.ts';
import { indexAsker, type IndexReading } from './infra/ask-index.ts';
import { MarketReads, MarketSources } from './market/market-reads.ts';
import { QueryDocuments } from './query-documents.ts';
import { refusal, refusalOf } from './refuse-query.ts';
import { weigh } from './weigh-query.ts';

export interface GraphResult {
  /** Whether something was answered: a refused query is answered nothing. */
  isAnswered: boolean;
  body: GraphAnswer;
}

/** Answers a query over the marketplace and the index; each side answers while the other is away. */
@Injectable()
export class AnswerQuery {
  readonly schema: GraphQLSchema;
  private readonly documents: QueryDocuments;
  private readonly log = new Logger(AnswerQuery.name);

  constructor(
    private readonly config: Config,
    private readonly sources: MarketSources,
    private readonly head: ChainHead,
  ) {
    const { graphUrl, graph } = config.settings;
    this.schema = graphSchema(indexAsker(graphUrl, graph.indexTimeoutMs));
    this.documents = new QueryDocuments(this.schema, graph.registeredOnly);
  }

  /** The answer is the same for everybody, whoever asks. */
  async run({ query, operationName, variables, extensions }: GraphRequest): Promise<GraphResult> {
    const found = this.documents.find({ query, hash: extensions?.persistedQuery?.sha256Hash });
    if ('length' in found) return this.refused(found);
    const { document } = found;
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== OperationTypeNode.QUERY) {
      const why = operation
        ? 'Only queries are answered here; what changes something has a route under /v2.'
        : 'Say in operationName which query of the text is asked, by its name.';
      return this.refused([refusal('query-invalid', why)]);
    }
    const values = getVariableValues(this.schema, operation.variableDefinitions ?? [], variables ?? {});
    if (values.errors) return this.refused(values.errors);
    const { limits, timeoutMs } = this.config.settings.graph;
    const weight = weigh(this.schema, document, operation, values.coerced);
    const cost = { cost: weight.objects, limit: limits.objects, depth: weight.depth };
    const refused = refusalOf(weight, limits);
    if (refused) return this.refused([refused], { cost });

    const index: IndexReading = { standing: null, away: null, questions: 0 };
    const late = new AbortController();
    const answered = await inTime(
      runAs('nobody', async () =>
        execute({
          ...{ schema: this.schema, document, variableValues: variables ?? {} },
          ...(operationName !== undefined && operationName !== null && { operationName }),
          contextValue: { market: new MarketReads(this.sources), index, signal: late.signal },
        }),
      ),
      timeoutMs,
    );
    late.abort();
    if (answered === 'late') {
      return this.refused(
        [
          refusal('took-too-long', `This took longer than ${timeoutMs} ms. Ask for less at once.`, {
            timeoutMs,
          }),
        ],
        { cost },
      );
    }
    const { data, errors } = answered;
    return {
      isAnswered: true,
      body: {
        data: data ?? null,
        ...(errors && errors.length > 0 && { errors: this.told(errors, data) }),
        extensions: { cost, ...(index.questions > 0 && { index: await this.standing(index) }) },
      },
    };
  }

  private refused(errors: readonly GraphQLError[], extensions?: GraphAnswer['extensions']): GraphResult {
    return { isAnswered: false, body: { errors: this.told(errors), ...(extensions && { extensions }) } };
  }

  private told(errors: readonly GraphQLError[], data?: unknown): NonNullable<GraphAnswer['errors']> {
    return gatherErrors(errors, data, (error) => {
      this.log.error(
        { err: error.originalError ?? error, path: error.path },
        'A query met an error of ours.',
      );
    }) as NonNullable<GraphAnswer['errors']>;
  }

  private async standing({ standing, away }: IndexReading) {
    const head = await this.head.read();
    return {
      state: away ? ('away' as const) : standing?.hasFailed ? ('failed' as const) : ('answers' as const),
      block: standing?.block ?? null,
      behind: standing && head !== null ? Math.max(0, head - standing.block) : null,
    };
  }
}

async function inTime<T>(work: Promise<T>, timeoutMs: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => {
      resolve('late');
    }, timeoutMs);
  });
  // What still fails after that is told to nobody.
  work.catch(() => undefined);
  return Promise.race([work, late]).finally(() => {
    clearTimeout(timer);
  });
}
