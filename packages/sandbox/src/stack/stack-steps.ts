import type { BuildName } from './builds.ts';
import { BUILDS } from './builds.ts';
import type { Step } from './run-steps.ts';
import { STACK_PIECES, type StackPiece } from './stack-pieces.ts';

type Context = Parameters<Step['run']>[0];

/** What the plan's steps do when their time comes. */
export interface Doers {
  pieces: readonly StackPiece[];
  builds: readonly BuildName[];
  isSeeded: boolean;
  build: (name: BuildName, context: Context) => Promise<'built' | 'unchanged'>;
  start: (piece: StackPiece, context: Context) => Promise<void>;
  node: (name: string, what: string, args: string[], context: Context) => Promise<void>;
  health: (context: Context) => Promise<string>;
}

/** What each piece needs to be there before it starts: pieces, builds and acts. */
const NEEDS: Record<StackPiece, readonly string[]> = {
  postgres: [],
  chain: [],
  ipfs: [],
  mail: [],
  counterparties: [],
  graph: ['build-subgraph', 'postgres', 'chain', 'ipfs', 'deploy'],
  backend: ['migrate', 'deploy', 'ipfs', 'mail'],
  'signer-1': ['deploy', 'counterparties'],
  'signer-2': ['deploy', 'counterparties'],
  'signer-3': ['deploy', 'counterparties'],
  oracles: ['migrate', 'deploy', 'counterparties'],
  web: ['build-web', 'backend'],
};
/** Which builds a piece can't run without. */
const BUILT_FOR: Record<BuildName, readonly StackPiece[]> = {
  prisma: ['backend', 'oracles'],
  subgraph: ['graph'],
  web: ['web'],
};

/**
 * The steps of a start, in an order that a reader expects, each with the steps it needs among those that are there. A
 * piece that is replaced or not wanted has no step, and nothing waits for it.
 */
export function planSteps(doers: Doers): Step[] {
  const has = (piece: StackPiece): boolean => doers.pieces.includes(piece);
  const builds = doers.builds.filter((name) => BUILT_FOR[name].some(has));
  const isDeployed = has('graph') || has('backend') || has('oracles') || has('counterparties');
  const isMigrated = has('backend') || has('oracles');

  const start = (piece: StackPiece): Step => ({
    id: piece,
    label: STACK_PIECES[piece].label,
    needs: NEEDS[piece],
    run: async (context) => {
      await doers.start(piece, context);
      return undefined;
    },
  });
  const act = (id: string, label: string, needs: string[], what: string, args: string[]): Step => ({
    id,
    label,
    needs,
    run: async (context) => {
      await doers.node(id, what, args, context);
      return undefined;
    },
  });
  const starts = (names: readonly StackPiece[]): Step[] => names.filter(has).map(start);

  const steps: Step[] = [
    ...builds.map((name) => ({
      id: `build-${name}`,
      label: BUILDS[name].label,
      needs: [],
      run: async (context: Context) =>
        (await doers.build(name, context)) === 'built' ? undefined : 'unchanged',
    })),
    ...starts(['postgres', 'chain', 'ipfs', 'mail', 'counterparties']),
    ...(isMigrated
      ? [
          act(
            'migrate',
            'Database schema',
            ['build-prisma', 'postgres'],
            'Bringing the database schema up to date',
            [...['--import', './backend/register.mjs', 'backend/src/migrate.ts']],
          ),
        ]
      : []),
    ...(isDeployed
      ? [
          act('deploy', 'Contracts', ['chain'], 'Deploying the contracts', [
            'packages/chain/src/deploy/main.ts',
          ]),
        ]
      : []),
    ...starts(['graph', 'backend', 'signer-1', 'signer-2', 'signer-3', 'oracles', 'web']),
    ...(doers.isSeeded && has('backend')
      ? [
          act(
            'seed',
            'Demo world',
            ['backend', 'oracles', 'signer-1', 'signer-2', 'signer-3'],
            'Seeding the demo world',
            ['scripts/seed/main.ts'],
          ),
        ]
      : []),
    ...(has('backend')
      ? [{ id: 'health', label: 'Health', needs: ['backend', 'oracles', 'graph', 'web'], run: doers.health }]
      : []),
  ];
  const known = new Set(steps.map(({ id }) => id));
  return steps.map((step) => ({ ...step, needs: step.needs.filter((need) => known.has(need)) }));
}
