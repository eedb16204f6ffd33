/** One thing that `npm test` or `npm run check` runs, and how its tests are counted. */
export interface Stage {
  name: string;
  label: string;
  /** Program arguments for Node, and the folder they run in (the root unless told otherwise). */
  args: readonly string[];
  folder?: string;
  /** `mocha`: by its JSON report. `hardhat`: by its "N passing" lines. `one`: the whole command is one test. */
  counts: 'mocha' | 'hardhat' | 'one';
  env?: Readonly<Record<string, string>>;
  /** Shares no port, file or clock with its neighbours, so that it may run beside them. */
  mayShare?: boolean;
}

const MOCHA = 'node_modules/mocha/bin/mocha.js';
const TSC = 'node_modules/typescript/bin/tsc';

const types = (folder: string): Stage => ({
  name: folder === '.' ? 'types' : `types-${folder.replace('packages/', '')}`,
  label: folder === '.' ? 'Types of scripts and tests' : `Types of ${folder}`,
  args: [TSC, '--noEmit', '-p', folder],
  counts: 'one',
});

/** A room at a time: type-aware, all rooms at once want more memory than a process of Node has by itself. */
const lint = (folders: string): Stage => ({
  name: `lint-${folders.split(' ')[0] ?? ''}`,
  label: `Lint of ${folders.replaceAll(' ', ', ')}`,
  args: ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', ...folders.split(' ')],
  counts: 'one',
});

/** The longest first, so that the lanes end together. */
const CHECK_LIST: readonly Stage[] = [
  ...['backend', 'packages', 'web', 'oracles test scripts hardhat.config.ts'].map(lint),
  {
    name: 'format',
    label: 'Format',
    args: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
    counts: 'one',
  },
  {
    name: 'generated',
    label: 'Generated code is current',
    args: ['scripts/generate.ts', '--check'],
    counts: 'one',
  },
  { name: 'law', label: 'Law of imports, file sizes', args: [MOCHA, 'test/law/*.test.ts'], counts: 'mocha' },
  ...[
    'packages/domain',
    'packages/chain',
    'packages/documents',
    'packages/cli',
    'packages/sandbox',
    'packages/tracing',
    'oracles',
    'backend',
    'web',
    '.',
  ].map(types),
  {
    name: 'solhint',
    label: 'Solidity lint',
    args: ['node_modules/solhint/solhint.js', '--max-warnings', '0', '--disc', 'contracts/**/*.sol'],
    counts: 'one',
  },
];

/** What `npm run check` runs: nothing here runs the product. */
export const CHECKS: readonly Stage[] = CHECK_LIST.map((check) => ({ ...check, mayShare: true }));

/** What `npm test` runs, cheap and loud first. */
export const STAGES: readonly Stage[] = [
  ...CHECKS,
  {
    name: 'domain',
    label: 'Rules of the trade',
    args: [MOCHA, 'packages/domain/src/**/*.test.ts'],
    counts: 'mocha',
  },
  {
    name: 'chain',
    label: 'Chain package',
    args: [MOCHA, 'packages/chain/src/**/*.test.ts'],
    counts: 'mocha',
  },
  {
    name: 'cli',
    label: 'Command line, documents, traces',
    args: [MOCHA, '--exit', 'packages/{cli,documents,tracing}/src/**/*.test.ts'],
    counts: 'mocha',
  },
  {
    name: 'sandbox',
    label: 'Embedded stack',
    args: [MOCHA, '--exit', 'packages/sandbox/src/**/*.test.ts', 'scripts/**/*.test.ts'],
    counts: 'mocha',
  },
  {
    name: 'simulator',
    label: 'Money in seeded histories of faults',
    args: [MOCHA, 'test/simulator/*.test.ts'],
    counts: 'mocha',
  },
  {
    name: 'contracts',
    label: 'Contracts',
    args: ['node_modules/hardhat/dist/src/cli.js', 'test', 'mocha'],
    counts: 'hardhat',
  },
  // Each with ports, folders and a database of its own; the longest first, so that the lanes end together.
  {
    name: 'backend-whole',
    label: 'Marketplace as a whole',
    args: [`../${MOCHA}`, 'test/**/*.test.ts'],
    folder: 'backend',
    counts: 'mocha',
    mayShare: true,
  },
  {
    name: 'faults',
    label: 'Processes killed in the middle of payments',
    args: [
      MOCHA,
      ...['--exit', '--timeout', '600000', '--require', 'test/faults/close-world.ts'],
      'test/faults/crash-points.test.ts',
      'test/faults/invariants.test.ts',
    ],
    counts: 'mocha',
    mayShare: true,
  },
  {
    name: 'backend',
    label: 'Marketplace',
    args: [`../${MOCHA}`, 'src/**/*.test.ts'],
    folder: 'backend',
    counts: 'mocha',
    mayShare: true,
  },
  {
    name: 'index',
    label: 'Index over a real graph-node',
    args: [MOCHA, '--exit', 'test/conformance/subgraph/*.test.ts'],
    counts: 'mocha',
    mayShare: true,
  },
  {
    name: 'oracles',
    label: 'Oracles',
    args: [`../${MOCHA}`],
    folder: 'oracles',
    counts: 'mocha',
    mayShare: true,
  },
  {
    name: 'fuzz',
    label: 'Invariants of the contracts under random histories',
    args: ['scripts/fuzz.ts', '--short'],
    counts: 'hardhat',
    mayShare: true,
  },
  {
    name: 'deployments',
    label: 'Chart, images, metrics, dashboards, alert rules',
    // The marketplace's settings are classes, which Node's type stripping refuses.
    args: ['--import=./backend/register.mjs', MOCHA, '--exit', 'test/deployments/*.test.ts'],
    counts: 'mocha',
    mayShare: true,
  },
  {
    name: 'stories',
    label: 'Every primitive and state in six languages, light and dark',
    args: [MOCHA, '--exit', 'test/stories/*.test.ts'],
    counts: 'mocha',
    mayShare: true,
  },
  {
    name: 'web',
    label: 'Web',
    // Node's type stripping refuses JSX.
    args: ['--import=@swc-node/register/esm-register', MOCHA, 'web/src/**/*.test.{ts,tsx}'],
    counts: 'mocha',
    env: { TS_NODE_PROJECT: 'web/tsconfig.json' },
    mayShare: true,
  },
  {
    name: 'journeys',
    label: 'Journeys in a browser',
    args: [
      MOCHA,
      ...['--exit', '--timeout', '900000', '--require', 'test/journeys/close-world.ts'],
      'test/journeys/*.test.ts',
    ],
    counts: 'mocha',
  },
];
