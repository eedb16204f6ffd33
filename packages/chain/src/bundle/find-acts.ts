import { encodeWords, keccak, readWords, type Hex } from '../verify/abi-words.ts';
import type { Log } from '../verify/node-answers.ts';
import { COMMISSIONED, type Register } from '../verify/register.ts';
import { CONSUMED } from '../verify/trace-sources.ts';

const TRANSFORMED = keccak('LotsTransformed(bytes32,address,uint256,uint128,uint128,bytes32,bytes32)');
const PRODUCED = keccak('LotProduced(uint256,bytes32,address,uint128,uint128)');
const TRANSFERRED = keccak('TitleTransferred(uint256,address,address,uint128,bytes32)');
const RELEASED = keccak('TitleReleased(bytes32,uint256,address,address,uint128,uint128,bytes32)');
const RECALLED = keccak('LotRecalled(uint256,address,uint8,bytes32)');

/** Lots looked through before the rest is left out: more is a history, not evidence. */
const MAX_LOTS = 64;
/** Bits of a payment's id that do not fit the serial of a bundle. */
const SERIAL_SHIFT = 156n;

export type ActName = 'commissioned' | 'transformed' | 'transferred' | 'delivered' | 'recalled';

/** An act of the ledger, and the CBV 2.0 hash of the EPCIS event that it names. */
export interface Act {
  act: ActName;
  lotId: bigint;
  hash: Hex;
}

/**
 * The acts of the ledger that lead to a lot: how it and every lot behind it were commissioned, transformed and recalled, and
 * how title to each came to whoever transformed it, or delivered the bundle of the serial. Deliveries to others are left
 * out, as are acts that name no event.
 *
 * Whoever makes a bundle asks a node, whoever checks one asks the proven receipts in it: both find the same.
 *
 * @param mostActs when so many are found, further deliveries are left out
 * @throws when the node does not answer.
 */
export async function findActs(
  register: Register,
  ledger: string,
  lotId: bigint,
  serial: bigint | undefined,
  mostActs = Infinity,
): Promise<Act[]> {
  const acts = new Map<string, Act>();
  const add = (act: ActName, lot: bigint, { data }: Log, word: number): void => {
    const hash = readWords(data).hex(word);
    if (BigInt(hash) !== 0n && acts.size < mostActs) acts.set(hash, { act, lotId: lot, hash });
  };
  const logs = (...topics: (string | null)[]): Promise<Log[]> => register.logs(ledger, topics);
  const seen = new Set([lotId]);

  /** How title to a lot came to a holder, back to whoever it was commissioned to. */
  const follow = async (lot: bigint, holders: readonly string[]): Promise<void> => {
    const known = new Set(holders);
    for (const holder of known) {
      const [transfers, releases] = await Promise.all([
        logs(TRANSFERRED, topicOf(lot), null, holder),
        logs(RELEASED, null, topicOf(lot), holder),
      ]);
      for (const log of transfers) add('transferred', lot, log, 1);
      for (const log of releases) add('delivered', lot, log, 3);
      for (const { topics } of transfers) known.add(topics[2] ?? '');
      for (const { data } of releases) known.add(readWords(data).hex(0));
      known.delete('');
      if (acts.size >= mostActs) return;
    }
  };

  const visit = async (lot: bigint, holders: readonly string[]): Promise<void> => {
    const [commissioned, recalled, [produced]] = await Promise.all([
      logs(COMMISSIONED, topicOf(lot)),
      logs(RECALLED, topicOf(lot)),
      logs(PRODUCED, topicOf(lot)),
    ]);
    for (const log of commissioned) add('commissioned', lot, log, 6);
    for (const log of recalled) add('recalled', lot, log, 1);
    await follow(lot, holders);
    const transformation = produced?.topics[2];
    if (transformation === undefined) return;
    const [transformed, consumed] = await Promise.all([
      logs(TRANSFORMED, transformation),
      logs(CONSUMED, null, transformation),
    ]);
    for (const log of transformed) add('transformed', lot, log, 4);
    for (const { topics } of consumed) {
      const input = BigInt(topics[1] ?? '0x0');
      if (seen.has(input) || seen.size >= MAX_LOTS) continue;
      seen.add(input);
      await visit(input, [topics[3] ?? '']);
    }
  };

  const titles = serial === undefined ? [] : await register.titleEvents(lotId);
  const own = titles.filter(
    (log) => register.isRelease(log) && BigInt(log.topics[1] ?? '0x0') >> SERIAL_SHIFT === serial,
  );
  for (const log of own) add('delivered', lotId, log, 3);
  await visit(
    lotId,
    own.map(({ data }) => readWords(data).hex(0)),
  );
  return [...acts.values()];
}

const topicOf = (value: bigint): Hex => `0x${encodeWords([value])}`;
