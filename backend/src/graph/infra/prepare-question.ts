import {
  isListType,
  Kind,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type SelectionNode,
} from 'graphql';

/** Under this name every row of a list bears its id, whatever it was asked for: lists by ids come back in any order. */
export const KEY = 'topsteel_key';
/** Length of a list when nobody says. graph-node's own is 100. */
const FIRST = 20;

const name = (value: string) => ({ kind: Kind.NAME, value }) as const;
const field = (value: string, selections: SelectionNode[] = [], alias?: string): FieldNode => ({
  kind: Kind.FIELD,
  name: name(value),
  ...(alias !== undefined && { alias: name(alias) }),
  ...(selections.length > 0 && { selectionSet: { kind: Kind.SELECTION_SET, selections } }),
});
const standing = field('_meta', [
  field('block', [field('number'), field('timestamp')]),
  field('hasIndexingErrors'),
]);

/**
 * A question as graph-node is sent it: every list has a length, also one whose length is null or a variable that nobody
 * set; rows of lists at the root bear their ids, and how far the index has come is asked with it.
 *
 * @example prepareQuestion(schema, parse('{ lots { massGrams } }')) // { lots(first: 20) { massGrams topsteel_key: id } _meta { … } }
 */
export function prepareQuestion(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>> = {},
): DocumentNode {
  const info = new TypeInfo(schema);
  const isSaid = ({ name: its, value }: ArgumentNode): boolean =>
    its.value === 'first' && (valueFromASTUntyped(value, variables) ?? null) !== null;
  const prepared = visit(
    document,
    visitWithTypeInfo(info, {
      Field(node): FieldNode | undefined {
        const type = info.getType();
        const known = info.getFieldDef();
        if (!type || !known) return undefined;
        const isLong = known.args.some((one) => one.name === 'first');
        const isGiven = node.arguments?.some(isSaid) ?? false;
        const isRoot = info.getParentType() === schema.getQueryType();
        const isRows = isRoot && isListType(type);
        if ((!isLong || isGiven) && !isRows) return undefined;
        return {
          ...node,
          ...(isLong &&
            !isGiven && {
              arguments: [
                ...(node.arguments ?? []).filter((one) => one.name.value !== 'first'),
                {
                  kind: Kind.ARGUMENT,
                  name: name('first'),
                  value: { kind: Kind.INT, value: FIRST.toString() },
                },
              ],
            }),
          ...(isRows &&
            node.selectionSet && {
              selectionSet: {
                ...node.selectionSet,
                selections: [...node.selectionSet.selections, field('id', [], KEY)],
              },
            }),
        };
      },
      OperationDefinition: {
        leave: (node) => ({
          ...node,
          selectionSet: { ...node.selectionSet, selections: [...node.selectionSet.selections, standing] },
        }),
      },
    }),
  );
  return withoutUnused(prepared);
}

/** graph-node refuses a question that declares a variable and uses it nowhere. */
function withoutUnused(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable(node) {
      used.add(node.name.value);
    },
  });
  return visit(document, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
  });
}
