/** What the prover knows while it follows one path of a contract. */

/** A word: known, or a named term of the formula; a truth value keeps its own sort, and calldata begins with a selector. */
export type Word = { known: bigint } | { term: string } | { truth: string } | { selector: bigint };

/** How a path ended. `broken` is a failed `assert`. */
export interface Path {
  end: 'done' | 'reverted' | 'broken';
  conditions: readonly string[];
  storage: string;
  returned: Word | null;
}

export interface Call {
  code: Uint8Array;
  selector: bigint;
  args: readonly Word[];
  storage: string;
  conditions: readonly string[];
}

/** One path, so far. */
export interface Machine {
  pc: number;
  stack: Word[];
  memory: Map<number, Word>;
  storage: string;
  conditions: string[];
  steps: number;
}

const WORD = (1n << 256n) - 1n;
const PANIC = 0x4e487b71n << 224n;
const ASSERTION_FAILED = 1n;

/** @example hex(1n) // '#x0000…01', 64 digits */
export function hex(value: bigint): string {
  return `#x${(value & WORD).toString(16).padStart(64, '0')}`;
}

export function argument({ selector, args }: Call, place: bigint): Word {
  if (place === 0n) return { selector };
  const word = args[Number(place - 4n) / 32];
  if (word === undefined) throw new Error(`Calldata at ${String(place)} is not understood.`);
  return word;
}

export function end(machine: Machine, name: string): Path {
  const { conditions, storage } = machine;
  if (name === 'STOP') return { end: 'done', conditions, storage, returned: null };
  if (name === 'INVALID') return { end: 'broken', conditions, storage, returned: null };
  const place = Number(known(pop(machine), 'memory'));
  const returned = machine.memory.get(place) ?? null;
  if (name === 'RETURN') return { end: 'done', conditions, storage, returned };
  const code = machine.memory.get(place + 4);
  const isPanic = returned !== null && 'known' in returned && returned.known === PANIC;
  const isBroken = isPanic && code !== undefined && 'known' in code && code.known === ASSERTION_FAILED;
  return { end: isBroken ? 'broken' : 'reverted', conditions, storage, returned };
}

export function pop({ stack }: Machine): Word {
  const word = stack.pop();
  if (word === undefined) throw new Error('The stack is empty.');
  return word;
}

export function peek({ stack }: Machine, depth: number): Word {
  const word = stack[stack.length - 1 - depth];
  if (word === undefined) throw new Error('The stack is too short.');
  return word;
}

export function swap(machine: Machine, depth: number): void {
  const top = machine.stack.length - 1;
  const [upper, lower] = [peek(machine, 0), peek(machine, depth)];
  machine.stack[top] = lower;
  machine.stack[top - depth] = upper;
}

export function known(word: Word, what: string): bigint {
  if ('known' in word) return word.known;
  throw new Error(`The place of ${what} is unknown.`);
}
