import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { notByHand } from '@topsteel/domain/journal';
import { chartOfAccounts, type AccountCode } from '@topsteel/domain/ledger';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const sources = globSync('{backend,packages/domain}/src/**/*.ts', { cwd: root })
  .filter((path) => !path.endsWith('.test.ts') && !path.includes('/generated/'))
  .map((path) => readFileSync(root + path, 'utf8'));

describe('the chart of accounts', () => {
  it('has no account that nothing can book on: a journal entry does, or the program', () => {
    const unreached = (Object.keys(chartOfAccounts) as AccountCode[]).filter((code) => {
      if (notByHand(code) === undefined) return false;
      const posts = code === 'escrow_onchain' ? 'escrowOnchain(' : `accountOf('${code}'`;
      return !sources.some((text) => text.includes(posts));
    });
    expect(sources.length).to.be.greaterThan(500);
    expect(unreached).to.deep.equal([]);
  });
});
