import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { buildScript, moduleOf, scriptEntries } from './build-script.ts';

describe('scripts of the verification pages', () => {
  it('keep the script that repeats the checks at 10 kB', async () => {
    const { code } = await buildScript('check-again');
    expect(brotliCompressSync(code).length).to.be.at.most(10_000);
  });

  for (const entry of scriptEntries) {
    it(`have ${entry} committed as it builds now`, async () => {
      const committed = readFileSync(new URL(`generated/${entry}.ts`, import.meta.url), 'utf8');
      expect(moduleOf(await buildScript(entry)) === committed, 'stale: run npm run generate').to.equal(true);
    });
  }
});
