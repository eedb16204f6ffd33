import type { Hex } from '../verify/abi-words.ts';
import { isRecord, oddAnswer, type Rpc } from '../verify/json-rpc.ts';
import { hexNumber } from '../verify/node-answers.ts';
import { COMMISSIONED, type RegisterDeployment } from '../verify/register.ts';
import { encodeHeader, readHeader, type BlockHeader } from './block-header.ts';
import { ContractState } from './contract-state.ts';
import { slotText } from './offline-node.ts';
import { proveReceipts, type ReceiptProof } from './receipt-proof.ts';
import type { StateProof } from './state-proof.ts';

const TITLE_EVENTS = 3;
/** Bits of a payment's id that do not fit the serial of a bundle. */
const SERIAL_SHIFT = 156n;
/** A bundle of more blocks than this is a history, not evidence. */
const MAX_BLOCKS = 400;

/** What was asked of a chain during one verification, and what proves the answers. */
export interface ChainRecord {
  head: BlockHeader;
  finalised: bigint | undefined;
  headers: Map<bigint, Hex>;
  receipts: { block: bigint; proof: ReceiptProof }[];
  states: StateProof[];
}

export interface RecordOptions {
  /** Deliveries of a lot to others than this bundle's buyer are left out. */
  serial?: bigint | undefined;
  /** Of which block everything is asked: the newest, or the newest that is final. */
  at?: 'latest' | 'finalized';
  /** Whether acts of a time (unix seconds) may be shown; all when it is left out. */
  isShown?: ((at: number) => boolean) | undefined;
}

/** Answers a verification from a node at one block, and keeps what a proof of the answers needs. */
export class ChainRecorder {
  readonly rpc: Rpc;
  private readonly node: Rpc;
  private readonly deployment: RegisterDeployment;
  private readonly serial: bigint | undefined;
  private readonly at: 'latest' | 'finalized';
  private readonly isShown: RecordOptions['isShown'];
  private readonly slots = new Map<string, Set<bigint>>();
  private readonly places = new Map<string, Set<number>>();
  private readonly asked = new Set<bigint>();
  private head: BlockHeader | undefined;
  private finalised: bigint | undefined;
  private leftOut = 0;
  /** What the node refused last: a verification passes over it, and whoever asks why there is no archive wants to know. */
  failure: unknown;

  constructor(
    node: Rpc,
    deployment: RegisterDeployment,
    { serial, at = 'latest', isShown }: RecordOptions = {},
  ) {
    this.node = async (method, params) => {
      try {
        return await node(method, params);
      } catch (error) {
        this.failure = error;
        throw error;
      }
    };
    this.deployment = deployment;
    this.serial = serial;
    this.at = at;
    this.isShown = isShown;
    this.rpc = (method, params) => this.answer(method, params);
  }

  /** Whether acts were left out that may not be shown. */
  get hasLeftOut(): boolean {
    return this.leftOut > 0;
  }

  /**
   * Fetches the proofs of everything that was answered.
   *
   * @throws Error when the node gives no proofs, or the chain has a form that is not known here.
   */
  async prove(): Promise<ChainRecord> {
    const head = await this.openHead();
    const headers = new Map<bigint, Hex>();
    const numbers = new Set([head.number, ...this.asked, ...[...this.places.keys()].map(BigInt)]);
    if (numbers.size > MAX_BLOCKS) throw new RangeError('This history does not fit a bundle.');
    for (const number of numbers) headers.set(number, encodeHeader(await this.block(hexNumber(number))));
    const receipts: ChainRecord['receipts'] = [];
    for (const [block, indices] of this.places) {
      const header = headers.get(BigInt(block));
      const all = await this.node('eth_getBlockReceipts', [hexNumber(BigInt(block))]);
      if (header === undefined || !Array.isArray(all)) throw oddAnswer('eth_getBlockReceipts');
      const wanted = [...indices].sort((a, b) => a - b);
      for (const proof of await proveReceipts(all, wanted, readHeader(header).receiptsRoot))
        receipts.push({ block: BigInt(block), proof });
    }
    const states = [];
    for (const [address, slots] of this.slots) states.push(await this.proofOf(address as Hex, slots, head));
    return { head, finalised: this.finalised, headers, receipts, states };
  }

  private async answer(method: string, params: readonly unknown[]): Promise<unknown> {
    if (method === 'eth_getBlockByNumber') return this.answerBlock(String(params[0]));
    if (method === 'eth_call') return this.answerCall(params);
    if (method === 'eth_getLogs') return this.answerLogs(params[0]);
    return this.node(method, params);
  }

  private async answerBlock(tag: string): Promise<unknown> {
    const head = await this.openHead();
    if (tag === 'latest' || tag === this.at)
      return { number: hexNumber(head.number), timestamp: hexNumber(BigInt(head.at)) };
    const block = await this.block(tag);
    const number = BigInt(String(block['number']));
    if (tag === 'finalized') this.finalised = number;
    this.asked.add(number);
    return block;
  }

  /** Every word of storage that an answer rests on is noted; an answer that differs from the node's makes no bundle. */
  private async answerCall([call]: readonly unknown[]): Promise<unknown> {
    if (!isRecord(call)) throw oddAnswer('eth_call');
    const head = await this.openHead();
    const at = hexNumber(head.number);
    const read = async (contract: string, slot: bigint): Promise<bigint> => {
      const address = contract.toLowerCase();
      const word = await this.node('eth_getStorageAt', [address, slotText(slot), at]);
      this.slots.set(address, (this.slots.get(address) ?? new Set()).add(slot));
      return BigInt(String(word));
    };
    const state = new ContractState(this.deployment, read, { at: head.at, now: head.at });
    const [mine, theirs] = await Promise.allSettled([
      state.call(String(call['to']), String(call['data'])),
      this.node('eth_call', [call, at]),
    ]);
    if (mine.status === 'rejected') throw mine.reason;
    if (theirs.status === 'rejected' || theirs.value !== mine.value)
      throw new Error('The contracts on this chain do not keep their state as these do.');
    return mine.value;
  }

  private async answerLogs(filter: unknown): Promise<unknown> {
    const head = await this.openHead();
    const topics = isRecord(filter) && Array.isArray(filter['topics']) ? (filter['topics'] as unknown[]) : [];
    // All lots of an issuer do not belong into the evidence of one.
    if (topics[0] === COMMISSIONED && topics[1] === null && topics[2] === null)
      throw new Error('Not part of a bundle.');
    const upTo = isRecord(filter) ? { toBlock: hexNumber(head.number), ...filter } : filter;
    const answer = await this.node('eth_getLogs', [upTo]);
    if (!Array.isArray(answer)) throw oddAnswer('eth_getLogs');
    const isTitle = Array.isArray(topics[0]) && topics[0].length === TITLE_EVENTS;
    const found = answer.filter(isRecord).filter((log) => !isTitle || this.isOfSerial(log));
    const logs = await this.shownOf(found);
    for (const log of logs) {
      const block = BigInt(String(log['blockNumber'])).toString();
      const index = Number(log['transactionIndex']);
      this.places.set(block, (this.places.get(block) ?? new Set()).add(index));
    }
    return logs;
  }

  private async shownOf(found: Record<string, unknown>[]): Promise<Record<string, unknown>[]> {
    const { isShown } = this;
    if (isShown === undefined) return found;
    const tags = [...new Set(found.map((log) => String(log['blockNumber'])))];
    const times = new Map(
      await Promise.all(
        tags.map(async (tag) => [tag, Number((await this.block(tag))['timestamp'])] as const),
      ),
    );
    const shown = found.filter((log) => isShown(times.get(String(log['blockNumber'])) ?? Number.NaN));
    this.leftOut += found.length - shown.length;
    return shown;
  }

  /** Deliveries of the same lot to others are nobody's business. */
  private isOfSerial(log: Record<string, unknown>): boolean {
    const payment = Array.isArray(log['topics']) ? String(log['topics'][1]) : '0x0';
    return BigInt(payment) >> SERIAL_SHIFT === this.serial;
  }

  private async proofOf(address: Hex, slots: ReadonlySet<bigint>, head: BlockHeader): Promise<StateProof> {
    const keys = [...slots].sort((a, b) => (a < b ? -1 : 1)).map(slotText);
    const answer = await this.node('eth_getProof', [address, keys, hexNumber(head.number)]);
    if (!isRecord(answer) || !Array.isArray(answer['accountProof']) || !Array.isArray(answer['storageProof']))
      throw oddAnswer('eth_getProof');
    const proofs = answer['storageProof'].filter(isRecord);
    return {
      address,
      accountNodes: answer['accountProof'] as Hex[],
      slots: keys.map((slot, i) => ({ slot, nodes: (proofs[i]?.['proof'] ?? []) as Hex[] })),
    };
  }

  private async openHead(): Promise<BlockHeader> {
    this.head ??= readHeader(encodeHeader(await this.block(this.at)));
    if (this.at === 'finalized') this.finalised = this.head.number;
    return this.head;
  }

  private async block(tag: string): Promise<Record<string, unknown>> {
    const block = await this.node('eth_getBlockByNumber', [tag, false]);
    if (!isRecord(block)) throw oddAnswer('eth_getBlockByNumber');
    return block;
  }
}
