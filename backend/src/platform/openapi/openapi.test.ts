import { expect } from 'chai';
import { breaksBetween } from './compare-openapi.ts';
import { curlOf, typeScriptOf } from './code-samples.ts';
import { exampleOf } from './example-of.ts';
import { textOfPattern } from './text-of-pattern.ts';
import { typeText } from './type-text.ts';

type Change = (document: ReturnType<typeof released>) => void;

/** A small marketplace: a list of offers, and a way to make one. */
const released = () => ({
  paths: {
    '/v2/offers': {
      get: {
        security: [] as object[],
        parameters: [
          { name: 'limit', in: 'query', required: false, schema: { type: 'integer', maximum: 100 } },
        ],
        responses: {
          200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/OfferPage' } } } },
        },
      },
      post: {
        security: [{ session: [] }] as object[],
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/OfferInput' } } },
        },
        responses: { 201: {} },
      },
    },
  } as Record<string, Record<string, Record<string, unknown>>>,
  components: {
    schemas: {
      OfferPage: {
        type: 'object',
        required: ['items'],
        properties: { items: { type: 'array', items: { $ref: '#/components/schemas/Offer' } } },
      },
      Offer: {
        type: 'object',
        required: ['id', 'state', 'lots'],
        properties: {
          id: { type: 'string' },
          state: { enum: ['open', 'withdrawn'] },
          norm: { anyOf: [{ type: 'string' }, { type: 'null' }] },
          lots: { type: 'array', items: { $ref: '#/components/schemas/Offer' } },
        } as Record<string, object>,
      },
      OfferInput: {
        type: 'object',
        required: ['lotId'],
        properties: {
          lotId: { type: 'string', maxLength: 36 },
          incoterm: { enum: ['DAP', 'FCA'] },
          leadTimeDays: { type: 'integer', minimum: 0 },
        } as Record<string, object>,
      },
    },
  },
});
const breaksOf = (change: Change): string[] => {
  const made = released();
  change(made);
  return breaksBetween(released(), made);
};
const offer = (document: ReturnType<typeof released>) => document.components.schemas.Offer;
const input = (document: ReturnType<typeof released>) => document.components.schemas.OfferInput;

describe('Comparing two OpenAPI documents', () => {
  const planted: [change: Change, says: string[]][] = [
    [(d) => delete d.paths['/v2/offers'], ['GET /v2/offers is gone.', 'POST /v2/offers is gone.']],
    [(d) => delete d.paths['/v2/offers']?.post, ['POST /v2/offers is gone.']],
    [
      (d) => Object.assign(d.paths['/v2/offers']?.get ?? {}, { security: [{ session: [] }] }),
      ['GET /v2/offers newly wants a sign-in.'],
    ],
    [
      (d) => Object.assign(d.paths['/v2/offers']?.get ?? {}, { parameters: [] }),
      ['GET /v2/offers no longer knows the parameter limit.'],
    ],
    [
      (d) =>
        Object.assign(d.paths['/v2/offers']?.get ?? {}, {
          parameters: [
            { name: 'limit', in: 'query', required: false, schema: { type: 'integer', maximum: 50 } },
            { name: 'site', in: 'query', required: true, schema: { type: 'string' } },
          ],
        }),
      [
        'GET /v2/offers takes limit: the whole has a narrower maximum.',
        'GET /v2/offers newly asks for site.',
      ],
    ],
    [
      (d) => Object.assign(d.paths['/v2/offers']?.post ?? {}, { responses: { 202: {} } }),
      ['POST /v2/offers no longer answers 201.'],
    ],
    [(d) => delete offer(d).properties.norm, ['GET /v2/offers answers 200: items[].norm is gone.']],
    [
      (d) => (offer(d).required = ['id', 'state']),
      ['GET /v2/offers answers 200: items[].lots may newly be absent.'],
    ],
    [
      (d) => (offer(d).properties.id = { type: ['string', 'null'] }),
      ['GET /v2/offers answers 200: items[].id may newly be null.'],
    ],
    [
      (d) => (offer(d).properties.state = { enum: ['open'] }),
      ['GET /v2/offers answers 200: items[].state is never "withdrawn" any more.'],
    ],
    [(d) => input(d).required.push('incoterm'), ['POST /v2/offers takes: incoterm is newly asked for.']],
    [
      (d) => (input(d).properties.incoterm = { enum: ['DAP'] }),
      ['POST /v2/offers takes: incoterm may no longer be "FCA".'],
    ],
    [
      (d) => (input(d).properties.leadTimeDays = { type: 'string' }),
      ['POST /v2/offers takes: leadTimeDays may no longer be number.'],
    ],
    [
      (d) => (input(d).properties.lotId = { type: 'string', maxLength: 20, pattern: '^[0-9]+$' }),
      [
        'POST /v2/offers takes: lotId has a narrower maxLength.',
        'POST /v2/offers takes: lotId has a narrower pattern.',
      ],
    ],
  ];
  for (const [change, says] of planted) {
    it(`finds: ${says.join(' ')}`, () => {
      expect(breaksOf(change)).to.deep.equal(says);
    });
  }

  it('lets an answer grow and an input loosen, and finds nothing in the same document', () => {
    const harmless: Change = (document) => {
      offer(document).properties.sku = { type: 'string' };
      offer(document).required.push('sku');
      offer(document).properties.state = { enum: ['open', 'withdrawn', 'sold-out'] };
      offer(document).properties.norm = { type: 'string' };
      input(document).properties.sku = { type: 'string' };
      input(document).required = [];
      input(document).properties.incoterm = { type: 'string' };
      input(document).properties.lotId = { anyOf: [{ type: 'string' }, { type: 'null' }] };
      document.paths['/v2/lots'] = { get: { security: [], responses: { 200: {} } } };
    };
    expect(breaksOf(harmless)).to.deep.equal([]);
    expect(breaksOf(() => undefined)).to.deep.equal([]);
  });
});

describe('An example of a schema', () => {
  it('has every field of an answer, and what is asked for of an input', () => {
    const { OfferInput, Offer } = released().components.schemas;
    expect(exampleOf(OfferInput, {}, { isInput: true })).to.deep.equal({ lotId: 'text' });
    expect(exampleOf(Offer, { Offer: { type: 'null' } })).to.deep.equal({
      id: 'text',
      state: 'open',
      norm: 'EN 10025-2',
      lots: [null],
    });
  });

  it('takes words of the trade where the schema allows them', () => {
    const country = { type: 'string', pattern: '^[A-Z]{2}$' };
    expect(exampleOf(country, {}, { name: 'country' })).to.equal('LU');
    expect(exampleOf({ type: 'string', maxLength: 3 }, {}, { name: 'designation' })).to.equal('tex');
    expect(exampleOf({ type: 'string', format: 'uuid' }, {}, { name: 'name' })).to.match(/^01a20687-/);
    expect(exampleOf({ type: 'integer', minimum: 3, maximum: 9 }, {})).to.equal(3);
  });

  it('finds a text that a pattern takes, or says that it cannot', () => {
    expect(textOfPattern('^0x[0-9a-f]{4}$')).to.equal('0x0000');
    expect(textOfPattern('^(a|bc)+\\.[^x]\\d{2,3}(?:y|z)?$')).to.equal('a.a11');
    expect(textOfPattern('^(?=x)x$')).to.equal(null);
    expect(textOfPattern('^(a)\\1$')).to.equal(null);
  });
});

describe('The reference page’s parts', () => {
  it('write a schema as a type', () => {
    const { OfferInput } = released().components.schemas;
    expect(typeText(OfferInput, {})).to.equal(
      [
        '{',
        '  lotId: string; // at most 36 characters',
        '  incoterm?: "DAP" | "FCA";',
        '  leadTimeDays?: number;',
        '}',
      ].join('\n'),
    );
    expect(typeText({ type: 'array', items: { enum: [1, 2] } }, {})).to.equal('(1 | 2)[]');
  });

  it('write calls to copy, which no quote breaks out of', () => {
    const call = {
      method: 'post',
      path: '/v2/lots/{id}',
      server: 'https://steel.test',
      parameters: [
        { name: 'id', in: 'path', required: true, example: 'l1' },
        { name: 'Idempotency-Key', in: 'header', required: true },
      ],
      body: { note: "it's" },
    };
    expect(curlOf(call)).to.equal(
      [
        "curl -X POST 'https://steel.test/v2/lots/l1'",
        "-H 'authorization: Bearer ts_live_…'",
        "-H 'content-type: application/json'",
        "-H 'idempotency-key: 0190f4f2-…'",
        `-d '{"note":"it'\\''s"}'`,
      ].join(' \\\n  '),
    );
    expect(typeScriptOf(call)).to.contain('"method": "POST"').and.to.contain('body: JSON.stringify({');
  });
});
