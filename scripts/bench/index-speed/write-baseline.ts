import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { StoreCall } from '../../../test/conformance/subgraph/run-mapping.ts';
import type { StoreValue } from '../../../test/conformance/subgraph/wasm-memory.ts';

/** One event as the index handled it: whose it is, and what it wrote. */
export interface Handled {
  /** As in the manifest, `MaterialLedger`. */
  contract: string;
  event: string;
  /** Told apart when the same event writes other rows: `made` and `moved` of TransferSingle. */
  calls: readonly StoreCall[];
}

const GENERATED = new URL('../../../subgraph/generated/', import.meta.url);

/** How the id of a row is written from the event's parameters, as the mapping's own ids are. */
const IDS: Readonly<Record<string, string>> = {
  'LotCommissioned.Certificate': 'event.params.certificate.toHexString()',
  'LotCommissioned.Lot': 'event.params.lotId.toString()',
  'LotCommissioned.TitleTransfer':
    "event.transaction.hash.toHexString() + '-' + event.logIndex.plus(BigInt.fromI32(1)).toString() + '-0'",
  'LotCommissioned.Holding': "event.params.lotId.toString() + '-' + event.params.to.toHexString()",
  'TransferSingle.Lot': 'event.params.id.toString()',
  'TransferSingle.TitleTransfer': "log + '-0'",
  'TitleReserved.Reservation':
    "event.params.paymentId.toHexString() + '-' + event.params.lotId.toString() + '-' + event.params.holder.toHexString()",
  'TitleReserved.Holding': "event.params.lotId.toString() + '-' + event.params.holder.toHexString()",
  'TitleReserved.Lot': 'event.params.lotId.toString()',
  'TitleReleased.TitleTransfer':
    "event.transaction.hash.toHexString() + '-' + event.logIndex.minus(BigInt.fromI32(1)).toString() + '-0'",
  'TitleReleased.Reservation':
    "event.params.paymentId.toHexString() + '-' + event.params.lotId.toString() + '-' + event.params.from.toHexString()",
  'TitleReleased.Holding': "event.params.lotId.toString() + '-' + event.params.from.toHexString()",
  'TitleReleased.Lot': 'event.params.lotId.toString()',
  'OrderPinned.OrderRail': "event.params.holder.toHexString() + '-' + event.params.orderRef.toHexString()",
  'PaymentAuthorized.Payment': 'event.params.paymentId.toHexString()',
  'DeliveryCaptured.Payment': 'event.params.paymentId.toHexString()',
  'ReportAccepted.Report': "event.params.kind.toHexString() + '-' + event.params.subject.toHexString()",
  'ReportAccepted.ReportRound':
    "event.params.kind.toHexString() + '-' + event.params.subject.toHexString() + '-1'",
};

/**
 * Writes a subgraph that does nothing but write: for each event the rows that the index writes for it, with the same ids,
 * fields and kinds of values, without reading any row and without working anything out.
 *
 * @returns the path of its manifest, still to be built
 */
export function writeBaseline(handled: readonly Handled[]): string {
  const folder = new URL('baseline/', GENERATED);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(new URL('entries/', folder), { recursive: true });
  const contracts = [...new Set(handled.map(({ contract }) => contract))];
  for (const contract of contracts) {
    const own = handled.filter((one) => one.contract === contract);
    writeFileSync(new URL(`entries/${contract}.ts`, folder), entryOf(contract, own));
  }
  const [head = '', ...sections] = readFileSync(new URL('subgraph.yaml', GENERATED), 'utf8').split(
    /^(?= {2}- kind: ethereum$)|^(?=templates:$)/m,
  );
  const kept = sections
    .filter((section) => contracts.some((contract) => section.includes(`    name: ${contract}\n`)))
    .map((section) => {
      const contract = contracts.find((name) => section.includes(`    name: ${name}\n`)) ?? '';
      const events = new Set(handled.filter((one) => one.contract === contract).map(({ event }) => event));
      return section
        .replace(/file: \.\/entries\/.*/, `file: ./entries/${contract}.ts`)
        .replaceAll('./abis/', '../abis/')
        .replace(/ {8}- event: (\w+)\(.*\n.*\n.*\n/g, (both, event: string) =>
          events.has(event) ? both : '',
        );
    });
  const manifest = [head.replace('../schema.graphql', '../../schema.graphql'), ...kept].join('');
  writeFileSync(new URL('subgraph.yaml', folder), manifest);
  return fileURLToPath(new URL('subgraph.yaml', folder));
}

function entryOf(contract: string, handled: readonly Handled[]): string {
  const names = [...new Set(handled.map(({ event }) => event))];
  return [
    "import { BigInt, Entity, store, Value } from '@graphprotocol/graph-ts';",
    `import { ${names.join(', ')} } from '../types/${contract}/${contract}';`,
    ...names.map((name) =>
      handlerOf(
        name,
        handled.filter(({ event }) => event === name),
      ),
    ),
    '',
  ].join('\n');
}

/** The making of a lot and a movement of title are one event that writes other rows. */
function handlerOf(name: string, variants: readonly Handled[]): string {
  const [first, second] = [
    variants[0],
    variants.find(({ calls }) => calls.length !== variants[0]?.calls.length),
  ];
  const body =
    name === 'TransferSingle' && first !== undefined && second !== undefined
      ? [
          '  if (event.params.from.toHexString().endsWith("0000000000")) {',
          ...writesOf(name, first.calls, ['event.params.to']),
          '  } else {',
          ...writesOf(name, second.calls, ['event.params.from', 'event.params.to']),
          '  }',
        ]
      : writesOf(name, variants.at(-1)?.calls ?? [], []);
  return [
    `export function on${name}(event: ${name}): void {`,
    "  const log = event.transaction.hash.toHexString() + '-' + event.logIndex.toString();",
    '  const varying = event.block.number;',
    ...body,
    '}',
  ].join('\n');
}

function writesOf(event: string, calls: readonly StoreCall[], holders: readonly string[]): string[] {
  let holding = 0;
  let share = 0;
  return calls.flatMap(({ kind, entity, id, row }, place) => {
    if (kind !== 'set') return [];
    let key = IDS[`${event}.${entity}`] ?? JSON.stringify(id);
    if (entity.endsWith('Log') || entity === 'PaymentEvent') key = 'log';
    if (entity === 'Holding' && holders.length > 0) {
      key = `event.params.id.toString() + '-' + ${holders[holding] ?? ''}.toHexString()`;
      holding += 1;
    }
    if (entity === 'FeeShare') {
      key = `event.params.paymentId.toHexString() + '-${String(share)}'`;
      share += 1;
    }
    const name = `row${String(place)}`;
    const fields = Object.entries(row ?? {}).filter(([field]) => field !== 'id');
    return [
      `  const ${name} = new Entity();`,
      `  const id${String(place)} = ${key};`,
      `  ${name}.set('id', Value.fromString(id${String(place)}));`,
      ...fields.map(([field, value]) => `  ${name}.set('${field}', ${valueOf(value)});`),
      `  store.set('${entity}', id${String(place)}, ${name});`,
    ];
  });
}

/** A value of the same kind that costs nothing to come by; numbers vary, so that no write is one of nothing. */
function valueOf(value: StoreValue): string {
  if (value === null) return 'Value.fromNull()';
  if (typeof value === 'string') return `Value.fromString(${JSON.stringify(value)})`;
  if (typeof value === 'bigint') return 'Value.fromBigInt(varying)';
  if (typeof value === 'number') return `Value.fromI32(${String(value)})`;
  if (typeof value === 'boolean') return `Value.fromBoolean(${String(value)})`;
  if (!Array.isArray(value)) {
    return value.hex.length > 42
      ? 'Value.fromBytes(event.transaction.hash)'
      : 'Value.fromBytes(event.address)';
  }
  return `Value.fromArray([${value.map(valueOf).join(', ')}])`;
}
