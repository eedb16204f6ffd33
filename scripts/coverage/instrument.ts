import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { findConditions } from './find-conditions.ts';

// What Hardhat's own coverage is made of, found where Hardhat finds it.
const fromHardhat = createRequire(createRequire(import.meta.url).resolve('hardhat/package.json'));

interface Edr {
  addStatementCoverageInstrumentation(
    source: string,
    name: string,
    version: string,
  ): { source: string; metadata: { kind: string; tag: Uint8Array; startUtf16: number }[] };
  latestSupportedSolidityVersion(): string;
}

interface CoverageLibrary {
  filename: string;
  content: string;
}

/** Something that a test run can hit, and where it stands. */
export interface Target {
  /** 64 hex digits, as the EVM reports a hit. */
  tag: string;
  line: number;
}

/** A condition needs both hits. */
export interface ConditionTarget {
  line: number;
  text: string;
  whenTrue: string;
  whenFalse: string;
}

export interface Instrumented {
  source: string;
  statements: Target[];
  conditions: ConditionTarget[];
}

const MARK = '__topSteelCondition';

/** The library that reports hits; every instrumented file imports it. */
export function coverageLibrary(): CoverageLibrary {
  return (
    fromHardhat('@nomicfoundation/edr/coverage') as { getCoverageLibrary(): CoverageLibrary }
  ).getCoverageLibrary();
}

/**
 * Makes a source report which statements run and which way each condition goes. Conditions are wrapped in a function
 * that reports and answers its argument; nothing moves to another line.
 *
 * @param path Names the file in tags, so that equal files do not share them.
 */
export function instrument(source: string, path: string): Instrumented {
  const conditions = findConditions(source);
  const bytes = Buffer.from(source, 'utf8');
  const targets = conditions.map(
    ({ start, end, line }): ConditionTarget => ({
      line,
      text: bytes.subarray(start, end).toString('utf8').replace(/\s+/g, ' '),
      whenTrue: tagOf(`${path}:${start}:${end}:true`),
      whenFalse: tagOf(`${path}:${start}:${end}:false`),
    }),
  );
  const edr = fromHardhat('@nomicfoundation/edr') as Edr;
  const { source: reporting, metadata } = edr.addStatementCoverageInstrumentation(
    wrap(bytes, conditions, targets),
    path,
    edr.latestSupportedSolidityVersion(),
  );
  const wrapped = wrap(bytes, conditions, targets);
  const statements = metadata
    .filter(({ kind }) => kind === 'statement')
    .map(({ tag, startUtf16 }) => ({
      tag: Buffer.from(tag).toString('hex'),
      line: lineOf(wrapped, startUtf16),
    }));
  return {
    source: conditions.length === 0 ? reporting : reporting + markFunction(),
    statements,
    conditions: targets,
  };
}

function wrap(
  bytes: Buffer,
  conditions: readonly { start: number; end: number }[],
  targets: readonly ConditionTarget[],
): string {
  const inserts = conditions.flatMap(({ start, end }, index) => {
    const { whenTrue, whenFalse } = targets[index] as ConditionTarget;
    return [
      // Outer ones begin first and end last; conditions come in the order of their begin.
      { at: start, order: index, text: `${MARK}(` },
      { at: end, order: -index, text: `,0x${whenTrue},0x${whenFalse})` },
    ];
  });
  inserts.sort((a, b) => a.at - b.at || a.order - b.order);
  let text = '';
  let from = 0;
  for (const { at, text: inserted } of inserts) {
    text += bytes.subarray(from, at).toString('utf8') + inserted;
    from = at;
  }
  return text + bytes.subarray(from).toString('utf8');
}

/** Appended after the statements were marked, so that it is no target itself. */
function markFunction(): string {
  return `
function ${MARK}(bool condition, uint256 whenTrue, uint256 whenFalse) pure returns (bool) {
    if (condition) __NomicFoundationCoverage.sendHit(whenTrue);
    else __NomicFoundationCoverage.sendHit(whenFalse);
    return condition;
}
`;
}

function tagOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The line of the first character that is not white space. */
function lineOf(text: string, start: number): number {
  const lead = /^\s*/.exec(text.slice(start))?.[0].length ?? 0;
  return text.slice(0, start + lead).split('\n').length;
}
