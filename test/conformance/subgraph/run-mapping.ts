import { readFileSync } from 'node:fs';
import { decodeEventLog, type AbiEvent, type AbiParameter, type Hex } from 'viem';
import type { RawLog } from '../../../packages/cli/src/diff-index/replay/replay.ts';
import { WasmMemory, type StoredRow } from './wasm-memory.ts';

const BUILD = new URL('../../../subgraph/build/', import.meta.url);

/** One thing that a handler asked the store. */
export interface StoreCall {
  kind: 'set' | 'remove' | 'get';
  /** Whether a get found nothing. */
  isMissing?: boolean;
  /** Whether a get asked for what this block wrote, which costs no look into the database. */
  isOfBlock?: boolean;
  entity: string;
  id: string;
  /** Whether a set changed nothing that was stored. */
  isIdle: boolean;
  /** The row as a set leaves it. */
  row?: StoredRow;
}

/** graph-ts's kinds of an event's values. */
const VALUE = {
  address: 0,
  fixedBytes: 1,
  bytes: 2,
  uint: 4,
  bool: 5,
  string: 6,
  array: 8,
  tuple: 9,
} as const;

/** Runs the compiled mappings here, over a store in memory that counts what they ask of it. */
export class Mappings {
  readonly #store = new Map<string, StoredRow>();
  readonly #instances = new Map<string, { instance: WebAssembly.Instance; memory: WasmMemory }>();
  readonly #ofBlock = new Set<string>();
  #block = -1n;
  #calls: StoreCall[] = [];

  /** What the handler of the log asked the store, in order. @param contract as in the manifest, `MaterialLedger` */
  handle(contract: string, event: AbiEvent, log: RawLog): StoreCall[] {
    const { instance, memory } = this.#load(contract);
    this.#calls = [];
    if (log.block !== this.#block) this.#ofBlock.clear();
    this.#block = log.block;
    const { args } = decodeEventLog({ abi: [event], topics: log.topics as [Hex, ...Hex[]], data: log.data });
    const told = args as unknown as Readonly<Record<string, unknown>>;
    const handler = instance.exports[`on${event.name}`] as (event: number) => void;
    handler(
      memory.writeEvent({
        address: log.contract,
        logIndex: log.logIndex,
        block: { number: log.block, timestamp: log.at },
        transaction: { hash: log.transaction, from: log.sender },
        parameters: event.inputs.map((input) => ({
          name: input.name ?? '',
          value: writeValue(memory, input, told[input.name ?? '']),
        })),
      }),
    );
    return this.#calls;
  }

  #load(contract: string): { instance: WebAssembly.Instance; memory: WasmMemory } {
    const known = this.#instances.get(contract);
    if (known !== undefined) return known;
    const folder = contract === 'OrganisationAccount' ? `templates/${contract}` : contract;
    const code = new WebAssembly.Module(readFileSync(new URL(`${folder}/${contract}.wasm`, BUILD)));
    const memory: WasmMemory = new WasmMemory(() => instance.exports);
    const host = this.#host(memory);
    const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {};
    for (const { module, name } of WebAssembly.Module.imports(code)) {
      (imports[module] ??= {})[name] =
        host[name] ??
        (() => {
          throw new Error(`The mapping of ${contract} called ${name}, which nothing here answers.`);
        });
    }
    const instance = new WebAssembly.Instance(code, imports);
    (instance.exports['_start'] as () => void)();
    const loaded = { instance, memory };
    this.#instances.set(contract, loaded);
    return loaded;
  }

  #get(memory: WasmMemory, entity: number, id: number, isOfBlock: boolean): number {
    const [name, key] = [memory.readString(entity), memory.readString(id)];
    const isKnown = !isOfBlock || this.#ofBlock.has(`${name} ${key}`);
    const row = isKnown ? this.#store.get(`${name} ${key}`) : undefined;
    this.#calls.push({
      ...{ kind: 'get', entity: name, id: key, isIdle: false },
      ...{ isMissing: row === undefined, isOfBlock },
    });
    return row === undefined ? 0 : memory.writeRow(row);
  }

  /** What graph-node answers a mapping, as far as ours ask. */
  #host(memory: WasmMemory): Readonly<Record<string, (...args: number[]) => number | undefined>> {
    const calculate =
      (act: (a: bigint, b: bigint) => bigint) =>
      (a = 0, b = 0) =>
        memory.writeBigInt(act(memory.readBigInt(a), memory.readBigInt(b)));
    return {
      abort: (message = 0) => {
        throw new Error(
          `A mapping gave up: ${message === 0 ? 'without a word' : memory.readString(message)}`,
        );
      },
      'log.log': (level = 0, message = 0) => {
        if (level === 0) throw new Error(`A mapping stopped the index: ${memory.readString(message)}`);
        return undefined;
      },
      'store.get': (entity = 0, id = 0) => this.#get(memory, entity, id, false),
      'store.get_in_block': (entity = 0, id = 0) => this.#get(memory, entity, id, true),
      'store.set': (entity = 0, id = 0, data = 0) => {
        const [name, key] = [memory.readString(entity), memory.readString(id)];
        const row = { ...this.#store.get(`${name} ${key}`), ...memory.readRow(data) };
        const isIdle = textOf(row) === textOf(this.#store.get(`${name} ${key}`) ?? {});
        this.#calls.push({ kind: 'set', entity: name, id: key, isIdle, row });
        this.#store.set(`${name} ${key}`, row);
        this.#ofBlock.add(`${name} ${key}`);
        return undefined;
      },
      'store.remove': (entity = 0, id = 0) => {
        const [name, key] = [memory.readString(entity), memory.readString(id)];
        const isIdle = !this.#store.delete(`${name} ${key}`);
        this.#calls.push({ kind: 'remove', entity: name, id: key, isIdle });
        return undefined;
      },
      'typeConversion.bytesToHex': (bytes = 0) =>
        memory.writeString(`0x${Buffer.from(memory.readBytes(bytes)).toString('hex')}`),
      'typeConversion.bigIntToString': (value = 0) => memory.writeString(memory.readBigInt(value).toString()),
      'typeConversion.bigIntToHex': (value = 0) =>
        memory.writeString(`0x${memory.readBigInt(value).toString(16)}`),
      'typeConversion.stringToH160': (text = 0) => memory.writeHex(memory.readString(text)),
      'bigInt.plus': calculate((a, b) => a + b),
      'bigInt.minus': calculate((a, b) => a - b),
      'bigInt.times': calculate((a, b) => a * b),
      'bigInt.dividedBy': calculate((a, b) => a / b),
      'dataSource.create': () => undefined,
      'dataSource.createWithContext': () => undefined,
    };
  }
}

/** A row in one form, so that two can be compared. */
function textOf(row: StoredRow): string {
  const entries = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(entries, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}

function writeValue(memory: WasmMemory, parameter: AbiParameter, value: unknown): number {
  const of = (kind: number, data: number) => memory.writeEthereumValue(kind, data);
  const { type } = parameter;
  if (type.endsWith('[]')) {
    const item = { ...parameter, type: type.slice(0, -2) };
    const items = (value as unknown[]).map((one) => writeValue(memory, item, one));
    return of(VALUE.array, memory.writeEthereumValues(items));
  }
  if ('components' in parameter) {
    const members = parameter.components.map((member) =>
      writeValue(memory, member, (value as Record<string, unknown>)[member.name ?? '']),
    );
    return of(VALUE.tuple, memory.writeEthereumValues(members));
  }
  if (type === 'bool') return of(VALUE.bool, Number(value));
  if (type === 'string') return of(VALUE.string, memory.writeString(String(value)));
  if (type === 'address') return of(VALUE.address, memory.writeHex(String(value)));
  if (type === 'bytes') return of(VALUE.bytes, memory.writeHex(String(value)));
  if (type.startsWith('bytes')) return of(VALUE.fixedBytes, memory.writeHex(String(value)));
  return of(VALUE.uint, memory.writeBigInt(BigInt(value as bigint | number)));
}
