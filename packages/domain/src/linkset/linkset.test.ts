import { expect } from 'chai';
import fc from 'fast-check';
import {
  chooseForm,
  chooseLink,
  expandLinkType,
  linksetJson,
  linksetText,
  readPreferences,
  weightOfLanguage,
  weightOfType,
  type LinkRequest,
  type ResolverLink,
} from './index.ts';

const voc = 'https://ref.gs1.org/voc/';
const link = (rel: string, href: string, more: Partial<ResolverLink> = {}): ResolverLink => ({
  rel: `${voc}${rel}`,
  href,
  title: href,
  type: 'text/html',
  ...more,
});
const links: ResolverLink[] = [
  link('defaultLink', '/page', { hreflang: ['en', 'fr'] }),
  link('certificationInfo', '/cert.pdf', { type: 'application/pdf' }),
  link('certificationInfo', '/cert.json', { type: 'application/json' }),
  link('registerProduct', '/en-GB', { hreflang: ['en-GB', 'en'] }),
  link('registerProduct', '/en-US', { hreflang: ['en-US'] }),
  link('registerProduct', '/en-IE', { hreflang: ['en-IE'] }),
  link('registerProduct', '/any'),
  link('pip', '/de', { hreflang: ['de'] }),
];
const chosen = (request: LinkRequest): string => {
  const choice = chooseLink(links, request);
  if (choice.kind === 'one') return choice.link.href;
  return choice.kind === 'several' ? choice.links.map(({ href }) => href).join(' ') : choice.kind;
};

describe('preferences of a reader', () => {
  it('carry weights, and what is not well-formed is left out', () => {
    expect(readPreferences('text/html, application/xml ;q=0.9,*/*;q=0.8')).to.deep.equal([
      { value: 'text/html', weight: 1 },
      { value: 'application/xml', weight: 0.9 },
      { value: '*/*', weight: 0.8 },
    ]);
    expect(readPreferences('a/b;q=2, c/d;q=x, , e/f;q=0')).to.deep.equal([{ value: 'e/f', weight: 0 }]);
    expect([readPreferences(null), readPreferences('')]).to.deep.equal([[], []]);
  });

  it('go by the most specific range', () => {
    const accepted = readPreferences('text/*;q=0.3, text/html;q=0.7, */*;q=0.1, application/pdf;q=0');
    expect(
      ['text/html', 'text/plain', 'image/png', 'application/pdf'].map((type) => weightOfType(accepted, type)),
    ).to.deep.equal([0.7, 0.3, 0.1, 0]);
    expect(weightOfType([], 'image/png')).to.equal(1);
    expect(weightOfType(readPreferences('text/html'), 'image/png')).to.equal(0);
  });

  it('like the whole language tag best, then its kin, then what has no language', () => {
    const wanted = readPreferences('fr-CH, en;q=0.5');
    expect(
      [['fr-CH'], ['fr'], ['en-GB'], ['de'], []].map((languages) => weightOfLanguage(wanted, languages)),
    ).to.deep.equal([1, 0.9, 0.45, 0, 0.001]);
  });
});

describe('choosing a link', () => {
  it('takes the default when nothing is asked for', () => {
    expect(chosen({})).to.equal('/page');
    expect(chosen({ accept: '*/*', acceptLanguage: 'vi' })).to.equal('/page');
  });

  it('never puts another link in the place of one that is not there', () => {
    expect(chosen({ linkType: 'gs1:safetyInfo' })).to.equal('no-such-type');
    expect(chosen({ linkType: '' })).to.equal('no-such-type');
    expect(chosen({ linkType: 'gs1:constructor' })).to.equal('no-such-type');
  });

  it('leaves equally good ones to the reader', () => {
    expect(chosen({ linkType: 'gs1:certificationInfo' })).to.equal('/cert.pdf /cert.json');
    expect(chosen({ linkType: 'gs1:certificationInfo', accept: 'text/html,*/*;q=0.8' })).to.equal(
      '/cert.pdf /cert.json',
    );
  });

  it('goes by media type, and says when none fits', () => {
    expect(chosen({ linkType: 'gs1:certificationInfo', accept: 'application/pdf' })).to.equal('/cert.pdf');
    expect(chosen({ linkType: 'gs1:certificationInfo', accept: 'application/json, */*;q=0.1' })).to.equal(
      '/cert.json',
    );
    expect(chooseLink(links, { linkType: 'gs1:certificationInfo', accept: 'image/png' })).to.deep.equal({
      kind: 'not-acceptable',
      types: ['application/pdf', 'application/json'],
    });
  });

  for (const [header, expected] of [
    ['en-GB,en;q=0.9,en-US;q=0.8,en-IE;q=0.7', '/en-GB'],
    ['en,en-US;q=0.8,en-IE;q=0.7', '/en-GB'],
    ['en-US,en;q=0.9,en-GB;q=0.8,en-IE;q=0.7', '/en-US'],
    ['en-IE;q=0.9,en;q=0.8,en-GB;q=0.7,en-US;q=0.6', '/en-IE'],
    ['fr-BE,fr-FR;q=0.8,fr;q=0.7', '/any'],
  ] as const) {
    it(`answers Accept-Language: ${header} with ${expected}`, () => {
      expect(chosen({ linkType: 'gs1:registerProduct', acceptLanguage: header })).to.equal(expected);
    });
  }

  it('lets the language in the address go before the browser’s', () => {
    expect(chosen({ linkType: 'gs1:registerProduct', language: 'en-IE', acceptLanguage: 'en-US' })).to.equal(
      '/en-IE',
    );
    expect(chosen({ linkType: 'gs1:registerProduct', language: '../x', acceptLanguage: 'en-US' })).to.equal(
      '/en-US',
    );
    expect(chosen({ linkType: 'gs1:pip', acceptLanguage: 'fr' })).to.equal('/de');
  });

  it('chooses a form by liking, then by the order offered', () => {
    expect(chooseForm('*/*', ['text/html', 'application/pdf'])).to.equal('text/html');
    expect(chooseForm('text/html;q=0.5,application/pdf', ['text/html', 'application/pdf'])).to.equal(
      'application/pdf',
    );
    expect(chooseForm('image/png', ['text/html'])).to.equal(undefined);
  });

  it('ends for any headers', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (linkType, accept, acceptLanguage) => {
        chooseLink(links, { linkType, accept, acceptLanguage });
      }),
    );
  });
});

describe('link types', () => {
  it('are the same however they are spelt', () => {
    for (const spelt of [
      'gs1:pip',
      'https://gs1.org/voc/pip',
      'http://www.gs1.org/voc/pip',
      'https://ref.gs1.org/voc/pip',
    ])
      expect(expandLinkType(spelt)).to.equal('https://ref.gs1.org/voc/pip');
    expect(expandLinkType('untp:dpp')).to.equal(
      expandLinkType('https://test.uncefact.org/vocabulary/linkTypes/dpp'),
    );
    expect(expandLinkType('https://other.example/pip')).to.equal('https://other.example/pip');
  });
});

describe('a linkset', () => {
  it('groups its targets by relation, as JSON', () => {
    expect(linksetJson('https://steel.example/01/x', links.slice(0, 3))).to.deep.equal({
      linkset: [
        {
          anchor: 'https://steel.example/01/x',
          [`${voc}defaultLink`]: [
            { href: '/page', title: '/page', type: 'text/html', hreflang: ['en', 'fr'] },
          ],
          [`${voc}certificationInfo`]: [
            { href: '/cert.pdf', title: '/cert.pdf', type: 'application/pdf' },
            { href: '/cert.json', title: '/cert.json', type: 'application/json' },
          ],
        },
      ],
    });
  });

  it('is a list of links, as text', () => {
    const text = linksetText('https://s/01/x', [
      link('defaultLink', 'https://s/v', { title: 'The "page" of Aciéries', hreflang: ['en', 'fr'] }),
      link('pip', 'https://s/p'),
    ]);
    expect(text).to.equal(
      `<https://s/v>; rel="${voc}defaultLink"; anchor="https://s/01/x"; type="text/html"; hreflang="en"; hreflang="fr"; title="The \\"page\\" of Aciries",\n` +
        `<https://s/p>; rel="${voc}pip"; anchor="https://s/01/x"; type="text/html"; title="https://s/p"\n`,
    );
    expect(linksetText('https://s', [])).to.equal('');
  });
});
