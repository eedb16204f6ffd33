import { expect } from 'chai';
import fc from 'fast-check';
import { isAppError } from '../errors/index.ts';
import { canonicalValue, checkEvent, hashDocument, hashEvent, keysOfEvent } from './index.ts';

const numRuns = Number(process.env.FUZZ_RUNS ?? 300);

const slit = {
  type: 'TransformationEvent',
  eventTime: '2026-03-04T11:15:00.0995+01:00',
  eventTimeZoneOffset: '+01:00',
  transformationID: 'urn:uuid:6b5e7f6e-93d4-4f0e-9c3b-6f7f0a6a8f21',
  bizStep: 'commissioning',
  disposition: 'in_progress',
  readPoint: { id: 'urn:epc:id:sgln:9520123.00001.L2', 'mill:line': '2' },
  inputQuantityList: [
    { epcClass: 'urn:epc:class:lgtin:9520123.045678.COIL-88', quantity: 24650, uom: 'KGM' },
  ],
  outputQuantityList: [
    { epcClass: 'https://mill.example/01/9520123456795/10/SLIT%2FA', quantity: 24300.5, uom: 'KGM' },
  ],
  bizTransactionList: [{ type: 'prodorder', bizTransaction: 'urn:epc:id:gdti:9520123.00009.WO-1' }],
  sourceList: [{ type: 'owning_party', source: 'urn:epc:id:pgln:9520123.00000' }],
  persistentDisposition: { set: ['completeness_verified'], unset: ['unknown'] },
  sensorElementList: [{ sensorReport: [{ type: 'Temperature', value: 21.5, uom: 'CEL' }] }],
  ilmd: { 'mill:grade': 'S355J2', 'mill:tests': [{ 'mill:yield': 372 }, { 'mill:yield': 369 }] },
  'mill:scrap': { 'mill:mass': 349.5 },
};
const context = [{ mill: 'https://ns.mill.example/epcis/' }];
const fields = Object.keys(slit);

const odd = fc.oneof(
  fc.json({ maxDepth: 4 }).map((text) => JSON.parse(text) as unknown),
  fc.constantFrom<unknown>(
    ...[
      null,
      true,
      -0,
      1e-7,
      1e308,
      2 ** 53,
      '',
      ' ',
      '{',
      '}',
      '{x}y',
      '=',
      '1e400',
      '0x10',
      '__proto__',
      '\u{1F529}',
    ],
    ...[
      'urn:epc:id:sgtin:1.2.3',
      'urn:epc:id:gdti:987659999999..9',
      'https://a/01/',
      'https://a/01/9/10/%zz',
      'mill:x',
    ],
    ...['2026-13-01T00:00:00Z', '9999-12-31T23:59:59.9999Z', 'ni:///sha-256;00?ver=CBV2.0'],
  ),
);
const names = fc.oneof(
  fc.constantFrom(
    ...fields,
    'type',
    '@context',
    'eventID',
    'epcList',
    'constructor',
    '__proto__',
    'mill:x',
    'a:b',
    '',
  ),
  fc.string({ maxLength: 8 }),
);
/** A real event with fields changed, added or taken away. */
const mutated = fc
  .array(fc.tuple(names, fc.option(odd, { nil: undefined, freq: 8 })), { minLength: 1, maxLength: 5 })
  .map((edits) => {
    const event = new Map<string, unknown>(Object.entries(slit));
    for (const [name, value] of edits) {
      if (value === undefined) event.delete(name);
      else event.set(name, value);
    }
    return JSON.parse(JSON.stringify(Object.fromEntries(event))) as Record<string, unknown>;
  });

const refused = (work: () => void): boolean => {
  try {
    work();
    return false;
  } catch (error) {
    if (!isAppError(error)) throw error;
    expect(error.message).to.match(/^\S/);
    return true;
  }
};

const reordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return (value as unknown[]).map(reordered).reverse();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reordered(inner)]),
  );
};

describe('mutated EPCIS events', () => {
  it('are hashed or refused, and one hash does not depend on the order of fields', () => {
    fc.assert(
      fc.property(mutated, (event) => {
        if (refused(() => hashEvent(event, context))) return;
        const { hash } = hashEvent(event, context);
        expect(hash).to.match(/^0x[0-9a-f]{64}$/);
        const { '@context': own, ...rest } = event;
        const turned = { ...(reordered(rest) as object), ...(own !== undefined && { '@context': own }) };
        expect(hashEvent(turned, context).hash).to.equal(hash);
      }),
      { numRuns },
    );
  }).timeout(600_000);

  it('are valid only when they can be indexed and read again as they are', () => {
    fc.assert(
      fc.property(mutated, (event) => {
        refused(() => {
          const checked = checkEvent(event, context);
          keysOfEvent(checked.event);
          expect(checkEvent(JSON.parse(JSON.stringify(checked.event))).hash).to.equal(checked.hash);
        });
      }),
      { numRuns },
    );
  }).timeout(600_000);

  it('do not break the reader of documents, in XML or JSON', () => {
    const xml = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            ...[
              '<EventList>',
              '</EventList>',
              '<ObjectEvent>',
              '</ObjectEvent>',
              '<epc>',
              '</epc>',
              '<extension>',
            ],
            ...[
              '<__proto__>',
              '</__proto__>',
              '<a:b>',
              ' xmlns:a="urn:x"',
              '<![CDATA[',
              ']]>',
              '<!--',
              '-->',
              '<?x ?>',
            ],
            ...[
              '&amp;',
              '&#0;',
              '&#x110000;',
              '&lol;',
              '<!DOCTYPE a>',
              '<a/>',
              '<source type="x">',
              '</source>',
            ],
          ),
          fc.string({ maxLength: 5 }),
        ),
        { maxLength: 14 },
      )
      .map((parts) => `<EventList>${parts.join('')}</EventList>`);
    fc.assert(
      fc.property(fc.oneof(xml, fc.json(), fc.string()), (text) => {
        refused(() => hashDocument(text));
      }),
      { numRuns },
    );
  }).timeout(600_000);

  it('keep their values when those are made canonical twice', () => {
    const value = fc.oneof(
      fc.string(),
      fc.double().map(String),
      odd.map((each) => JSON.stringify(each)),
    );
    fc.assert(
      fc.property(value, (text) => {
        expect(canonicalValue(canonicalValue(text))).to.equal(canonicalValue(text));
      }),
      { numRuns },
    );
  }).timeout(600_000);
});
