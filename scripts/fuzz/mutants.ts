/** Mutants: small wrongs done to a contract, each of which the invariant tests must notice. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCampaign, type Outcome } from './campaign.ts';

/** One patch of `test/fuzz/mutants`. */
export interface Mutant {
  name: string;
  /** The invariant that it breaks, such as `INV-4`. */
  invariant: string;
  /** The invariant test that must notice, such as `settlement/Settlement.t.sol`. */
  suite: string;
  file: string;
  /** Text that occurs once in the file, and what takes its place. */
  edits: readonly { find: string; replace: string }[];
}

/** What became of a mutant. */
export interface Verdict {
  mutant: Mutant;
  /** Killed by the test of its own invariant. */
  isKilled: boolean;
  /** Why it died, or what is wrong with it. */
  reason: string;
  seconds: number;
}

const FOLDER = 'test/fuzz/mutants';

/**
 * Reads the patches: a unified diff each, below a header of `Invariant:` and `Suite:`. Line numbers are not used;
 * a hunk's lines must occur exactly once in the file.
 */
export function readMutants(root: string): Mutant[] {
  const folder = join(root, FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.patch'))
    .sort()
    .map((file) => parseMutant(file.replace('.patch', ''), readFileSync(join(folder, file), 'utf8')));
}

/**
 * @example parseMutant('x', 'Invariant: INV-1\nSuite: a.t.sol\n--- a/c.sol\n+++ b/c.sol\n@@ @@\n-a\n+b\n').edits
 * // [{ find: 'a', replace: 'b' }]
 */
export function parseMutant(name: string, patch: string): Mutant {
  const header = (key: string): string => {
    const value = new RegExp(`^${key}: *(.+)$`, 'm').exec(patch)?.[1];
    if (value === undefined) throw new Error(`${name}.patch has no line "${key}: …".`);
    return value;
  };
  const file = /^\+\+\+ b\/(.+)$/m.exec(patch)?.[1];
  if (file === undefined) throw new Error(`${name}.patch names no file.`);
  const edits = patch
    .split(/^@@.*@@.*\n/m)
    .slice(1)
    .map((hunk) => {
      const lines = hunk.replace(/\n$/, '').split('\n');
      const side = (mark: string): string =>
        lines
          .filter((line) => line === '' || line.startsWith(' ') || line.startsWith(mark))
          .map((line) => line.slice(1))
          .join('\n');
      return { find: side('-'), replace: side('+') };
    });
  return { name, invariant: header('Invariant'), suite: header('Suite'), file, edits };
}

/**
 * The mutated source.
 *
 * @throws Error when the source has moved on and the patch fits no more.
 */
export function applyMutant({ name, file, edits }: Mutant, source: string): string {
  return edits.reduce((text, { find, replace }) => {
    const found = text.split(find).length - 1;
    if (found !== 1) throw new Error(`${name}.patch fits ${found} places of ${file}, not one:\n${find}`);
    return text.replace(find, () => replace);
  }, source);
}

/** Sentences about mutants that fit no more, or would change nothing. */
export function misfits(root: string, mutants: readonly Mutant[]): string[] {
  return mutants.flatMap((mutant) => {
    try {
      const source = readFileSync(join(root, mutant.file), 'utf8');
      return applyMutant(mutant, source) === source ? [`${mutant.name}.patch changes nothing.`] : [];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  });
}

/** Lets the test of a mutant's invariant loose on it, in the workspace, which is then as it was. */
export async function tryMutant(folder: string, mutant: Mutant, seed: bigint): Promise<Verdict> {
  const started = Date.now();
  const file = join(folder, mutant.file);
  const source = readFileSync(file, 'utf8');
  writeFileSync(file, applyMutant(mutant, source));
  try {
    const { outcomes } = await runCampaign({
      folder,
      runs: 40,
      depth: 250,
      seed,
      files: [`test/fuzz/${mutant.suite}`],
      only: `invariant_${mutant.invariant.replace('INV-', '').padStart(2, '0')}_`,
    });
    return { mutant, ...judge(mutant, outcomes), seconds: (Date.now() - started) / 1000 };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const reason = `does not run: ${/^\w*Error:.*$/m.exec(said)?.[0] ?? said}`;
    return { mutant, isKilled: false, reason, seconds: (Date.now() - started) / 1000 };
  } finally {
    writeFileSync(file, source);
  }
}

function judge(
  { invariant, suite }: Mutant,
  outcomes: readonly Outcome[],
): Omit<Verdict, 'mutant' | 'seconds'> {
  if (outcomes.length === 0) return { isKilled: false, reason: `no test of ${invariant} in ${suite}` };
  const failures = outcomes
    .filter(({ hasHeld }) => !hasHeld)
    .map(({ failure }) => failure.split('\n')[0] ?? '');
  const cited = failures.find((failure) => failure.includes(`${invariant} `));
  if (cited !== undefined) return { isKilled: true, reason: cited };
  const reason = failures[0] === undefined ? 'survived' : `died of something else: ${failures[0]}`;
  return { isKilled: false, reason };
}
