import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const app = fileURLToPath(new URL('../app/', import.meta.url));

describe('A page whose data did not come', () => {
  it('is never a bare notice, which would leave it without a heading', () => {
    const pages = globSync('**/page.tsx', { cwd: app });
    expect(pages.length).to.be.greaterThan(100);
    const bare = pages.filter((path) =>
      /return <(ProblemNotice|EmptyState)\b/.test(readFileSync(`${app}${path}`, 'utf8')),
    );
    expect(bare).to.deep.equal([]);
  });
});
