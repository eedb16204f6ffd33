import { expect } from 'chai';
import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { canonicalBytes, canonicalText, documentHash, parseJsonText, sha256Hex } from './index.ts';

const vectors = new URL('../../../../../shared/vectors/jcs/', import.meta.url);
const isPresent = existsSync(vectors);

describe('canonical JSON (RFC 8785)', () => {
  it('sorts keys by code unit and writes numbers as ECMAScript does', () => {
    expect(canonicalText({ b: 1.0, a: 'é', '\u20ac': [1e21, 1e-7, -0] })).to.equal(
      '{"a":"é","b":1,"€":[1e+21,1e-7,0]}',
    );
  });

  it('hashes the same whatever order and white space a document came in', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value: unknown = JSON.parse(text);
        expect(documentHash(JSON.parse(JSON.stringify(value, null, 3)))).to.equal(documentHash(value));
        expect(JSON.parse(canonicalText(value))).to.deep.equal(value);
      }),
    );
    expect(documentHash({})).to.equal('0x44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });

  it('refuses what is not JSON, and says where', () => {
    for (const value of [undefined, NaN, Infinity, 1n, '\ud800', { a: [undefined] }, { '\udfff': 1 }]) {
      expect(() => canonicalText(value)).to.throw('is not plain JSON');
    }
    expect(() => canonicalText({ a: [1, NaN] })).to.throw('$.a[1] is not plain JSON');
  });

  it('reads every JSON text as JSON.parse does, but for names that stand twice', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (text, name) => {
        expect(parseJsonText(text)).to.deep.equal(JSON.parse(text));
        const key = JSON.stringify(name);
        expect(() => parseJsonText(`[{"a":{},${key}:[${text}], ${key}\n:1}]`)).to.throw('stands twice');
      }),
    );
    expect(parseJsonText('{"a":{"b":"a"},"b":[{"a":1},{"a":2}],"c":"\\"a\\":"}')).to.deep.equal({
      a: { b: 'a' },
      b: [{ a: 1 }, { a: 2 }],
      c: '"a":',
    });
  });

  it('sees through escapes in names, and says which one stands twice', () => {
    expect(() => parseJsonText('{"C71":{"Symbol":"C"},"\\u0043\\u00371":{}}')).to.throw(
      'The name "C71" stands twice in one object, so what it says depends on who reads it. Remove one of the two.',
    );
    expect(() => parseJsonText('{"a":')).to.throw('This is not JSON: ');
    expect(() => parseJsonText('<a/>\n')).to.throw(/^This is not JSON: [^\n]+\.$/);
  });

  (isPresent ? it : it.skip)('matches the published inputs, outputs and bytes', () => {
    const names = readdirSync(new URL('input/', vectors));
    expect(names.length).to.be.greaterThan(0);
    for (const name of names) {
      const input: unknown = JSON.parse(readFileSync(new URL(`input/${name}`, vectors), 'utf8'));
      expect(canonicalText(input), name).to.equal(readFileSync(new URL(`output/${name}`, vectors), 'utf8'));
      const hex = readFileSync(new URL(`outhex/${name.replace('.json', '.txt')}`, vectors), 'utf8').replace(
        /\s+/g,
        '',
      );
      expect(Buffer.from(canonicalBytes(input)).toString('hex'), name).to.equal(hex);
    }
  });

  it('hashes bytes with SHA-256', () => {
    expect(sha256Hex(new TextEncoder().encode('abc'))).to.equal(
      '0xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
