import { expect } from 'chai';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  type GraphQLSchema,
} from 'graphql';
import { indexSdl } from '../../../backend/src/graph/generated/index-sdl.ts';
import { indexedChain, type IndexedChain } from './indexed-chain.ts';

/** Types of its own that graph-node's answer is read without. */
const KINDS = '{ kind name ofType { kind name ofType { kind name ofType { kind name } } } }';

interface Typed {
  kind: string;
  name: string | null;
  ofType: Typed | null;
}
interface Listed {
  name: string;
  type: Typed;
  args?: { name: string; type: Typed }[];
}
interface Told {
  name: string;
  kind: string;
  fields: Listed[] | null;
  inputFields: Listed[] | null;
  enumValues: { name: string }[] | null;
}

const innermost = (type: Typed): string => (type.ofType ? innermost(type.ofType) : (type.name ?? ''));

describe('The schema that the graph asks the index by', () => {
  let chain: IndexedChain;
  before(async function () {
    this.timeout(180_000);
    chain = await indexedChain();
  });

  it('is graph-node’s own: every type, field, argument, filter and choice of it is there', async () => {
    const { __schema: told } = (await chain.ask(
      `{ __schema { types { name kind fields { name type ${KINDS} args { name type ${KINDS} } } inputFields { name type ${KINDS} } enumValues { name } } } }`,
    )) as { __schema: { types: Told[] } };
    const node = new Map(told.types.map((type) => [type.name, type]));
    expect(missingFrom(buildSchema(indexSdl), node)).to.deep.equal([]);
  });
});

function missingFrom(schema: GraphQLSchema, node: ReadonlyMap<string, Told>): string[] {
  return Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => {
      const there = node.get(type.name);
      if (!there) return [type.name];
      if (isEnumType(type)) {
        const known = new Set(there.enumValues?.map(({ name }) => name));
        return type.getValues().flatMap(({ name }) => (known.has(name) ? [] : [`${type.name}.${name}`]));
      }
      if (isInputObjectType(type))
        return missingFields(type.name, Object.values(type.getFields()), there.inputFields);
      return isObjectType(type)
        ? missingFields(type.name, Object.values(type.getFields()), there.fields)
        : [];
    });
}

function missingFields(
  typeName: string,
  fields: readonly { name: string; type: unknown; args?: readonly { name: string; type: unknown }[] }[],
  there: readonly Listed[] | null,
): string[] {
  const known = new Map(there?.map((field) => [field.name, field]));
  return fields.flatMap(({ name, type, args = [] }) => {
    const field = known.get(name);
    const of = getNamedType(type as Parameters<typeof getNamedType>[0])?.name;
    if (!field || innermost(field.type) !== of) return [`${typeName}.${name}: ${of ?? ''}`];
    return args.flatMap((one) => {
      const its = field.args?.find((other) => other.name === one.name);
      return its && innermost(its.type) === getNamedType(one.type as Parameters<typeof getNamedType>[0])?.name
        ? []
        : [`${typeName}.${name}(${one.name})`];
    });
  });
}
