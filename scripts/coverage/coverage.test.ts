import { expect } from 'chai';
import { findConditions } from './find-conditions.ts';
import { instrument } from './instrument.ts';
import { percentDown, summarise, total } from './summarise.ts';

const SOURCE = `// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;
import {X} from "./elsewhere.sol";

contract Weighbridge is X {
    uint256 private constant LIMIT = 1 > 0 ? 44_000_000 : 0;

    modifier open() {
        if (isClosed) revert(); // été
        _;
    }

    function isFair(uint256 gross, uint256 tare) external pure returns (bool) {
        if ((gross > tare && !(tare == 0)) || gross == 1) return true;
        for (uint256 i = 0; i < 2; ++i) gross += i > 0 ? 1 : 2;
        return tare < 5 && gross < 9;
    }
}
`;

const textOf = ({ start, end }: { start: number; end: number }) =>
  Buffer.from(SOURCE, 'utf8').subarray(start, end).toString('utf8');

describe('findConditions', () => {
  it('finds the parts of decisions and operands, in functions and modifiers alone', () => {
    const found = findConditions(SOURCE).map((condition) => [condition.line, textOf(condition)]);
    expect(found).to.deep.equal([
      [9, 'isClosed'],
      [14, 'gross > tare'],
      [14, 'tare == 0'],
      [14, 'gross == 1'],
      [15, 'i < 2'],
      [15, 'i > 0'],
      [16, 'tare < 5'],
      [16, 'gross < 9'],
    ]);
  });

  it('refuses what is not Solidity', () => {
    expect(() => findConditions('contract {')).to.throw('ParserError');
  });
});

describe('instrument', () => {
  const { source, statements, conditions } = instrument(SOURCE, 'contracts/Weighbridge.sol');

  it('wraps each condition with its two tags, and keeps lines where they were', () => {
    const [closed] = conditions;
    expect(closed?.text).to.equal('isClosed');
    expect(source).to.include(`__topSteelCondition(isClosed,0x${closed?.whenTrue},0x${closed?.whenFalse})`);
    expect(statements.map(({ line }) => line)).to.include.members([9, 10, 14, 15, 16]);
    expect(new Set(conditions.flatMap(({ whenTrue, whenFalse }) => [whenTrue, whenFalse])).size).to.equal(16);
  });

  it('gives the same source other tags under another name', () => {
    const other = instrument(SOURCE, 'contracts/Other.sol');
    expect(other.conditions[0]?.whenTrue).to.not.equal(conditions[0]?.whenTrue);
  });
});

describe('summarise', () => {
  const files = {
    'contracts/A.sol': {
      statements: [
        { line: 3, tag: 'a' },
        { line: 3, tag: 'b' },
        { line: 4, tag: 'c' },
      ],
      conditions: [{ line: 3, text: 'x > 1', whenTrue: 't', whenFalse: 'f' }],
    },
    'contracts/IA.sol': { statements: [], conditions: [] },
  };

  it('covers a line when all that begins on it ran, and a branch when its outcome was seen', () => {
    const [only, ...rest] = summarise({ files, hits: ['a', 'c', 't'] });
    expect(rest).to.deep.equal([]);
    expect(only).to.deep.equal({
      ...{ file: 'contracts/A.sol', lines: 2, coveredLines: 1, branches: 2, coveredBranches: 1 },
      missing: ['contracts/A.sol:3 did not run', 'contracts/A.sol:3 "x > 1" was never false'],
    });
  });

  it('finds everything covered only when everything was hit', () => {
    const all = total(summarise({ files, hits: ['a', 'b', 'c', 't', 'f'] }));
    expect([all.coveredLines, all.lines, all.coveredBranches, all.branches]).to.deep.equal([2, 2, 2, 2]);
  });

  it('rounds down, so that 100 means all', () => {
    expect(percentDown(99_999, 100_000)).to.equal(99.99);
    expect(percentDown(5, 5)).to.equal(100);
    expect(percentDown(0, 0)).to.equal(100);
  });
});
