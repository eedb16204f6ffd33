import type { AbiEvent, AbiParameter } from 'viem';
import type { TellingLog } from './replay.ts';
import { logIdOf } from './seen-log.ts';
import type { Row, Tables, Value } from './tables.ts';

/** Arguments that the index calls by a word that says more, or because `id` is the row's own. */
const CALLED: Readonly<Record<string, string>> = {
  'TransferSingle.id': 'lotId',
  'TransferSingle.value': 'grams',
  'TransferBatch.ids': 'lotIds',
  'TransferBatch.values': 'grams',
  'URI.id': 'lotId',
  'ApprovalForAll.account': 'owner',
};

/** Every log is a row of its own, `<Event>Log`, with all its arguments and where it stands. */
export function keepLog(tables: Tables, { event, args, seen }: TellingLog): void {
  const row: Row = {};
  event.inputs.forEach((input) => {
    const name = input.name ?? '';
    flatten(row, CALLED[`${event.name}.${name}`] ?? name, input, args[name]);
  });
  tables.put(`${event.name}Log`, logIdOf(seen), {
    ...row,
    contract: seen.contract.toLowerCase(),
    block: seen.block,
    place: seen.block * 1_000_000n + BigInt(seen.logIndex),
    sender: seen.sender.toLowerCase(),
    transaction: seen.transaction,
    at: seen.at,
  });
}

/** The fields that an argument has in the index: a struct has one for each member, named after both. */
export function logFieldsOf(event: AbiEvent): string[] {
  const names = (name: string, parameter: AbiParameter): string[] =>
    'components' in parameter
      ? parameter.components.flatMap((member) => names(joined(name, member.name ?? ''), member))
      : [name];
  return event.inputs.flatMap((input) =>
    names(CALLED[`${event.name}.${input.name ?? ''}`] ?? input.name ?? '', input),
  );
}

function flatten(row: Row, name: string, parameter: AbiParameter, value: unknown): void {
  if (!('components' in parameter)) {
    row[name] = plain(value);
    return;
  }
  for (const member of parameter.components) {
    const key = member.name ?? '';
    const field = joined(name, key);
    if (Array.isArray(value)) {
      row[field] = value.map(
        (item) => plain((item as Record<string, unknown>)[key]) as string | number | bigint,
      );
    } else flatten(row, field, member, (value as Record<string, unknown>)[key]);
  }
}

function plain(value: unknown): Value {
  if (Array.isArray(value)) return value.map((item) => plain(item) as string | number | bigint);
  if (typeof value === 'string') return value.startsWith('0x') ? value.toLowerCase() : value;
  return value as Value;
}

const joined = (name: string, member: string): string =>
  name + member.charAt(0).toUpperCase() + member.slice(1);
