/**
 * The schema that graph-node answers by, made from the schema of entities that the index keeps. Of graph-node's arguments
 * and filters it has those that people ask with; names and types are graph-node's own, so that a query goes on unchanged.
 */
import {
  Kind,
  parse,
  type DirectiveNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';

/** How long a list is when nobody says. */
const FIRST = 20;

const ORDERED = ['ID', 'BigInt', 'BigDecimal', 'Int', 'Int8', 'Timestamp'];
const SCALARS = ['Bytes', 'BigInt', 'BigDecimal', 'Int8', 'Timestamp'];

/** What a field is of: a value, a choice, another entity; of one or many; and kept, or derived from the other side. */
interface Shape {
  of: string;
  isList: boolean;
  isDerived: boolean;
  kind: 'value' | 'choice' | 'entity';
}

/**
 * @param sdl the entities, as the index declares them
 * @param joined types that other sources add to: of these only the id is certain, because a source may be away
 * @param elsewhere names of root fields that another source answers
 * @example indexApi('type Lot @entity(immutable: false) { id: ID! }', [], []) // 'type Query { lot(id: ID!, …): Lot lots(…): [Lot!] } …'
 */
export function indexApi(sdl: string, joined: readonly string[], elsewhere: readonly string[]): string {
  const { definitions } = parse(sdl);
  const entities = definitions.filter(
    (one): one is ObjectTypeDefinitionNode => one.kind === Kind.OBJECT_TYPE_DEFINITION,
  );
  const enums = definitions.filter(
    (one): one is EnumTypeDefinitionNode => one.kind === Kind.ENUM_TYPE_DEFINITION,
  );
  const names = { entities: entities.map(nameOf), enums: enums.map(nameOf) };
  const shapeOf = (field: FieldDefinitionNode): Shape => shape(field, names);
  const queries = entities.flatMap((entity) => rootFields(entity, elsewhere));
  return [
    ...SCALARS.map((scalar) => `"${meaning[scalar] ?? ''}"\nscalar ${scalar}`),
    orderDirection,
    blockHeight,
    ...(entities.some(isAggregate)
      ? ['"Over how long a row counts."\nenum Aggregation_interval { hour day }']
      : []),
    `type Query {\n${queries.join('\n')}\n}`,
    ...enums.map(printEnum),
    ...entities.flatMap((entity) => [
      printEntity(entity, shapeOf, joined.includes(nameOf(entity))),
      filterOf(entity, shapeOf),
      ...(isAggregate(entity) ? [] : [orderOf(entity, shapeOf)]),
    ]),
    '',
  ].join('\n\n');
}

const meaning: Readonly<Record<string, string>> = {
  Bytes: 'Bytes in hexadecimal, after 0x.',
  BigInt: 'A whole number of any size, as decimal text.',
  BigDecimal: 'A decimal number, as text.',
  Int8: 'A whole number below 2^63, as text.',
  Timestamp: 'Microseconds since 1970, as text.',
};
const orderDirection = '"Which way a list runs."\nenum OrderDirection {\n  asc\n  desc\n}';
const blockHeight =
  '"At which block a question is asked; the newest that is indexed when absent."\ninput Block_height {\n  "After this block."\n  number: Int\n  "After the block with this hash."\n  hash: Bytes\n  "After the newest indexed block, which must be this one or later."\n  number_gte: Int\n}';

const nameOf = (node: { name: { value: string } }): string => node.name.value;
const directiveOf = (
  node: { directives?: readonly DirectiveNode[] | undefined },
  name: string,
): DirectiveNode | undefined => node.directives?.find((one) => nameOf(one) === name);
const isAggregate = (entity: ObjectTypeDefinitionNode): boolean =>
  directiveOf(entity, 'aggregation') !== undefined;

function shape(
  field: FieldDefinitionNode,
  names: { entities: readonly string[]; enums: readonly string[] },
): Shape {
  let type: TypeNode = field.type;
  let isList = false;
  while (type.kind !== Kind.NAMED_TYPE) {
    isList ||= type.kind === Kind.LIST_TYPE;
    type = type.type;
  }
  const of = nameOf(type);
  const kind = names.entities.includes(of) ? 'entity' : names.enums.includes(of) ? 'choice' : 'value';
  return { of, isList, isDerived: directiveOf(field, 'derivedFrom') !== undefined, kind };
}

/**
 * As graph-node writes a type's name in camel case: a run of capitals becomes small, and after a figure a word begins.
 *
 * @example oneOf('CarbonRange') // 'carbonRange'
 * @example oneOf('EIP712DomainChangedLog') // 'eip712DomainChangedLog'
 */
export function oneOf(name: string): string {
  let made = '';
  let before = ' ';
  let isNew = false;
  for (const letter of name) {
    if (/\d/.test(letter)) {
      made += letter;
      isNew = true;
    } else if (isNew || (/[a-z]/.test(before) && /[A-Z]/.test(letter))) {
      made += letter.toUpperCase();
      isNew = false;
    } else {
      made += letter.toLowerCase();
      before = letter;
    }
  }
  return made;
}

/** @example manyOf('Capability') // 'capabilities' */
export function manyOf(name: string): string {
  if (/[^aeiou]y$/.test(name)) return oneOf(name.replace(/y$/, 'ies'));
  return oneOf(/(ch|sh|s|x|z)$/.test(name) ? `${name}es` : `${name}s`);
}

/** Explained once, at the type of the filters: a schema of every list would say it two hundred times. */
const listArguments = (of: string): string =>
  `first: Int = ${FIRST}, skip: Int, orderBy: ${of}_orderBy, orderDirection: OrderDirection, where: ${of}_filter`;

function rootFields(entity: ObjectTypeDefinitionNode, elsewhere: readonly string[]): string[] {
  const name = nameOf(entity);
  const about = firstSentence(entity);
  const given = isAggregate(entity)
    ? `interval: Aggregation_interval!, first: Int = ${FIRST}, skip: Int, where: ${name}_filter`
    : listArguments(name);
  const many = `  "A list. ${about}"\n  ${manyOf(name)}(${given}, block: Block_height): [${name}!]`;
  const one = `  "By its id. ${about}"\n  ${oneOf(name)}(id: ID!, block: Block_height): ${name}`;
  return [...(isAggregate(entity) || elsewhere.includes(oneOf(name)) ? [] : [one]), many];
}

const firstSentence = (entity: ObjectTypeDefinitionNode): string =>
  (entity.description?.value ?? nameOf(entity))
    .replaceAll(/\s+/g, ' ')
    .replaceAll('"', "'")
    .split(/(?<=\.) /)[0] ?? '';

const describe = (node: { description?: { value: string } | undefined }, indent = ''): string =>
  node.description === undefined
    ? ''
    : `${indent}"""\n${indent}${node.description.value.replaceAll(/\s+/g, ' ').replaceAll('"""', "'''")}\n${indent}"""\n`;

function printEntity(
  entity: ObjectTypeDefinitionNode,
  shapeOf: (field: FieldDefinitionNode) => Shape,
  isJoined: boolean,
): string {
  const fields = (entity.fields ?? []).map((field) => {
    const { of, isList, kind } = shapeOf(field);
    const isCertain = field.type.kind === Kind.NON_NULL_TYPE && (!isJoined || nameOf(field) === 'id');
    const type = `${isList ? `[${of}!]` : of}${isCertain ? '!' : ''}`;
    const given = isList && kind === 'entity' ? `(${listArguments(of)})` : '';
    return `${describe(field, '  ')}  ${nameOf(field)}${given}: ${type}`;
  });
  return `${describe(entity)}type ${nameOf(entity)} {\n${fields.join('\n')}\n}`;
}

const printEnum = (choice: EnumTypeDefinitionNode): string =>
  `${describe(choice)}enum ${nameOf(choice)} {\n${(choice.values ?? []).map((value) => `${describe(value, '  ')}  ${nameOf(value)}`).join('\n')}\n}`;

function filterOf(entity: ObjectTypeDefinitionNode, shapeOf: (field: FieldDefinitionNode) => Shape): string {
  const filter = `${nameOf(entity)}_filter`;
  const fields = (entity.fields ?? []).flatMap((field) => conditions(nameOf(field), shapeOf(field)));
  return `"Which of a list: every condition given has to hold. To go through a long list, order by id and ask where id_gt the last one."\ninput ${filter} {\n${[
    ...fields,
    '"All of these hold."\n  and: [%]'.replace('%', filter),
    '"One of these holds."\n  or: [%]'.replace('%', filter),
  ]
    .map((line) => `  ${line}`)
    .join('\n')}\n}`;
}

function conditions(name: string, { of, isList, isDerived, kind }: Shape): string[] {
  if (isDerived) return [`${name}_: ${of}_filter`];
  const value = kind === 'entity' ? 'String' : of;
  const across = kind === 'entity' ? [`${name}_: ${of}_filter`] : [];
  if (isList) return [`${name}: [${value}!]`, `${name}_contains: [${value}!]`, ...across];
  const equal = [`${name}: ${value}`, `${name}_not: ${value}`, `${name}_in: [${value}!]`];
  const isOrdered = kind === 'value' && ORDERED.includes(of);
  return [
    ...equal,
    ...(isOrdered ? ['gt', 'gte', 'lt', 'lte'].map((than) => `${name}_${than}: ${value}`) : []),
    ...(of === 'String' ? [`${name}_contains: String`] : []),
    ...across,
  ];
}

function orderOf(entity: ObjectTypeDefinitionNode, shapeOf: (field: FieldDefinitionNode) => Shape): string {
  const fields = (entity.fields ?? []).filter((field) => {
    const { isList, isDerived } = shapeOf(field);
    return !isList && !isDerived;
  });
  return `"By which field a list is ordered."\nenum ${nameOf(entity)}_orderBy {\n${fields.map((field) => `  ${nameOf(field)}`).join('\n')}\n}`;
}
