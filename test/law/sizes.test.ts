import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { expect } from 'chai';

const limits: [pattern: RegExp, lines: number][] = [
  [/(^|\/)generated\/|^test\/law\/planted\/|package-lock\.json$/, Infinity],
  [/\.sol$/, 500],
  [/\.test\.tsx?$|^test\//, 500],
  [/\.(ts|tsx|mjs|cjs|prisma|css)$/, 300],
  [/^README\.md$/, 120],
];

const limitOf = (path: string): number => limits.find(([pattern]) => pattern.test(path))?.[1] ?? Infinity;

describe('the size of files', () => {
  it('keeps one idea a file: 300 lines, 500 for a contract or a test, 120 for the README', () => {
    const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
      .split('\n')
      .filter((path) => Number.isFinite(limitOf(path)));
    const long = tracked.flatMap((path) => {
      const lines = readFileSync(path, 'utf8').split('\n').length - 1;
      return lines > limitOf(path) ? [`${path}: ${lines} > ${limitOf(path)}`] : [];
    });
    expect(tracked).to.include('test/law/sizes.test.ts');
    expect(long).to.deep.equal([]);
  });
});
