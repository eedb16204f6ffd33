/** Ids of graph-ts's classes, as graph-node and graph-ts agree on them (TypeId in graph-ts's global.ts). */
const TYPE = {
  string: 0,
  arrayBuffer: 1,
  uint8Array: 6,
  arrayEthereumValue: 15,
  arrayStoreValue: 16,
  arrayEventParam: 19,
  eventParam: 23,
  transaction: 24,
  block: 25,
  ethereumValue: 30,
  storeValue: 31,
  event: 33,
  entry: 34,
  map: 36,
  arrayEntry: 21,
} as const;

/** Bytes, told apart from text that looks like them. */
export interface Hexadecimal {
  hex: string;
}

/** A value of an entity as the mapping sets it. */
export type StoreValue = string | number | bigint | boolean | null | Hexadecimal | StoreValue[];

export type StoredRow = Record<string, StoreValue>;

/** What graph-ts calls a value in the store. */
const STORE = { string: 0, int: 1, bool: 3, array: 4, null: 5, bytes: 6, bigInt: 7 } as const;

interface Exports {
  memory: WebAssembly.Memory;
  __new(size: number, id: number): number;
  id_of_type(type: number): number;
}

/** Reads and writes what a compiled mapping keeps in its memory, by the layout of AssemblyScript's objects. */
export class WasmMemory {
  readonly #exports: () => Exports;

  /** @param exports The instance's, which exists only after its imports do. */
  constructor(exports: () => WebAssembly.Exports) {
    this.#exports = exports as unknown as () => Exports;
  }

  readString(at: number): string {
    const bytes = this.#view.getUint32(at - 4, true);
    return Buffer.from(this.#view.buffer, at, bytes).toString('utf16le');
  }

  readBytes(at: number): Uint8Array {
    const [start, length] = [this.#view.getUint32(at + 4, true), this.#view.getUint32(at + 8, true)];
    return new Uint8Array(this.#view.buffer.slice(start, start + length));
  }

  /** Two's complement, the least byte first. */
  readBigInt(at: number): bigint {
    const bytes = this.readBytes(at);
    const digits = Buffer.from(bytes).reverse().toString('hex');
    return digits === '' ? 0n : BigInt.asIntN(bytes.length * 8, BigInt(`0x${digits}`));
  }

  readRow(at: number): StoredRow {
    const row: StoredRow = {};
    for (const entry of this.#readArray(this.#view.getUint32(at, true))) {
      const [name, value] = [this.#view.getUint32(entry, true), this.#view.getUint32(entry + 4, true)];
      row[this.readString(name)] = this.#readStoreValue(value);
    }
    return row;
  }

  writeString(text: string): number {
    const at = this.#make(TYPE.string, text.length * 2);
    Buffer.from(this.#view.buffer, at, text.length * 2).write(text, 'utf16le');
    return at;
  }

  writeBytes(bytes: Uint8Array): number {
    const buffer = this.#make(TYPE.arrayBuffer, bytes.length);
    new Uint8Array(this.#view.buffer, buffer, bytes.length).set(bytes);
    return this.#object(TYPE.uint8Array, [buffer, buffer, bytes.length]);
  }

  writeHex(hex: string): number {
    return this.writeBytes(Buffer.from(hex.slice(2), 'hex'));
  }

  writeBigInt(value: bigint): number {
    let bytes = 1;
    while (BigInt.asIntN(bytes * 8, value) !== value) bytes += 1;
    const digits = BigInt.asUintN(bytes * 8, value)
      .toString(16)
      .padStart(bytes * 2, '0');
    return this.writeBytes(Buffer.from(digits, 'hex').reverse());
  }

  writeRow(row: StoredRow): number {
    const entries = Object.entries(row).map(([name, value]) =>
      this.#object(TYPE.entry, [this.writeString(name), this.#writeStoreValue(value)]),
    );
    return this.#object(TYPE.map, [this.#writeArray(TYPE.arrayEntry, entries)]);
  }

  /** An event of the chain with its decoded parameters. */
  writeEvent(event: {
    address: string;
    logIndex: number;
    block: { number: bigint; timestamp: bigint };
    transaction: { hash: string; from: string };
    parameters: readonly { name: string; value: number }[];
  }): number {
    const zero = this.writeBigInt(0n);
    const hash = this.writeBytes(new Uint8Array(32));
    const author = this.writeBytes(new Uint8Array(20));
    const number = this.writeBigInt(event.block.number);
    const time = this.writeBigInt(event.block.timestamp);
    const roots = [hash, hash, hash, author, hash, hash, hash];
    const block = this.#object(TYPE.block, [...roots, number, zero, zero, time, zero, zero, 0, 0]);
    const [id, from] = [this.writeHex(event.transaction.hash), this.writeHex(event.transaction.from)];
    const transaction = this.#object(TYPE.transaction, [id, zero, from, 0, zero, zero, zero, hash, zero]);
    const parameters = event.parameters.map(({ name, value }) =>
      this.#object(TYPE.eventParam, [this.writeString(name), value]),
    );
    const index = this.writeBigInt(BigInt(event.logIndex));
    const all = this.#writeArray(TYPE.arrayEventParam, parameters);
    const address = this.writeHex(event.address);
    return this.#object(TYPE.event, [address, index, index, 0, block, transaction, all, 0]);
  }

  /** A parameter's value: `kind` and `data` are those of graph-ts's `ethereum.Value`. */
  writeEthereumValue(kind: number, data: number): number {
    return this.#value(TYPE.ethereumValue, kind, data);
  }

  writeEthereumValues(values: readonly number[]): number {
    return this.#writeArray(TYPE.arrayEthereumValue, values);
  }

  get #view(): DataView {
    return new DataView(this.#exports().memory.buffer);
  }

  #make(type: number, size: number): number {
    const host = this.#exports();
    return host.__new(size, host.id_of_type(type));
  }

  #object(type: number, fields: readonly number[]): number {
    const at = this.#make(type, fields.length * 4);
    fields.forEach((field, place) => {
      this.#view.setUint32(at + place * 4, field, true);
    });
    return at;
  }

  #value(type: number, kind: number, data: number): number {
    const at = this.#make(type, 16);
    this.#view.setUint32(at, kind, true);
    this.#view.setBigInt64(at + 8, BigInt(data), true);
    return at;
  }

  #readArray(at: number): number[] {
    const [start, length] = [this.#view.getUint32(at + 4, true), this.#view.getUint32(at + 12, true)];
    return Array.from({ length }, (_, place) => this.#view.getUint32(start + place * 4, true));
  }

  #writeArray(type: number, items: readonly number[]): number {
    const buffer = this.#make(TYPE.arrayBuffer, items.length * 4);
    items.forEach((item, place) => {
      this.#view.setUint32(buffer + place * 4, item, true);
    });
    return this.#object(type, [buffer, buffer, items.length * 4, items.length]);
  }

  #readStoreValue(at: number): StoreValue {
    const kind = this.#view.getUint32(at, true);
    const data = this.#view.getUint32(at + 8, true);
    switch (kind) {
      case STORE.string:
        return this.readString(data);
      case STORE.int:
        return this.#view.getInt32(at + 8, true);
      case STORE.bool:
        return data !== 0;
      case STORE.array:
        return this.#readArray(data).map((item) => this.#readStoreValue(item));
      case STORE.null:
        return null;
      case STORE.bytes:
        return { hex: `0x${Buffer.from(this.readBytes(data)).toString('hex')}` };
      case STORE.bigInt:
        return this.readBigInt(data);
      default:
        throw new Error(`A mapping set a value of kind ${String(kind)}.`);
    }
  }

  #writeStoreValue(value: StoreValue): number {
    const of = (kind: number, data: number) => this.#value(TYPE.storeValue, kind, data);
    if (value === null) return of(STORE.null, 0);
    if (typeof value === 'bigint') return of(STORE.bigInt, this.writeBigInt(value));
    if (typeof value === 'number') return of(STORE.int, value);
    if (typeof value === 'boolean') return of(STORE.bool, Number(value));
    if (typeof value === 'string') return of(STORE.string, this.writeString(value));
    if (!Array.isArray(value)) return of(STORE.bytes, this.writeHex(value.hex));
    const items = value.map((item) => this.#writeStoreValue(item));
    return of(STORE.array, this.#writeArray(TYPE.arrayStoreValue, items));
  }
}
