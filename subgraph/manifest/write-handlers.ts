import { changesState, eventsOf, handlersIn, kebab, type EventAbi } from './contracts.ts';
import { logFields, logName, type LogField } from './log-fields.ts';

/**
 * Imports are written as the mappings write theirs: the compiler takes one file by two paths for two files.
 *
 * The entry of a contract's mapping: for each event, one function that keeps its log, then hands it to the written
 * mapping if it changes state.
 *
 * @throws Error when a state-changing event has no handler, or a handler no event.
 */
export function entryOf(contract: string): string {
  const events = eventsOf(contract);
  const written = handlersIn(contract);
  for (const { name } of events) {
    if (changesState(contract, name) !== written.includes(`handle${name}`))
      throw new Error(
        changesState(contract, name)
          ? `${contract} has an event ${name}: write handle${name} in src/mappings/${kebab(contract)}.ts, or name it in LOG_ONLY.`
          : `${contract}.${name} is named in LOG_ONLY and has a handler.`,
      );
  }
  const lost = written.filter((handler) => !events.some(({ name }) => `handle${name}` === handler));
  if (lost.length > 0) throw new Error(`${contract} has no event for ${lost.join(', ')}.`);
  const names = events.map(({ name }) => name);
  return [
    '// Written by write-manifest.ts. Do not edit.',
    ...(events.some((event) => logFields(event).some(isList))
      ? ["import { BigInt, Bytes } from '@graphprotocol/graph-ts';"]
      : []),
    `import { ${names.join(', ')} } from '../../generated/types/${typesOf(contract)}';`,
    `import { ${names.map(logName).join(', ')} } from '../../generated/types/schema';`,
    "import { logId, logPlace } from '../../src/store/id';",
    ...(written.length > 0
      ? [`import { ${written.join(', ')} } from '../../src/mappings/${kebab(contract)}';`]
      : []),
    '',
    ...events.map((event) => handlerOf(contract, event)),
  ].join('\n');
}

function handlerOf(contract: string, event: EventAbi): string {
  const { name } = event;
  return [
    `export function on${name}(event: ${name}): void {`,
    `  const row = new ${logName(name)}(logId(event));`,
    '  const params = event.params;',
    ...logFields(event).map(assign),
    '  row.contract = event.address;',
    '  row.block = event.block.number;',
    '  row.place = logPlace(event);',
    '  row.sender = event.transaction.from;',
    '  row.transaction = event.transaction.hash;',
    '  row.at = event.block.timestamp;',
    '  row.save();',
    ...(changesState(contract, name) ? [`  handle${name}(event);`] : []),
    '}',
    '',
  ].join('\n');
}

function assign({ name, type, path, member }: LogField): string {
  const from = `params.${path}`;
  if (member !== undefined) {
    const item = type.slice(1, -3);
    return [
      `  const ${name}: ${item === 'Int' ? 'i32' : item}[] = [];`,
      // The list is made anew whenever the event is asked for it.
      `  const all${name} = ${from};`,
      `  for (let i = 0; i < all${name}.length; i++) ${name}.push(all${name}[i].${member});`,
      `  row.${name} = ${name};`,
    ].join('\n');
  }
  return type === '[Bytes!]!' ? `  row.${name} = changetype<Bytes[]>(${from});` : `  row.${name} = ${from};`;
}

const isList = ({ type }: LogField): boolean => type.startsWith('[');

const typesOf = (contract: string): string =>
  contract === 'OrganisationAccount' ? `templates/${contract}/${contract}` : `${contract}/${contract}`;
