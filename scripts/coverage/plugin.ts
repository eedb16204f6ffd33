import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { HardhatPlugin } from 'hardhat/types/plugins';
import { coverageLibrary, instrument, type Instrumented } from './instrument.ts';

/** What a run leaves behind for {@link summarise}. */
export interface Recording {
  files: Record<string, Pick<Instrumented, 'statements' | 'conditions'>>;
  hits: string[];
}

const files: Recording['files'] = {};
const hits = new Set<string>();

interface Place {
  config: { paths: { root: string } };
}

interface Input {
  sources: Record<string, { content: string }>;
}

type Text = Promise<string>;

/** The hooks that Hardhat 3.17's own coverage is made of. They are to be replaced, so the version is pinned. */
const solidity = {
  preprocessProjectFileBeforeBuilding<Context extends Place>(
    context: Context,
    name: string,
    path: string,
    content: string,
    version: string,
    next: (context: Context, name: string, path: string, content: string, version: string) => Text,
  ): Text {
    const file = relative(context.config.paths.root, path);
    if (!file.startsWith('contracts/')) return next(context, name, path, content, version);
    const { source, statements, conditions } = instrument(content, file);
    files[file] = { statements, conditions };
    return next(context, name, path, source, version);
  },
  preprocessSolcInputBeforeBuilding<Context, Given extends Input>(
    context: Context,
    input: Given,
    next: (context: Context, input: Given) => Promise<Given>,
  ): Promise<Given> {
    const { filename, content } = coverageLibrary();
    input.sources[filename] = { content };
    return next(context, input);
  },
};

const network = {
  onCoverageData(_context: unknown, tags: readonly string[]): Promise<void> {
    for (const tag of tags) hits.add(tag);
    return Promise.resolve();
  },
};

/**
 * Compiles `contracts/` so that it reports hits, and writes what was hit to the file named by COVERAGE_RECORDING when
 * the process ends. Hardhat's own `--coverage` knows statements only and has no branches; this uses its instrumentation
 * and its channel for hits, and adds the conditions.
 */
export const coveragePlugin: HardhatPlugin = {
  id: 'topsteel:coverage',
  hookHandlers: { solidity: lazily(solidity), network: lazily(network) },
};

/** Hardhat wants handlers behind two promises, so that plugins can load them late. */
function lazily<Handlers>(handlers: Handlers) {
  return () => Promise.resolve({ default: () => Promise.resolve(handlers) });
}

process.once('exit', () => {
  const path = process.env['COVERAGE_RECORDING'];
  const recording: Recording = { files, hits: [...hits] };
  if (path !== undefined) writeFileSync(path, JSON.stringify(recording));
});
