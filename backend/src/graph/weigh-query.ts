import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromAST,
} from 'graphql';

/** What a query may come to. */
export interface QueryLimits {
  /** The most objects that its answer may hold. */
  objects: number;
  /** Levels of fields. */
  depth: number;
  /** Fields under another name, and fields at the root. */
  aliases: number;
}

export interface Weight {
  objects: number;
  depth: number;
  aliases: number;
  roots: number;
  /** A list that is asked for longer than lists are, or from further in. */
  tooLong: { field: string; argument: 'first' | 'skip'; asked: number; limit: number } | null;
}

export const LONGEST_LIST = 100;
/** graph-node goes no further. */
export const MOST_SKIPPED = 5_000;
/** What a list without a length is taken for. */
const UNSAID = 20;
const PAGE_FIELDS = ['nodes', 'edges'];

/**
 * What answering an operation may come to, before anything is read: every object counts one, every list as many as it was
 * asked for. Fields that a variable may leave out are counted; the types of introspection are not.
 *
 * @param document a valid document
 * @example weigh(schema, parse('{ offers(first: 50) { nodes { lot { id } } } }'), …) // { objects: 101, depth: 4, … }
 */
export function weigh(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Weight {
  const fragments = new Map(
    document.definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
      .map((one) => [one.name.value, one]),
  );
  const root = schema.getQueryType();
  const scale = new Scale(schema, fragments, variables);
  const { objects, depth } = root
    ? scale.selections(operation.selectionSet, root, null)
    : { objects: 0, depth: 0 };
  return {
    ...{ objects, depth, aliases: scale.aliases, tooLong: scale.tooLong },
    roots: operation.selectionSet.selections.length,
  };
}

interface Part {
  objects: number;
  depth: number;
}

class Scale {
  aliases = 0;
  tooLong: Weight['tooLong'] = null;
  /** By name and page: a fragment that is spread a thousand times is weighed once. */
  private readonly weighed = new Map<string, Part>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  /** @param page how many nodes the connection has that this is in */
  selections({ selections }: SelectionSetNode, parent: GraphQLNamedType, page: number | null): Part {
    const whole: Part = { objects: 0, depth: 0 };
    for (const selection of selections) {
      const part = this.selection(selection, parent, page);
      whole.objects += part.objects;
      whole.depth = Math.max(whole.depth, part.depth);
    }
    return whole;
  }

  private selection(
    selection: SelectionSetNode['selections'][number],
    parent: GraphQLNamedType,
    page: number | null,
  ): Part {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return this.selections(
        selection.selectionSet,
        this.typeOf(selection.typeCondition?.name.value, parent),
        page,
      );
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const key = `${selection.name.value} ${page ?? ''}`;
      const known = this.weighed.get(key);
      const fragment = this.fragments.get(selection.name.value);
      if (known || !fragment) return known ?? { objects: 0, depth: 0 };
      const on = this.typeOf(fragment.typeCondition.name.value, parent);
      const part = this.selections(fragment.selectionSet, on, page);
      this.weighed.set(key, part);
      return part;
    }
    if (selection.alias) this.aliases += 1;
    const name = selection.name.value;
    const field = isObjectType(parent) ? parent.getFields()[name] : undefined;
    if (!field || !selection.selectionSet) return { objects: 0, depth: name.startsWith('__') ? 0 : 1 };
    const of = getNamedType(field.type);
    if (!isCompositeType(of)) return { objects: 0, depth: 1 };
    const first = this.numberOf(field, selection.arguments, 'first', LONGEST_LIST);
    this.numberOf(field, selection.arguments, 'skip', MOST_SKIPPED);
    const isPage = of.name.endsWith('Connection');
    const inside = this.selections(selection.selectionSet, of, isPage ? (first ?? UNSAID) : null);
    const isList = isListType(getNullableType(field.type));
    // Edges are not more objects than their nodes.
    const own = isPage || name === 'pageInfo' || name === 'edges' ? 0 : 1;
    const times = !isList ? 1 : PAGE_FIELDS.includes(name) && page !== null ? page : (first ?? UNSAID);
    return { objects: times * (own + inside.objects), depth: inside.depth + 1 };
  }

  private typeOf(name: string | undefined, otherwise: GraphQLNamedType): GraphQLNamedType {
    return (name === undefined ? undefined : this.schema.getType(name)) ?? otherwise;
  }

  private numberOf(
    field: GraphQLField<unknown, unknown>,
    given: readonly { name: { value: string }; value: Parameters<typeof valueFromAST>[0] }[] | undefined,
    argument: 'first' | 'skip',
    limit: number,
  ): number | null {
    const known = field.args.find((one) => one.name === argument);
    if (!known) return null;
    const node = given?.find((one) => one.name.value === argument);
    const said: unknown = node && valueFromAST(node.value, known.type, this.variables);
    const value = said ?? known.defaultValue;
    if (typeof value !== 'number') return argument === 'first' ? UNSAID : 0;
    if ((value > limit || value < 0) && !this.tooLong) {
      this.tooLong = { field: field.name, argument, asked: value, limit };
    }
    return Math.max(0, value);
  }
}
