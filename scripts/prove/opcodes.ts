/** The opcodes that {@link SymbolicEvm} understands. */

/** An operator of two words, on known values and in SMT-LIB. */
export interface Binary {
  fold: (left: bigint, right: bigint) => bigint;
  write: (left: string, right: string) => string;
  isTruth?: boolean;
}

const SIGN = 1n << 255n;
const signed = (value: bigint): bigint => (value >= SIGN ? value - (1n << 256n) : value);
const bit = (holds: boolean): bigint => (holds ? 1n : 0n);
const plain =
  (name: string) =>
  (left: string, right: string): string =>
    `(${name} ${left} ${right})`;
const ZERO = `#x${'0'.repeat(64)}`;
/** The EVM divides by zero, to zero. */
const unlessZero = (name: string) => (left: string, right: string) =>
  `(ite (= ${right} ${ZERO}) ${ZERO} (${name} ${left} ${right}))`;
const truth = (name: string, fold: Binary['fold']): Binary => ({ fold, write: plain(name), isTruth: true });

/** By name. The first operand is the top of the stack. */
export const binary: Readonly<Record<string, Binary>> = {
  ADD: { fold: (a, b) => a + b, write: plain('bvadd') },
  MUL: { fold: (a, b) => a * b, write: plain('bvmul') },
  SUB: { fold: (a, b) => a - b, write: plain('bvsub') },
  DIV: { fold: (a, b) => (b === 0n ? 0n : a / b), write: unlessZero('bvudiv') },
  MOD: { fold: (a, b) => (b === 0n ? 0n : a % b), write: unlessZero('bvurem') },
  EXP: { fold: (a, b) => a ** b, write: refuse('EXP') },
  LT: truth('bvult', (a, b) => bit(a < b)),
  GT: truth('bvugt', (a, b) => bit(a > b)),
  SLT: truth('bvslt', (a, b) => bit(signed(a) < signed(b))),
  SGT: truth('bvsgt', (a, b) => bit(signed(a) > signed(b))),
  EQ: truth('=', (a, b) => bit(a === b)),
  AND: { fold: (a, b) => a & b, write: plain('bvand') },
  OR: { fold: (a, b) => a | b, write: plain('bvor') },
  XOR: { fold: (a, b) => a ^ b, write: plain('bvxor') },
  SHL: { fold: (by, a) => (by > 255n ? 0n : a << by), write: (by, a) => `(bvshl ${a} ${by})` },
  SHR: { fold: (by, a) => (by > 255n ? 0n : a >> by), write: (by, a) => `(bvlshr ${a} ${by})` },
};

function refuse(name: string): Binary['write'] {
  return () => {
    throw new Error(`${name} of unknown values is not understood.`);
  };
}

const NAMES: readonly [number, string][] = [
  ...'STOP ADD MUL SUB DIV SDIV MOD SMOD ADDMOD MULMOD EXP SIGNEXTEND'.split(' ').map(at(0x00)),
  ...'LT GT SLT SGT EQ ISZERO AND OR XOR NOT BYTE SHL SHR SAR'.split(' ').map(at(0x10)),
  [0x20, 'KECCAK256'],
  ...'ADDRESS BALANCE ORIGIN CALLER CALLVALUE CALLDATALOAD CALLDATASIZE'.split(' ').map(at(0x30)),
  [0x42, 'TIMESTAMP'],
  ...'POP MLOAD MSTORE MSTORE8 SLOAD SSTORE JUMP JUMPI PC MSIZE GAS JUMPDEST'.split(' ').map(at(0x50)),
  ...Array.from({ length: 33 }, (_, i): [number, string] => [0x5f + i, `PUSH${String(i)}`]),
  ...Array.from({ length: 16 }, (_, i): [number, string] => [0x80 + i, `DUP${String(i + 1)}`]),
  ...Array.from({ length: 16 }, (_, i): [number, string] => [0x90 + i, `SWAP${String(i + 1)}`]),
  ...Array.from({ length: 5 }, (_, i): [number, string] => [0xa0 + i, `LOG${String(i)}`]),
  [0xf3, 'RETURN'],
  [0xfd, 'REVERT'],
  [0xfe, 'INVALID'],
];

function at(first: number): (name: string, place: number) => [number, string] {
  return (name, place) => [first + place, name];
}

export const OPCODES: Readonly<Partial<Record<number, string>>> = Object.fromEntries(NAMES);
