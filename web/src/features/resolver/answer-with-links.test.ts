import type { VerificationReport } from '@topsteel/chain/verify';
import { lotIdOfCode } from '@topsteel/domain/digital-link';
import { expect } from 'chai';
import { answerWithLinks, type LinkQuestion } from './answer-with-links.ts';
import { resolverDescription } from './resolver-description.ts';
import { preflight } from './responses.ts';
import { asksForLinks, resolveLot } from './resolve-lot.ts';

const LOT = 'W0K7XBA22XY6DSSV479T';
const GTIN = '09521001001014';
const SERIAL = 'D4ZE6498S04PGQXJ3VY9';
const origin = 'https://steel.example';
const place = { publicOrigin: origin, publicGatewayUrl: 'https://ipfs.example/' };
const target = { lotId: lotIdOfCode(LOT) ?? 0n, gtin: GTIN };
const line = (question: string, key: string) =>
  ({
    question,
    key,
    params: {},
    how: { key: 'notAsked', params: {} },
  }) as unknown as VerificationReport['lines'][0];
const report = (
  lines: [string, string][] = [['status', 'inForce']],
  lot: object = {},
): VerificationReport => ({
  lotId: target.lotId.toString(),
  serial: undefined,
  lines: lines.map(([question, key]) => line(question, key)),
  block: { number: '7', at: 1 },
  register: 'node',
  store: 'gateway',
  checkedAt: 1,
  lot: {
    issuer: '0x',
    issuerName: 'Aciéries du Val',
    countersignedBy: undefined,
    documentHash: '0x',
    lotGrams: '1',
    certifiedGrams: '1',
    bundle: undefined,
    label: { gtin: GTIN },
    documents: [
      { role: 'certificate-json', mediaType: 'application/json', sha256: '0xd0', cid: 'bafj' },
      { role: 'certificate-pdf', mediaType: 'application/pdf', sha256: '0xd1', cid: 'bafp' },
    ],
    emissions: { gramsCo2ePerKg: '621', status: 'self-declared', method: 'm', boundary: 'b' },
    history: [],
    document: undefined,
    ...lot,
  },
});
const ask = (change: Partial<LinkQuestion> = {}, about = report(), whom: object = {}): Response =>
  answerWithLinks(
    {
      linkType: 'linkset',
      accept: null,
      acceptLanguage: null,
      language: undefined,
      path: `/01/${GTIN}/10/${LOT}`,
      ...change,
    },
    { ...target, ...whom },
    about,
    place,
  );
const relationsOf = async (answer: Response): Promise<string[]> => {
  const { linkset } = (await answer.json()) as { linkset: [Record<string, unknown>] };
  return Object.keys(linkset[0]);
};
const voc = 'https://ref.gs1.org/voc/';

describe('the links of a lot', () => {
  it('are a linkset about the address that was asked', async () => {
    const answer = ask();
    expect([answer.status, answer.headers.get('content-type')]).to.deep.equal([
      200,
      'application/linkset+json',
    ]);
    expect(answer.headers.get('access-control-allow-origin')).to.equal('*');
    expect(await relationsOf(answer)).to.deep.equal([
      'anchor',
      ...[
        'defaultLink',
        'verificationService',
        'traceability',
        'recallStatus',
        'epcis',
        'certificationInfo',
      ].map((name) => voc + name),
      ...['pip', 'sustainabilityInfo'].map((name) => voc + name),
      'untp:dpp',
      'untp:dcc',
      'alternate',
    ]);
    expect(await ask({ accept: 'application/linkset' }).text()).to.contain(
      `<https://steel.example/v/${LOT}>; rel="${voc}defaultLink"; anchor="https://steel.example/01/${GTIN}/10/${LOT}"`,
    );
    expect(ask({ accept: 'application/json' }).headers.get('content-type')).to.equal('application/json');
  });

  it('leave out the passports of steel that does not stand', async () => {
    for (const lines of [
      [['status', 'revoked']],
      [
        ['status', 'inForce'],
        ['recall', 'recalled'],
      ],
    ] as [string, string][][]) {
      const relations = await relationsOf(ask({}, report(lines)));
      expect(relations).to.include(`${voc}recallStatus`).and.include(`${voc}certificationInfo`);
      expect(relations.some((name) => name.includes('untp') || name === `${voc}pip`)).to.equal(false);
    }
  });

  it('leave out carbon that nobody declared', async () => {
    expect(await relationsOf(ask({}, report(undefined, { emissions: undefined })))).not.to.include(
      `${voc}sustainabilityInfo`,
    );
  });
});

describe('one link of a lot', () => {
  const locationOf = (linkType: string, accept: string | null = null, more: Partial<LinkQuestion> = {}) => {
    const answer = ask({ linkType, accept, ...more });
    return [answer.status, answer.headers.get('location')];
  };

  it('is where a reader is sent on to', () => {
    const credentials = `${origin}/v2/lots/${LOT}/credentials`;
    expect(locationOf('gs1:defaultLink')).to.deep.equal([307, `${origin}/v/${LOT}`]);
    expect(locationOf('gs1:pip')).to.deep.equal([307, `${origin}/passport/${LOT}`]);
    expect(locationOf('untp:dpp', 'application/vc+jwt')).to.deep.equal([
      307,
      `${credentials}/product-passport`,
    ]);
    expect(locationOf('untp:dcc')).to.deep.equal([307, `${credentials}/conformity-credential`]);
    expect(locationOf('gs1:epcis')).to.deep.equal([
      307,
      `${origin}/epcis/events?MATCH_anyEPCClass=https%3A%2F%2Fsteel.example%2F01%2F${GTIN}%2F10%2F${LOT}`,
    ]);
    expect(locationOf('gs1:certificationInfo', 'application/pdf')).to.deep.equal([
      307,
      'https://ipfs.example/ipfs/bafp',
    ]);
  });

  it('keeps the language on pages of ours, and on nothing else', () => {
    expect(locationOf('gs1:verificationService', null, { language: 'fr' })).to.deep.equal([
      307,
      `${origin}/v/${LOT}?lang=fr`,
    ]);
    expect(locationOf('gs1:certificationInfo', 'application/pdf', { language: 'fr' })).to.deep.equal([
      307,
      'https://ipfs.example/ipfs/bafp',
    ]);
    expect(locationOf('gs1:verificationService', null, { language: 'vi' })).to.deep.equal([
      307,
      `${origin}/v/${LOT}`,
    ]);
  });

  it('is left to the reader where several fit', async () => {
    const answer = ask({ linkType: 'gs1:certificationInfo', accept: 'text/html,*/*;q=0.8' });
    expect([answer.status, answer.headers.get('content-type')]).to.deep.equal([
      300,
      'application/linkset+json',
    ]);
    const { linkset } = (await answer.json()) as { linkset: [Record<string, object[]>] };
    expect(linkset[0][`${voc}certificationInfo`]).to.have.length(2);
  });

  it('is 404 for another type, and 406 for another form', async () => {
    const none = ask({ linkType: 'gs1:safetyInfo' });
    expect([none.status, none.headers.get('content-type')]).to.deep.equal([404, 'application/problem+json']);
    const other = ask({ linkType: 'gs1:certificationInfo', accept: 'image/png' });
    expect(other.status).to.equal(406);
    expect(((await other.json()) as { detail: string }).detail).to.equal(
      'This lot has a link of type gs1:certificationInfo, as application/json or application/pdf. Ask for one of these, or for */*.',
    );
  });
});

describe('a lot that cannot be answered for', () => {
  const statusOf = (lines: [string, string][], whom: object = {}, lot?: object): number =>
    ask({}, report(lines, lot), whom).status;

  it('is 404 when no lot, no such bundle, or another product is meant', () => {
    expect(statusOf([['label', 'labelUnknown']])).to.equal(404);
    expect(statusOf([['label', 'bundleUnknown']], { serial: SERIAL })).to.equal(404);
    expect(statusOf([['status', 'inForce']], { gtin: '09520123456788' })).to.equal(404);
    expect(statusOf([['status', 'inForce']], { gtin: undefined })).to.equal(200);
  });

  it('is 410 when the order of its bundle was cancelled', () => {
    expect(statusOf([['label', 'bundleCancelled']], { serial: SERIAL })).to.equal(410);
  });

  it('is 503, and neither found nor missing, when the register is away', () => {
    const away = { ...report([['status', 'chainUnreachableFirst']]), lot: undefined };
    const answer = ask({}, away);
    expect([answer.status, answer.headers.get('retry-after')]).to.deep.equal([503, '10']);
  });
});

describe('what a request to the resolver asks for', () => {
  const request = (accept: string | null, path = `/v/${LOT}`) =>
    new Request(`${origin}${path}`, accept === null ? {} : { headers: { accept } });

  it('is a page for browsers and for who says nothing, links for machines that name a form', () => {
    const chrome = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';
    expect([chrome, '*/*', null].map((accept) => asksForLinks(request(accept)))).to.deep.equal([
      false,
      false,
      false,
    ]);
    expect(
      ['application/linkset+json', 'application/json', 'application/vc+jwt', 'application/pdf'].map(
        (accept) => asksForLinks(request(accept)),
      ),
    ).to.deep.equal([true, true, true, true]);
    expect(asksForLinks(request(chrome, `/v/${LOT}?linkType=all`))).to.equal(true);
  });

  it('is refused when no form of a lot is accepted, without asking the register', async () => {
    const answer = await resolveLot(request('image/png'), target);
    expect(answer.status).to.equal(406);
  });

  it('may come from any site', () => {
    expect(preflight().headers.get('access-control-allow-methods')).to.equal('GET, HEAD, OPTIONS');
  });
});

describe('the description of the resolver', () => {
  it('names what it resolves and every link type it has', () => {
    const description = resolverDescription(origin) as Record<string, Record<string, Record<string, object>>>;
    expect(description).to.deep.include({ resolverRoot: origin, supportedPrimaryKeys: ['01'] });
    expect(Object.keys(description.activeLinkTypes?.en ?? {})).to.include.members([
      'gs1:pip',
      'untp:dpp',
      'gs1:recallStatus',
    ]);
  });
});
