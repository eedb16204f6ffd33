import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { graphql } from 'graphql';
import { indexSdl } from '../../src/graph/generated/index-sdl.ts';

type Row = Readonly<Record<string, unknown>> & { id: string };
interface Given {
  first?: number | null;
  where?: { id_in?: string[] };
}

const metaSdl = `
  extend type Query { _meta: _Meta_ }
  type _Meta_ { block: _Block_! hasIndexingErrors: Boolean! }
  type _Block_ { number: Int! timestamp: Int }
`;

export type FakeIndex = Awaited<ReturnType<typeof openFakeIndex>>;

/** Answers as graph-node does, from a few rows, and remembers what it was asked. Rows come back in reverse. */
export async function openFakeIndex(rows: Readonly<Record<string, readonly Row[]>>, block: number) {
  const questions: string[] = [];
  /** How many rows each list was asked for. */
  const lengths: (number | null | undefined)[] = [];
  const state = { isAway: false, hasFailed: false, delayMs: 0 };
  const lists = Object.fromEntries(
    Object.entries(rows).map(([field, all]) => [
      field,
      (_root: unknown, { first, where }: Given) => {
        lengths.push(first);
        return all
          .filter(({ id }) => where?.id_in?.includes(id) ?? true)
          .slice(0, first ?? 100)
          .reverse();
      },
    ]),
  );
  const schema = makeExecutableSchema({
    typeDefs: [indexSdl, metaSdl],
    resolvers: {
      Query: {
        ...lists,
        _meta: () => ({
          block: { number: block, timestamp: 1_795_000_000 },
          hasIndexingErrors: state.hasFailed,
        }),
      },
    },
  });
  const server = createServer((request, response) => {
    void (async () => {
      const { query, variables } = JSON.parse(await text(request)) as {
        query: string;
        variables?: Record<string, unknown>;
      };
      questions.push(query);
      if (state.isAway) {
        response.writeHead(503).end();
        return;
      }
      const answer = await graphql({ schema, source: query, variableValues: variables ?? {} });
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}/`,
    questions,
    lengths,
    state,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
