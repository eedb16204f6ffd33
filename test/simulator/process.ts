import { Interruption } from './interruption.ts';
import type { Notes } from './notes.ts';
import type { Random } from './random.ts';

/**
 * A process of the product, as a generator: every `yield` stands for an `await` of the real one, says its name, and is a
 * place where the process may be interrupted by the others, or die. What it keeps in variables is lost then; what it has
 * committed is not.
 */
export type Process = Generator<string, void, void>;

interface Running {
  name: string;
  start: () => Process;
  now: Process;
  at: string | null;
}

export interface Scheduler {
  /** One step of one process, or the death of one. */
  step(): void;
  /** Runs every process once to its end, in turn; none dies. */
  round(): void;
}

/** Few histories come to these awaits: a process that stands at one dies more often. */
const RARE = new Set([
  'relay: act found done',
  'relay: refusal judged',
  'relay: filling kept',
  'relay: replacement kept',
  'watch: missing logs told',
  'watch: alarm raised',
  'watch: gone back',
  'mirror: event waited',
  'mirror: event booked',
  'propose: something due',
  'propose: payouts approved',
  'send: file handed over',
  'send: payout moved',
  'follow: statement came',
  'follow: line booked',
  'carry out: provider told',
  'carry out: command done',
  'carry out: opening kept',
  'register: order waited',
]);
const RARE_PER_CENT = 50;

export interface Scheduling {
  random: Random;
  crashPerCent: number;
  notes: Notes;
  /** A process has died, or was ended by an interruption: its connections close. */
  onDeath?: (name: string) => void;
}

/** A process by its name, how often its turn comes beside the others, and how it starts. */
export type Scheduled = readonly [name: string, weight: number, start: () => Process];

/** Runs processes in an order that the seed decides, each started anew when it has ended or died. */
export function schedulerOf(
  { random, crashPerCent, notes, onDeath }: Scheduling,
  processes: readonly Scheduled[],
): Scheduler {
  const running = processes.map(([name, , start]): Running => ({ name, start, now: start(), at: null }));
  const turns: Running[] = [];
  for (const [at, [, weight]] of processes.entries())
    for (let turn = 0; turn < weight; turn += 1) turns.push(running[at] as Running);
  const restart = (one: Running): void => {
    one.now = one.start();
    one.at = null;
  };
  /** @returns whether it goes on */
  const go = (one: Running): boolean => {
    try {
      const { done, value } = one.now.next();
      if (done !== true) {
        one.at = value;
        return true;
      }
    } catch (error) {
      if (!(error instanceof Interruption)) throw error;
      onDeath?.(one.name);
    }
    restart(one);
    return false;
  };
  return {
    step() {
      const one = random.pick(turns);
      const isRare = one.at !== null && RARE.has(one.at);
      if (crashPerCent > 0 && random.chance(isRare ? RARE_PER_CENT : crashPerCent)) {
        if (one.at !== null) notes.died(one.at);
        onDeath?.(one.name);
        restart(one);
      } else go(one);
    },
    round() {
      for (const one of running) while (go(one));
    },
  };
}
