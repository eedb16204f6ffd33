import type { Recording } from './plugin.ts';

/** One file's figures. A line counts when a statement begins on it, and is covered when all of these ran. */
export interface FileCoverage {
  file: string;
  lines: number;
  coveredLines: number;
  /** Two for each condition: that it was true, that it was false. */
  branches: number;
  coveredBranches: number;
  /** What is missing, for people. */
  missing: string[];
}

/** Turns what a run left behind into figures, by file name. Files without a statement (interfaces) are left out. */
export function summarise({ files, hits }: Recording): FileCoverage[] {
  const hit = new Set(hits);
  return Object.entries(files)
    .filter(([, { statements }]) => statements.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, { statements, conditions }]) => {
      const lines = new Map<number, boolean>();
      for (const { line, tag } of statements) lines.set(line, (lines.get(line) ?? true) && hit.has(tag));
      const outcomes = conditions.flatMap(({ line, text, whenTrue, whenFalse }) => [
        { line, sentence: `"${text}" was never true`, isHit: hit.has(whenTrue) },
        { line, sentence: `"${text}" was never false`, isHit: hit.has(whenFalse) },
      ]);
      const bareLines = [...lines].filter(([, isCovered]) => !isCovered).map(([line]) => line);
      return {
        file,
        lines: lines.size,
        coveredLines: lines.size - bareLines.length,
        branches: outcomes.length,
        coveredBranches: outcomes.filter(({ isHit }) => isHit).length,
        missing: [
          ...bareLines.map((line) => ({ line, sentence: 'did not run' })),
          ...outcomes.filter(({ isHit }) => !isHit),
        ]
          .sort((a, b) => a.line - b.line)
          .map(({ line, sentence }) => `${file}:${line} ${sentence}`),
      };
    });
}

/** The sum over files, under the name "all contracts". */
export function total(coverages: readonly FileCoverage[]): FileCoverage {
  const sum = (key: 'lines' | 'coveredLines' | 'branches' | 'coveredBranches'): number =>
    coverages.reduce((all, coverage) => all + coverage[key], 0);
  return {
    file: 'all contracts',
    lines: sum('lines'),
    coveredLines: sum('coveredLines'),
    branches: sum('branches'),
    coveredBranches: sum('coveredBranches'),
    missing: [],
  };
}

/** In percent, rounded down to hundredths, so that 100 means all; of nothing, all is covered. */
export function percentDown(covered: number, all: number): number {
  return all === 0 ? 100 : Math.floor((covered * 10_000) / all) / 100;
}
