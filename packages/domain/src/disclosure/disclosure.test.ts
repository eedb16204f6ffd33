import { createHash } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { documentHash } from '../jcs/index.ts';
import { commitFields, disclose, fieldsOf, isUnder, verifyDisclosure, type Disclosure } from './index.ts';

const seed = new Uint8Array(32).fill(7);
const certificate = {
  RefSchemaUrl: 'https://schemas.materialidentity.org/en10168/v0.5.0/schema.json',
  Certificate: {
    CommercialTransaction: {
      A02: 'Inspection certificate 3.1 according to EN 10204:2004',
      A03: 'AVO-2026-004711',
      'A06.1': { CompanyName: 'Stahlbau Nord GmbH' },
    },
    Inspection: [
      { C00: 'F26-41873', ChemicalComposition: { C71: { Symbol: 'C', Actual: { Value: '0.16' } } } },
    ],
    OtherTests: {},
  },
};
const carbon = '/Certificate/Inspection/0/ChemicalComposition';
const verdict = (value: unknown): string => {
  const result = verifyDisclosure(value);
  return result.holds ? 'holds' : result.reason;
};
const wrong = 'The fields do not belong to the document.';
const json = fc.jsonValue({ maxDepth: 4 }).filter((value) => typeof value === 'object' && value !== null);

describe('fields of a document', () => {
  it('have the paths of RFC 6901, and name what is empty', () => {
    expect(fieldsOf({ b: [{ 'x/y': 1, 'p~q': [] }], a: null, '': true })).to.deep.equal([
      { path: '/', value: true },
      { path: '/a', value: null },
      { path: '/b/0/p~0q', value: [] },
      { path: '/b/0/x~1y', value: 1 },
    ]);
    expect([isUnder('/a/b/0', '/a/b'), isUnder('/a/bc', '/a/b'), isUnder('/a', '/a')]).to.deep.equal([
      true,
      false,
      true,
    ]);
  });

  it('are bounded in number and depth', () => {
    expect(() => fieldsOf(Array(16_385).fill(1))).to.throw('more than 16384 fields');
    let deep: unknown = 1;
    for (let level = 0; level < 66; level += 1) deep = { deep };
    expect(() => fieldsOf(deep)).to.throw('more than 64 levels');
  });
});

describe('selective disclosure', () => {
  it('shows what is chosen, hides the rest, and holds for one commitment', () => {
    const shown = disclose(certificate, seed, [carbon, '/Certificate/CommercialTransaction/A03']);
    const result = verifyDisclosure(JSON.parse(JSON.stringify(shown)));
    expect(result).to.deep.include({
      holds: true,
      documentHash: documentHash(certificate),
      commitment: commitFields(certificate, seed).commitment,
      hiddenCount: 5,
    });
    const fields = result.holds ? result.fields : [];
    expect(Object.fromEntries(fields.map(({ path, value }) => [path, value]))).to.deep.equal({
      '/Certificate/CommercialTransaction/A03': 'AVO-2026-004711',
      [`${carbon}/C71/Symbol`]: 'C',
      [`${carbon}/C71/Actual/Value`]: '0.16',
    });
    expect(JSON.stringify(shown)).not.to.include('Stahlbau');
  });

  it('hashes as its banner says', () => {
    // One field, so that the root is the leaf: computed here with the platform's SHA-256 and HMAC, from the banner alone.
    const scheme = Buffer.from('topsteel/disclosure/1');
    const shown = disclose({ a: 1 }, seed, ['/a']);
    const [field] = shown.fields;
    const leaf = createHash('sha256')
      .update(Buffer.from([0]))
      .update(scheme)
      .update(Buffer.from(field?.salt.slice(2) ?? '', 'hex'))
      .update(Buffer.from([0, 0, 0, 2]))
      .update('/a')
      .update('1')
      .digest('hex');
    expect(shown.root).to.equal(`0x${leaf}`);
    const commitment = createHash('sha256')
      .update(Buffer.from([2]))
      .update(scheme)
      .update(Buffer.from(documentHash({ a: 1 }).slice(2), 'hex'))
      .update(Buffer.from([0, 0, 0, 1]))
      .update(Buffer.from(leaf, 'hex'))
      .digest('hex');
    expect(commitFields({ a: 1 }, seed).commitment).to.equal(`0x${commitment}`);
  });

  it('finds another value, path, salt, and a field put in or left out', () => {
    const shown = disclose(certificate, seed, [carbon]);
    const [first, second] = shown.fields as [Disclosure['fields'][0], Disclosure['fields'][0]];
    const change = (field: object): Disclosure => ({ ...shown, fields: [{ ...first, ...field }, second] });
    expect(verdict(shown)).to.equal('holds');
    expect(verdict(change({ value: '0.17' }))).to.equal(wrong);
    expect(verdict(change({ path: '/Certificate/A03' }))).to.equal(wrong);
    expect(verdict(change({ salt: second.salt }))).to.equal(wrong);
    expect(verdict({ ...shown, fields: [first] })).to.equal(wrong);
    expect(verdict({ ...shown, fields: [first, second, { ...first, path: '/x' }] })).to.equal(wrong);
    expect(verdict({ ...shown, fields: [first, first] })).to.equal('It shows one field twice.');
    expect(verdict({ ...shown, fields: [first, { ...second, path: `${first.path}/deeper` }] })).to.contain(
      'which exclude each other',
    );
    expect(verdict({ ...shown, proof: Array<string>(60).fill(shown.root) })).to.equal(
      'The proof is longer than the tree is deep.',
    );
    expect(verdict({ ...shown, fieldCount: 1 })).to.equal('It shows more fields than the document has.');
    expect(verdict({ ...shown, extra: 1 })).to.contain('This is no disclosure of fields');
    expect(verdict(null)).to.contain('This is no disclosure of fields');
  });

  it('cannot pass an inner node off as a field, or a document off as another', () => {
    const shown = disclose(certificate, seed, [carbon]);
    const other = verifyDisclosure({ ...shown, documentHash: documentHash({}) });
    const { commitment } = commitFields(certificate, seed);
    expect(other.holds && other.commitment !== commitment).to.equal(true);
    const counted = verifyDisclosure({ ...shown, fieldCount: shown.fieldCount + 1 });
    expect(counted.holds && counted.commitment !== commitment).to.equal(true);
    // With every field the proof is empty, and its root still has to be the root.
    const whole = disclose(certificate, seed, ['']);
    expect([whole.proof.length, verdict(whole)]).to.deep.equal([0, 'holds']);
    expect(verdict({ ...whole, root: whole.fields[0]?.salt })).to.equal(wrong);
  });

  it('needs a choice, a path that is there, and a whole seed', () => {
    expect(() => disclose(certificate, seed, [])).to.throw('at least one field');
    expect(() => disclose(certificate, seed, ['/Certificate/Z01'])).to.throw('nothing at /Certificate/Z01');
    expect(() => disclose(certificate, new Uint8Array(31), [''])).to.throw('fewer than 32 bytes');
  });

  it('holds for any document and choice, and shows exactly what the choice covers', () => {
    fc.assert(
      fc.property(json, fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), (document, picks) => {
        const fields = fieldsOf(document);
        const chosen = picks.map((pick) => fields[pick % fields.length]?.path ?? '');
        const result = verifyDisclosure(JSON.parse(JSON.stringify(disclose(document, seed, chosen))));
        expect(result.holds && result.commitment).to.equal(commitFields(document, seed).commitment);
        expect(result.holds && result.fields.length + result.hiddenCount).to.equal(fields.length);
      }),
      { numRuns: 200 },
    );
  }).timeout(20_000);

  it('commits to the document, not to its spelling, and to the seed', () => {
    fc.assert(
      fc.property(json, (document) => {
        const turned = JSON.parse(JSON.stringify(document), (_key, value: unknown) =>
          typeof value === 'object' && value !== null && !Array.isArray(value)
            ? Object.fromEntries(Object.entries(value).reverse())
            : value,
        ) as unknown;
        expect(commitFields(turned, seed)).to.deep.equal(commitFields(document, seed));
        expect(commitFields(document, new Uint8Array(32)).root).not.to.equal(
          commitFields(document, seed).root,
        );
      }),
      { numRuns: 50 },
    );
  });
});
