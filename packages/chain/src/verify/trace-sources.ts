import { encodeWords, keccak, readWords, type Hex } from './abi-words.ts';
import type { LotRecord, Register } from './register.ts';

const PRODUCED = keccak('LotProduced(uint256,bytes32,address,uint128,uint128)');
/** Topic of the event that a lot, or part of it, went into a transformation. */
export const CONSUMED = keccak('LotConsumed(uint256,bytes32,address,uint128,uint128,uint128,uint128)');
const NO_CERTIFICATE: Hex = `0x${'0'.repeat(64)}`;

/** Lots looked through, and transformations in a row, before the answer is that it cannot be told. */
const MAX_LOTS = 64;
const MAX_STEPS = 16;

/** Where a made lot comes from. */
export interface Sources {
  /** The certified lots behind it, the nearest first. */
  lots: { lotId: bigint; lot: LotRecord }[];
  /** Lots on the way that were made themselves, the lot asked about left out. */
  between: LotRecord[];
  /** Transformations in the longest line. */
  steps: number;
}

/** Whether a lot was made out of other lots, and so has no certificate of its own. */
export function isMade(lot: LotRecord): boolean {
  return lot.certificate === NO_CERTIFICATE;
}

/**
 * The certified lots that a made lot goes back to, by the ledger's events: each transformation names what it consumed.
 *
 * @throws when the node does not answer, when a transformation cannot be found, or when the line is longer than the bound.
 */
export async function traceSources(register: Register, ledger: string, lotId: bigint): Promise<Sources> {
  const seen = new Set<bigint>([lotId]);
  const sources: Sources = { lots: [], between: [], steps: 0 };
  let open = [lotId];
  while (open.length > 0) {
    sources.steps += 1;
    if (sources.steps > MAX_STEPS || seen.size > MAX_LOTS) throw new RangeError('The line is too long.');
    const inputs = await Promise.all(open.map((made) => inputsOf(register, ledger, made)));
    const next = [...new Set(inputs.flat())].filter((input) => !seen.has(input));
    open = [];
    for (const input of next) {
      seen.add(input);
      const lot = await register.lot(input);
      if (lot === undefined) throw new Error('The ledger names a lot that it does not have.');
      if (isMade(lot)) {
        open.push(input);
        sources.between.push(lot);
      } else sources.lots.push({ lotId: input, lot });
    }
  }
  if (sources.lots.length === 0) throw new Error('No certified lot was found.');
  return sources;
}

async function inputsOf(register: Register, ledger: string, lotId: bigint): Promise<bigint[]> {
  const [produced] = await register.logs(ledger, [PRODUCED, `0x${encodeWords([lotId])}`]);
  if (produced === undefined) throw new Error('The node has lost the event that made this lot.');
  const act = readWords(produced.topics[2] ?? '').hex(0);
  const consumed = await register.logs(ledger, [CONSUMED, null, act]);
  if (consumed.length === 0) throw new Error('The node has lost what went into this lot.');
  return consumed.map(({ topics }) => BigInt(topics[1] ?? '0x0'));
}
