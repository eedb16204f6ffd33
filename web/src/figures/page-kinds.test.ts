import { expect } from 'chai';
import { createPageKinds } from './page-kinds.ts';

describe('kinds of page', () => {
  it('are the first name below the language, whatever stands behind it', () => {
    const { kindOf } = createPageKinds();
    const kinds = ['/fr/lot/0x1f', '/de/lot/0x2a?x=1', '/it', '/v/8f', '/_next/static/chunks/a.js', '/'];
    expect(kinds.map((path) => kindOf(path, 200))).to.deep.equal([
      '/[lang]/lot',
      '/[lang]/lot',
      '/[lang]',
      '/v',
      '/_next/static',
      '/',
    ]);
  });

  it('are not made by asking for what there is not', () => {
    const { kindOf } = createPageKinds();
    expect(kindOf('/wp-login.php', 307)).to.equal('other');
    expect(kindOf('/en/wp-login.php', 404)).to.equal('other');
    expect(kindOf('/en/steel', 500)).to.equal('other');
    expect(kindOf('/en/steel', 200)).to.equal('/[lang]/steel');
    expect(kindOf('/en/steel', 500)).to.equal('/[lang]/steel');
    expect(kindOf('/en/%3Cscript%3E', 200)).to.equal('other');
    const made = Array.from({ length: 200 }, (_, i) => kindOf(`/en/page-${i.toString()}`, 200));
    expect(new Set(made).size).to.equal(80);
  });
});
