import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { cachedBuild, contentKey } from './cached-build.ts';

const checkout = (): string => {
  const root = mkdtempSync(join(tmpdir(), 'topsteel-build-'));
  mkdirSync(join(root, 'web/node_modules'), { recursive: true });
  writeFileSync(join(root, 'web/page.tsx'), 'export default 1');
  return root;
};

describe('contentKey', () => {
  it('follows content and names, not times, tests or installed packages', () => {
    const root = checkout();
    const key = contentKey(root, ['web']);
    utimesSync(join(root, 'web/page.tsx'), 1, 1);
    writeFileSync(join(root, 'web/node_modules/x.js'), 'x');
    writeFileSync(join(root, 'web/page.test.ts'), 'x');
    expect(contentKey(root, ['web'])).to.equal(key);
    writeFileSync(join(root, 'web/page.tsx'), 'export default 2');
    expect(contentKey(root, ['web'])).not.to.equal(key);
  });
});

describe('cachedBuild', () => {
  it('builds once for the same content, again when it changes or its output is gone', async () => {
    const root = checkout();
    let built = 0;
    const build = (): Promise<'built' | 'unchanged'> =>
      cachedBuild({
        name: 'web',
        root,
        inputs: ['web'],
        outputs: ['out'],
        build: () => {
          built += 1;
          writeFileSync(join(root, 'out'), 'x');
          return Promise.resolve();
        },
      });
    expect([await build(), await build()]).to.deep.equal(['built', 'unchanged']);
    rmSync(join(root, 'out'));
    expect(await build()).to.equal('built');
    writeFileSync(join(root, 'web/page.tsx'), 'export default 3');
    expect(await Promise.all([build(), build()])).to.have.members(['built', 'unchanged']);
    expect(built).to.equal(3);
  });

  it('takes over from a builder that was killed', async () => {
    const root = checkout();
    mkdirSync(join(root, '.cache'));
    writeFileSync(join(root, '.cache/web.lock'), JSON.stringify({ pid: 2 ** 22 - 1, startedAt: '1' }));
    const build = { name: 'web', root, inputs: ['web'], outputs: [], build: () => Promise.resolve() };
    expect(await cachedBuild(build)).to.equal('built');
  });
});
