/** Compiles the invariant tests of a folder and runs their campaigns in Hardhat's own runner. */
import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { createHardhatRuntimeEnvironment } from 'hardhat/hre';

/** Where, how long and with what luck. */
export interface Campaign {
  /** Holds `contracts/`, `test/fuzz/` and `node_modules/`. */
  folder: string;
  runs: number;
  depth: number;
  seed: bigint;
  /** Invariant tests to run, such as `test/fuzz/settlement/Settlement.t.sol`; all when empty. */
  files: readonly string[];
  /** Part of the names of the invariants to run; all when absent. */
  only?: string;
}

/** What one invariant's campaign came to. */
export interface Outcome {
  suite: string;
  name: string;
  hasHeld: boolean;
  runs: number;
  calls: number;
  reverts: number;
  seconds: number;
  /** Empty when the invariant held. */
  failure: string;
  /** How often each act was called. */
  acts: ReadonlyMap<string, number>;
}

const require = createRequire(import.meta.url);

/** Compiles fast and runs slow: the code under test is the same, the optimizer's effort is not. */
const settings = (viaIR: boolean, isOptimized: boolean) => ({
  version: '0.8.37',
  path: require.resolve('solc/soljson.js'),
  settings: {
    evmVersion: 'cancun',
    viaIR,
    optimizer: { enabled: isOptimized, runs: 1 },
    metadata: { bytecodeHash: 'none' as const },
  },
});

/** The contracts ask for the IR pipeline; the handlers compile ten times as fast without it. */
function compilersOf(folder: string) {
  const handlers = globSync('test/fuzz/**/*.sol', { cwd: folder });
  return {
    compilers: [settings(true, false)],
    overrides: Object.fromEntries(handlers.map((file) => [file, settings(false, false)])),
  };
}

interface SuiteResult {
  id: { name: string };
  testResults: readonly TestResult[];
}

interface TestResult {
  name: string;
  status: string;
  durationNs: bigint;
  reason?: string;
  kind: { runs?: bigint; calls?: bigint; reverts?: bigint; metrics?: Record<string, { calls: bigint }> };
  counterexample?: { sequence?: readonly Step[] } | Step;
}

interface Step {
  sender?: unknown;
  contractName?: string;
  signature?: string;
  args?: string;
}

/**
 * Runs campaigns of `runs` histories of `depth` acts for each invariant.
 *
 * @throws what the compiler says when it does not compile.
 */
export async function runCampaign(
  campaign: Campaign,
): Promise<{ outcomes: Outcome[]; compileSeconds: number }> {
  const hre = await createHardhatRuntimeEnvironment(
    {
      solidity: compilersOf(campaign.folder),
      paths: {
        sources: ['contracts'],
        tests: { solidity: 'test/fuzz' },
        artifacts: '.cache/fuzz/artifacts',
        cache: '.cache/fuzz/cache',
      },
      test: {
        solidity: {
          fuzz: { seed: `0x${campaign.seed.toString(16)}` },
          invariant: {
            runs: campaign.runs,
            depth: campaign.depth,
            failOnRevert: true,
            shrinkRunLimit: 300,
          },
        },
      },
    },
    {},
    campaign.folder,
  );
  const started = Date.now();
  await silently(() => hre.tasks.getTask('build').run({ noTests: false, quiet: true }));
  const compileSeconds = (Date.now() - started) / 1000;
  const result = (await silently(() =>
    hre.tasks.getTask(['test', 'solidity']).run({
      noCompile: true,
      testFiles: campaign.files.map((file) => join(campaign.folder, file)),
      ...(campaign.only === undefined ? {} : { grep: campaign.only }),
    }),
  )) as { value?: { suiteResults: SuiteResult[] }; error?: { suiteResults: SuiteResult[] } };
  const suites = result.value?.suiteResults ?? result.error?.suiteResults ?? [];
  const outcomes = suites.flatMap(({ id, testResults }) =>
    testResults.map((test) => outcomeOf(id.name, test)),
  );
  return { outcomes, compileSeconds };
}

/** Results are native objects: their fields are getters, which a rest pattern would lose. */
function outcomeOf(suite: string, test: TestResult): Outcome {
  const { name, status, durationNs, kind, reason, counterexample } = test;
  const hasHeld = status === 'Success';
  return {
    suite,
    name: name.replace(/^invariant_|\(\)$/g, ''),
    hasHeld,
    runs: Number(kind.runs ?? 0n),
    calls: Number(kind.calls ?? 0n),
    reverts: Number(kind.reverts ?? 0n),
    seconds: Number(durationNs / 1_000_000n) / 1000,
    failure: hasHeld ? '' : [reason ?? 'no reason given', ...sequenceOf(counterexample)].join('\n'),
    acts: new Map(
      Object.entries(kind.metrics ?? {}).map(([act, { calls }]) => [
        act.slice(act.lastIndexOf(':') + 1),
        Number(calls),
      ]),
    ),
  };
}

/** The acts that led to the violation, as the runner has shortened them. */
function sequenceOf(counterexample: TestResult['counterexample']): string[] {
  if (counterexample === undefined) return [];
  const steps = 'sequence' in counterexample ? (counterexample.sequence ?? []) : [counterexample as Step];
  return steps.map(
    ({ contractName, signature, args }) =>
      `  ${(contractName ?? '').replace(/^.*:/, '')}.${(signature ?? '').replace(/\(.*/, '')}(${stripVTControlCharacters(args ?? '')})`,
  );
}

/** Hardhat prints as it goes; the table says the same in fewer words. What it printed is told when it fails. */
async function silently<T>(work: () => Promise<T>): Promise<T> {
  const streams = [process.stdout, process.stderr];
  const writes = streams.map((stream) => stream.write.bind(stream));
  const said: string[] = [];
  const swallow = (chunk: unknown, encoding?: unknown, done?: unknown): boolean => {
    said.push(String(chunk));
    const callback = typeof encoding === 'function' ? encoding : done;
    if (typeof callback === 'function') queueMicrotask(callback as () => void);
    return true;
  };
  for (const stream of streams) stream.write = swallow;
  try {
    return await work();
  } catch (error) {
    throw new Error(stripVTControlCharacters(said.join('')).trim(), { cause: error });
  } finally {
    streams.forEach((stream, i) => {
      const write = writes[i];
      if (write !== undefined) stream.write = write;
    });
  }
}
