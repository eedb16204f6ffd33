import { Readable } from 'node:stream';
import { expect } from 'chai';
import { unstorableText } from './unstorable-text.ts';

describe('Text that a database cannot hold', () => {
  it('is found wherever it stands, by the path of its field', () => {
    expect(unstorableText({ lines: [{ note: 'fine' }, { note: 'a\u0000' }] })).to.equal('lines.1.note');
    expect(unstorableText({ name: 'half \ud83d' })).to.equal('name');
    expect(unstorableText({ deep: { 'na\u0000me': 1 } })).to.equal('deep');
    expect(unstorableText('a\u0000')).to.equal('');
    const bare = Object.create(Object.create(null) as object) as object;
    expect(unstorableText(Object.assign(bare, { id: '\u0000' }))).to.equal('id');
    expect(unstorableText({ name: 'whole 😀 Größe', mass: 7, none: null, list: [true] })).to.equal(undefined);
    expect(unstorableText(undefined)).to.equal(undefined);
  });

  it('is found in what is nested deeper than a stack is', () => {
    const nested = (inner: string): unknown =>
      JSON.parse(`${'['.repeat(100_000)}${inner}${']'.repeat(100_000)}`) as unknown;
    expect(unstorableText(nested('1'))).to.equal(undefined);
    expect(unstorableText(nested('"\\u0000"'))).to.have.length(199_999);
  });

  it('is not looked for in files', () => {
    expect(unstorableText({ file: Buffer.from([0, 1]), stream: Readable.from(['a\u0000']) })).to.equal(
      undefined,
    );
  });
});
