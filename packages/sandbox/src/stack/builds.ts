import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StackError } from '../process/stack-error.ts';
import { cachedBuild, type CachedBuild } from './cached-build.ts';

export interface BuildDefinition {
  label: string;
  what: string;
  inputs: readonly string[];
  outputs: readonly string[];
  /** The program (Node unless told otherwise) with its arguments, and the folder it runs in. */
  command?: string;
  args: readonly string[];
  folder: string;
  env?: Record<string, string>;
}

/** What is built before it can run. Everything else runs from its source. */
export const BUILDS = {
  prisma: {
    label: 'Database client',
    what: 'Generating the database client',
    inputs: ['backend/prisma/schema', 'backend/prisma.config.ts', 'backend/package.json'],
    outputs: ['backend/src/generated'],
    folder: 'backend',
    args: ['../node_modules/prisma/build/index.js', 'generate'],
    // The client needs no schema engine, and the installed package would otherwise want to download one.
    env: { PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true', CHECKPOINT_DISABLE: '1' },
  },
  subgraph: {
    label: 'Index build',
    what: 'Building the subgraph',
    inputs: ['subgraph', 'packages/chain/src/generated', 'deployments'],
    outputs: ['subgraph/build/subgraph.yaml'],
    folder: 'subgraph',
    command: 'npm',
    args: ['run', '--silent', 'build'],
  },
  web: {
    label: 'Web build',
    what: 'Building the web',
    inputs: ['web', 'packages/domain', 'packages/chain', 'deployments', 'package-lock.json', 'tsconfig.json'],
    outputs: ['web/.next/BUILD_ID'],
    folder: '.',
    args: ['web/src/serve/build.ts'],
    env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  },
} as const satisfies Record<string, BuildDefinition>;

export type BuildName = keyof typeof BUILDS;

/** Makes a build unless the same content was built before. */
export async function makeBuild(
  root: string,
  name: BuildName,
  run: (definition: BuildDefinition) => Promise<void>,
): Promise<'built' | 'unchanged'> {
  const definition: BuildDefinition = BUILDS[name];
  if (!existsSync(join(root, definition.folder))) {
    throw new StackError(
      `${definition.what}: the folder ${definition.folder} is missing from this checkout.`,
    );
  }
  const cached: CachedBuild = { ...definition, name, root, build: () => run(definition) };
  return cachedBuild(cached);
}
