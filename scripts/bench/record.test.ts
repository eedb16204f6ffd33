import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { pageWith, recordResults, type Measured } from './record.ts';
import { atLeast, atMost } from './report.ts';

const DOCS = join(import.meta.dirname, '../../docs');
const ledger: Measured = {
  ...{ name: 'ledger', commit: '0a1b2c3', day: '2026-11-27', on: 'Xeon, 2 CPUs' },
  figures: [atLeast('groups posted', 812.345, 'groups/s', 500)],
};
const simulator: Measured = {
  ...{ name: 'simulator', commit: '0a1b2c3', day: '2026-11-27', on: 'Xeon, 2 CPUs' },
  figures: [atMost('broken histories', 1, '', 0)],
};

describe('the record of benchmarks', () => {
  it('keeps the newest figures of each benchmark, as data and as a table', async () => {
    const docs = mkdtempSync(join(tmpdir(), 'topsteel-record-'));
    try {
      writeFileSync(join(docs, 'performance.json'), '[]');
      writeFileSync(join(docs, 'performance.md'), '# Performance\n\n<!-- npm run bench -- --record -->\n');
      await recordResults(docs, [simulator, { ...ledger, commit: 'ffffff0' }]);
      await recordResults(docs, [ledger]);
      expect(JSON.parse(readFileSync(join(docs, 'performance.json'), 'utf8'))).to.deep.equal([
        ledger,
        simulator,
      ]);
      const lines = readFileSync(join(docs, 'performance.md'), 'utf8').split('\n');
      const cells = lines
        .filter((line) => line.startsWith('|'))
        .map((line) => line.split('|').map((c) => c.trim()));
      expect(cells.slice(2).map((row) => row.slice(1, 6))).to.deep.equal([
        ['groups posted', '812.35 groups/s', '500', '`npm run -s bench:ledger`', '0a1b2c3, 2026-11-27'],
        ['broken histories', '1', '0, missed', '`npm run -s bench:simulator`', '0a1b2c3, 2026-11-27'],
      ]);
    } finally {
      rmSync(docs, { recursive: true });
    }
  });

  it('is the page that is committed', async () => {
    const record = JSON.parse(readFileSync(join(DOCS, 'performance.json'), 'utf8')) as Measured[];
    const page = readFileSync(join(DOCS, 'performance.md'), 'utf8');
    expect(await pageWith(page, record)).to.equal(page);
  });
});
