import type { Random } from './random.ts';

/**
 * A process of the product, as a generator: every `yield` stands for an `await` of the real one, and is a place where it
 * may be interrupted by the others, or die. What it keeps in variables is lost then; what it has committed is not.
 */
export type Process = Generator<void, void, void>;

interface Running {
  name: string;
  start: () => Process;
  now: Process;
}

export interface Scheduler {
  /** One step of one process, or the death of one. */
  step(): void;
  /** Runs every process once to its end, in turn; none dies. */
  round(): void;
}

/** Runs processes in an order that the seed decides, each started anew when it has ended or died. */
export function schedulerOf(
  random: Random,
  crashPerCent: number,
  starts: Readonly<Record<string, () => Process>>,
): Scheduler {
  const running: Running[] = Object.entries(starts).map(([name, start]) => ({ name, start, now: start() }));
  return {
    step() {
      const one = random.pick(running);
      if (crashPerCent > 0 && random.chance(crashPerCent)) one.now = one.start();
      else if (one.now.next().done === true) one.now = one.start();
    },
    round() {
      for (const one of running) {
        while (one.now.next().done !== true);
        one.now = one.start();
      }
    },
  };
}
