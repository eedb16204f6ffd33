import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { buildScript, buildScripts, moduleOf } from './build-script.ts';

describe('scripts of the verification pages', () => {
  it('keep the script that repeats the checks at 10 kB', async function () {
    this.timeout(60_000);
    const { code } = await buildScript('check-again');
    expect(brotliCompressSync(code).length).to.be.at.most(10_000);
  });

  it('are committed as they build now', async function () {
    this.timeout(60_000);
    for (const [entry, script] of await buildScripts()) {
      const committed = readFileSync(new URL(`generated/${entry}.ts`, import.meta.url), 'utf8');
      expect(moduleOf(script) === committed, `${entry} is stale: run npm run generate`).to.equal(true);
    }
  });
});
