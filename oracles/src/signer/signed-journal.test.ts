import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openSignedJournal } from './signed-journal.ts';

const round = 'TopSteel.Weight:0x5c5c:1:7';
const word = `0x${'a1'.repeat(32)}`;
const other = `0x${'b2'.repeat(32)}`;

describe('the journal of a signer', () => {
  let path: string;
  beforeEach(() => {
    path = join(mkdtempSync(join(tmpdir(), 'topsteel-journal-')), 'report-1.journal');
  });
  afterEach(() => {
    rmSync(join(path, '..'), { recursive: true });
  });

  const opened = <Answer>(use: (journal: ReturnType<typeof openSignedJournal>) => Answer): Answer => {
    const journal = openSignedJournal(path);
    try {
      return use(journal);
    } finally {
      journal.close();
    }
  };

  it('keeps a promise over a restart', () => {
    expect(opened((journal) => journal.promise(round, word))).to.equal(true);
    expect(opened((journal) => [journal.promise(round, other), journal.promise(round, word)])).to.deep.equal([
      false,
      true,
    ]);
    expect(readFileSync(path, 'utf8')).to.equal(`${round} ${word}\n`);
  });

  for (const [what, torn] of [
    ['in the middle of its word', `${round} ${word.slice(0, 20)}`],
    ['in the middle of its name', round.slice(0, 12)],
    ['just before its end', `${round} ${word}`],
    ['into bytes of nothing', '\0\0\0\0\0\0'],
  ] as const) {
    it(`takes a last line that a crash cut off ${what} for no promise`, () => {
      const kept = `receipt:sepa:RF18539007547034 ${other}\n`;
      writeFileSync(path, kept);
      appendFileSync(path, torn);
      expect(opened((journal) => journal.promise(round, other))).to.equal(true);
      expect(readFileSync(path, 'utf8')).to.equal(`${kept}${round} ${other}\n`);
    });
  }

  it('signs nothing over a whole line that is no promise, and names it', () => {
    writeFileSync(path, `${round} ${word}\n${round} ${word.slice(0, 20)}\n`);
    expect(() => openSignedJournal(path)).to.throw(`Line 2 of the journal ${path} is no promise.`);
  });
});
