/**
 * Runs compiled contracts on unknown values: every argument, the caller and the whole storage are variables, every path
 * is followed, and what a path knows is written down in SMT-LIB (bit vectors of 256, arrays), for a solver to judge.
 *
 * Understood: arithmetic, memory and storage at addresses that are known or are mapping slots, mappings' hashes, forks.
 * Not understood: calls to other contracts, and loops whose length is unknown. Meeting one is an error, never a guess.
 */
import {
  argument,
  end,
  hex,
  known,
  peek,
  pop,
  swap,
  type Call,
  type Machine,
  type Path,
  type Word,
} from './machine.ts';
import { OPCODES, binary, type Binary } from './opcodes.ts';

const WORD = (1n << 256n) - 1n;
const WORDS = '(_ BitVec 256)';
/** Stand-ins for operators that are hard on solvers. */
const LOOSE = ['MUL', 'DIV', 'MOD'];
const MAX_STEPS = 20_000;

/** Holds the formula while paths are followed; one for each question. */
export class SymbolicEvm {
  readonly definitions: string[] = [];
  private readonly hashes: { name: string; inputs: readonly string[] }[] = [];
  private count = 0;
  private readonly isLoose: boolean;

  /**
   * @param isLoose Products and quotients of unknown words are any words, the same for the same operands. What holds
   * then holds, and is found quickly; what does not may still hold.
   */
  constructor(isLoose = false) {
    this.isLoose = isLoose;
  }

  variable(name: string): Word {
    this.definitions.push(`(declare-const ${name} (_ BitVec 256))`);
    return { term: name };
  }

  freshStorage(): string {
    const name = `storage${String(this.count++)}`;
    this.definitions.push(`(declare-const ${name} (Array (_ BitVec 256) (_ BitVec 256)))`);
    return name;
  }

  /** Follows every path of a call. */
  run(call: Call): Path[] {
    const paths: Path[] = [];
    const start: Machine = {
      pc: 0,
      stack: [],
      memory: new Map(),
      storage: call.storage,
      conditions: [...call.conditions],
      steps: 0,
    };
    const waiting: Machine[] = [start];
    for (let machine = waiting.pop(); machine !== undefined; machine = waiting.pop()) {
      const ended = this.follow(machine, call, waiting);
      if (ended !== null) paths.push(ended);
    }
    return paths;
  }

  /** A formula that is satisfiable exactly when one of the paths can be taken. */
  formula(paths: readonly Path[]): string {
    const taken = paths.map(({ conditions }) => `(and true ${conditions.join(' ')})`);
    return [
      '(set-logic QF_AUFBV)',
      ...LOOSE.map((name) => `(declare-fun ${name} (${WORDS} ${WORDS}) ${WORDS})`),
      ...this.definitions,
      ...this.hashesDiffer(),
      `(assert (or false ${taken.join(' ')}))`,
      '(check-sat)',
    ].join('\n');
  }

  text(word: Word): string {
    if ('term' in word) return word.term;
    if ('truth' in word) return `(ite ${word.truth} ${hex(1n)} ${hex(0n)})`;
    if ('selector' in word) throw new Error('The first word of calldata is not understood.');
    return hex(word.known);
  }

  isZero(word: Word): Word {
    if ('known' in word) return { known: word.known === 0n ? 1n : 0n };
    return this.truth('truth' in word ? `(not ${word.truth})` : `(= ${this.text(word)} ${hex(0n)})`);
  }

  private follow(machine: Machine, call: Call, waiting: Machine[]): Path | null {
    for (;;) {
      if (++machine.steps > MAX_STEPS) throw new Error('A loop of unknown length.');
      const opcode = call.code[machine.pc] ?? 0;
      const name = OPCODES[opcode];
      if (name === undefined) throw new Error(`Opcode 0x${opcode.toString(16)} is not understood.`);
      machine.pc += 1;
      if (opcode >= 0x5f && opcode <= 0x7f) this.push(machine, call.code, opcode - 0x5f);
      else if (opcode >= 0x80 && opcode <= 0x8f) machine.stack.push(peek(machine, opcode - 0x80));
      else if (opcode >= 0x90 && opcode <= 0x9f) swap(machine, opcode - 0x8f);
      else if (name === 'JUMP') machine.pc = Number(known(pop(machine), 'a jump'));
      else if (name === 'JUMPI') {
        if (!this.fork(machine, waiting)) return null;
      } else if (name === 'STOP' || name === 'RETURN' || name === 'REVERT' || name === 'INVALID') {
        return end(machine, name);
      } else this.step(machine, call, name);
    }
  }

  private push(machine: Machine, code: Uint8Array, size: number): void {
    let value = 0n;
    for (let i = 0; i < size; i++) value = (value << 8n) | BigInt(code[machine.pc + i] ?? 0);
    machine.stack.push({ known: value });
    machine.pc += size;
  }

  /** Goes on where the condition holds and leaves the other way for later; false when neither can be. */
  private fork(machine: Machine, waiting: Machine[]): boolean {
    const target = Number(known(pop(machine), 'a jump'));
    const condition = pop(machine);
    if ('known' in condition) {
      if (condition.known !== 0n) machine.pc = target;
      return true;
    }
    const holds = 'truth' in condition ? condition.truth : `(distinct ${this.text(condition)} ${hex(0n)})`;
    waiting.push({
      ...machine,
      stack: [...machine.stack],
      memory: new Map(machine.memory),
      conditions: [...machine.conditions, `(not ${holds})`],
    });
    machine.conditions.push(holds);
    machine.pc = target;
    return true;
  }

  private step(machine: Machine, call: Call, name: string): void {
    const operator = binary[name];
    if (operator !== undefined) {
      machine.stack.push(this.apply(name, operator, pop(machine), pop(machine)));
      return;
    }
    switch (name) {
      case 'ISZERO':
        machine.stack.push(this.isZero(pop(machine)));
        return;
      case 'NOT': {
        const word = pop(machine);
        if ('known' in word) machine.stack.push({ known: WORD ^ word.known });
        else machine.stack.push(this.term(`(bvnot ${this.text(word)})`));
        return;
      }
      case 'POP':
      case 'JUMPDEST':
        if (name === 'POP') pop(machine);
        return;
      case 'CALLER':
        machine.stack.push({ term: 'caller' });
        return;
      case 'TIMESTAMP':
        machine.stack.push({ term: 'time' });
        return;
      case 'CALLVALUE':
        machine.stack.push({ known: 0n });
        return;
      case 'CALLDATASIZE':
        machine.stack.push({ known: BigInt(4 + 32 * call.args.length) });
        return;
      case 'CALLDATALOAD':
        machine.stack.push(argument(call, known(pop(machine), 'calldata')));
        return;
      case 'MSTORE': {
        const place = Number(known(pop(machine), 'memory'));
        machine.memory.set(place, pop(machine));
        return;
      }
      case 'MLOAD':
        machine.stack.push(machine.memory.get(Number(known(pop(machine), 'memory'))) ?? { known: 0n });
        return;
      case 'KECCAK256': {
        const place = Number(known(pop(machine), 'memory'));
        machine.stack.push(this.hash(machine, place, Number(known(pop(machine), 'a size'))));
        return;
      }
      case 'SLOAD':
        machine.stack.push(this.term(`(select ${machine.storage} ${this.text(pop(machine))})`));
        return;
      case 'SSTORE': {
        const [slot, value] = [this.text(pop(machine)), this.text(pop(machine))];
        const next = `storage${String(this.count++)}`;
        this.definitions.push(
          `(define-fun ${next} () (Array (_ BitVec 256) (_ BitVec 256)) (store ${machine.storage} ${slot} ${value}))`,
        );
        machine.storage = next;
        return;
      }
      default:
        if (!/^LOG\d$/.test(name)) throw new Error(`${name} is not understood.`);
        machine.stack.length -= 2 + Number(name.slice(3));
    }
  }

  private apply(name: string, operator: Binary, left: Word, right: Word): Word {
    if ('known' in left && 'known' in right) return { known: operator.fold(left.known, right.known) & WORD };
    // The dispatcher looks at the selector alone.
    if ('known' in left && left.known === 224n && 'selector' in right) return { known: right.selector };
    const isLoose = this.isLoose && LOOSE.includes(name) && !('known' in left) && !('known' in right);
    const write = isLoose ? (a: string, b: string) => `(${name} ${a} ${b})` : operator.write;
    const text = write(this.text(left), this.text(right));
    return operator.isTruth ? this.truth(text) : this.term(text);
  }

  private hash(machine: Machine, place: number, size: number): Word {
    if (size % 32 !== 0 || size > 256) throw new Error(`A hash of ${String(size)} bytes is not understood.`);
    const inputs: string[] = [];
    for (let i = 0; i < size; i += 32) {
      inputs.push(this.text(machine.memory.get(place + i) ?? { known: 0n }));
    }
    const earlier = this.hashes.find((hash) => hash.inputs.join() === inputs.join());
    if (earlier !== undefined) return { term: earlier.name };
    const name = `hash${String(this.count++)}`;
    this.definitions.push(`(declare-const ${name} (_ BitVec 256))`);
    this.hashes.push({ name, inputs });
    return { term: name };
  }

  /** Two hashes are equal exactly when all they hash is. */
  private hashesDiffer(): string[] {
    return this.hashes.flatMap((a, i) =>
      this.hashes.slice(0, i).map((b) => {
        if (a.inputs.length !== b.inputs.length) return `(assert (distinct ${a.name} ${b.name}))`;
        const same = a.inputs.map((input, j) => `(= ${input} ${b.inputs[j] ?? ''})`).join(' ');
        return `(assert (= (= ${a.name} ${b.name}) (and ${same})))`;
      }),
    );
  }

  private term(text: string): Word {
    const name = `t${String(this.count++)}`;
    this.definitions.push(`(define-fun ${name} () (_ BitVec 256) ${text})`);
    return { term: name };
  }

  private truth(text: string): Word {
    const name = `b${String(this.count++)}`;
    this.definitions.push(`(define-fun ${name} () Bool ${text})`);
    return { truth: name };
  }
}
