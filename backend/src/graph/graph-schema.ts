import { makeExecutableSchema } from '@graphql-tools/schema';
import { stitchSchemas } from '@graphql-tools/stitch';
import { isObjectType, type GraphQLSchema } from 'graphql';
import { indexSchema as index } from './index-schema.ts';
import type { AskIndex } from './infra/ask-index.ts';
import { KEY } from './infra/prepare-question.ts';
import { marketResolvers } from './market/market-resolvers.ts';
import { marketSdl } from './market/market-sdl.ts';
import { offerSdl } from './market/offer-sdl.ts';

/** How many of a joined type are asked for at once; graph-node takes up to a thousand. */
const MOST_AT_ONCE = 1_000;

interface Keyed {
  [KEY]?: string;
}

/** A type of the index that other sources speak of: asked for by ids, in any order back. */
const byId = (fieldName: string) => ({
  selectionSet: '{ id }',
  fieldName,
  key: ({ id }: { id: string }) => id,
  argsFromKeys: (ids: readonly string[]) => ({ where: { id_in: ids }, first: MOST_AT_ONCE }),
  valuesFromResults: (found: readonly Keyed[], ids: readonly string[]) => {
    const known = new Map(found.map((one) => [one[KEY], one]));
    return ids.map((id) => known.get(id) ?? null);
  },
});

/** A type of the marketplace that the index speaks of. */
const among = (fieldName: string) => ({
  selectionSet: '{ id }',
  fieldName,
  key: ({ id }: { id: string }) => id,
  argsFromKeys: (ids: readonly string[]) => ({ ids }),
});

/**
 * One schema over the index and the marketplace. A lot, an organisation and a batch are one thing in both, by their ids;
 * what a query asks of the index at one depth goes there as one question.
 *
 * @param ask how the index is asked; without it the schema can only be read
 * @throws Error when both have a type of one name that is not joined
 */
export function graphSchema(ask?: AskIndex): GraphQLSchema {
  const market = withLengths(
    makeExecutableSchema({ typeDefs: [marketSdl, offerSdl], resolvers: marketResolvers }),
  );
  const joined = {
    index: { Lot: byId('lots'), Organisation: byId('organisations'), Batch: byId('batches') },
    market: { Lot: among('_lots'), Organisation: among('_organisations') },
  };
  requireNamesApart(index, market, Object.keys(joined.index));
  const schema = stitchSchemas({
    subschemas: [
      { schema: index, batch: true, merge: joined.index, ...(ask && { executor: ask as never }) },
      { schema: market, batch: true, merge: joined.market },
    ],
    assumeValid: true,
  });
  // Only we ask these, of the marketplace itself.
  const fields = schema.getQueryType()?.getFields() ?? {};
  for (const { fieldName } of Object.values(joined.market)) Reflect.deleteProperty(fields, fieldName);
  return schema;
}

/** A length of null is one that nobody said, and the list's own is taken: to a database null is no limit at all. */
function withLengths(schema: GraphQLSchema): GraphQLSchema {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) ? Object.values(type.getFields()) : [],
  );
  for (const field of fields) {
    const { resolve } = field;
    const usual = field.args.find(({ name }) => name === 'first')?.defaultValue;
    if (usual === undefined || !resolve) continue;
    field.resolve = (parent, given: Readonly<Record<string, unknown>>, context, info) =>
      resolve(parent, { ...given, first: given['first'] ?? usual }, context, info);
  }
  return schema;
}

function requireNamesApart(index: GraphQLSchema, market: GraphQLSchema, joined: readonly string[]): void {
  const own = Object.keys(market.getTypeMap());
  const twice = Object.keys(index.getTypeMap()).filter(
    (name) =>
      own.includes(name) &&
      !joined.includes(name) &&
      !name.startsWith('__') &&
      !['Query', 'String', 'Int', 'Boolean', 'ID', 'Float'].includes(name),
  );
  if (twice.length > 0) {
    throw new Error(
      `The index and the marketplace both have the type ${twice.join(', ')}. Join it in graph-schema.ts, or name one of them otherwise.`,
    );
  }
}
