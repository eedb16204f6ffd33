import { concatHex, numberToHex, type Address, type Hex } from 'viem';

/** An event as a node keeps it: the first topic is the hash of its signature. */
export interface EventLog {
  topics: readonly Hex[];
  /** Whole words. */
  data: Hex;
}

const WORD_BYTES = 32;

/**
 * EVM code that emits these events and calls these contracts, in order, whatever it is called with. Put at a contract's
 * address it says what the contract would say, without the states that lead there; the encodings are viem's.
 *
 * For each event: the words of the data to memory (PUSH32 word, PUSH2 offset, MSTORE), then the topics from the last to
 * the first (PUSH32), the length (PUSH2), the offset 0 (PUSH1) and LOG1 to LOG4. For each call: five zeros (PUSH1),
 * the address (PUSH20), GAS, CALL, POP.
 */
export function emitterOf(steps: readonly (EventLog | Address)[]): Hex {
  return concatHex([...steps.map((step) => (typeof step === 'string' ? call(step) : emit(step))), '0x00']);
}

function call(address: Address): Hex {
  return concatHex(['0x60006000600060006000', '0x73', address, '0x5af150']);
}

function emit({ topics, data }: EventLog): Hex {
  const words = data.slice(2).match(/.{64}/g) ?? [];
  return concatHex([
    ...words.map((word, i) =>
      concatHex(['0x7f', `0x${word}`, '0x61', numberToHex(i * WORD_BYTES, { size: 2 }), '0x52']),
    ),
    ...[...topics].reverse().map((topic) => concatHex(['0x7f', topic])),
    concatHex(['0x61', numberToHex(words.length * WORD_BYTES, { size: 2 }), '0x6000']),
    numberToHex(0xa0 + topics.length, { size: 1 }),
  ]);
}
