import type { EventAbi, Parameter } from './contracts.ts';

/** A field of a log's row: where it comes from in the event, and of which type it is. */
export interface LogField {
  name: string;
  /** In the schema, for example `Bytes!`. */
  type: string;
  /** In the mapping, from `event.params`, for example `terms.goods.lotId`. */
  path: string;
  /** Set when the field is one member of a list of structs. */
  member?: string;
}

/** Parameters whose own name would say nothing, or is taken by the row. */
const RENAMED: Readonly<Record<string, string>> = {
  'TransferSingle.id': 'lotId',
  'TransferSingle.value': 'grams',
  'TransferBatch.ids': 'lotIds',
  'TransferBatch.values': 'grams',
  'URI.id': 'lotId',
  'ApprovalForAll.account': 'owner',
};

/** @example logName('SignerAdded') // 'SignerAddedLog' */
export function logName(event: string): string {
  return `${event}Log`;
}

/**
 * Every argument of an event as a field. A struct gives a field for each member, a list of structs a list for each
 * member: `terms.goods.lotId` is `termsGoodsLotId`, and `terms.feeShares` is `termsFeeSharesReceiver` and
 * `termsFeeSharesShareBps`.
 */
export function logFields({ name, inputs }: EventAbi): LogField[] {
  return inputs.flatMap((input) =>
    fieldsOf(input, RENAMED[`${name}.${input.name}`] ?? input.name, input.name),
  );
}

function fieldsOf(parameter: Parameter, name: string, path: string): LogField[] {
  const members = parameter.components;
  if (members === undefined) return [{ name, type: schemaType(parameter.type), path }];
  if (parameter.type === 'tuple') {
    return members.flatMap((member) => fieldsOf(member, joined(name, member.name), `${path}.${member.name}`));
  }
  return members.map((member) => ({
    name: joined(name, member.name),
    type: `[${schemaType(member.type)}]!`,
    path,
    member: member.name,
  }));
}

/** The schema's type. What does not fit 31 bits, and any longer number, is a BigInt, as graph-ts reads it. */
function schemaType(type: string): string {
  const list = /^(.+)\[\]$/.exec(type)?.[1];
  if (list !== undefined) return `[${schemaType(list)}]!`;
  if (type === 'bool') return 'Boolean!';
  if (type === 'string') return 'String!';
  const bits = /^uint(\d+)$/.exec(type)?.[1];
  if (bits !== undefined) return Number(bits) < 32 ? 'Int!' : 'BigInt!';
  if (type === 'address' || /^bytes\d*$/.test(type)) return 'Bytes!';
  throw new Error(`The index has no field for a parameter of type ${type}.`);
}

const joined = (name: string, member: string): string =>
  name + member.charAt(0).toUpperCase() + member.slice(1);
