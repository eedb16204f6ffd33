import { expect } from 'chai';
import fc from 'fast-check';
import {
  elementString,
  parseDigitalLink,
  readElementString,
  writeDigitalLink,
  writeElementString,
} from './index.ts';

const linkOf = (text: string, stem?: string): string => writeDigitalLink(readElementString(text), stem);

describe('element string', () => {
  it('is read as scanned and as printed', () => {
    const elements = [
      { ai: '01', value: '09520123456788' },
      { ai: '3103', value: '024650' },
      { ai: '10', value: 'H4711' },
      { ai: '21', value: 'B7' },
    ];
    expect(readElementString('^0109520123456788310302465010H4711^21B7')).to.deep.equal(elements);
    expect(readElementString('(01)09520123456788(3103)024650(10)H4711(21)B7')).to.deep.equal(elements);
    expect(writeElementString(elements)).to.equal('^0109520123456788310302465010H4711^21B7');
  });

  it('says which part is wrong', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['0109520123456788', 'begins neither with ^'],
      ['(01)09520123456789', 'the check digit of AI 01 is wrong'],
      ['(01)09520123456788(89)x', 'AI 89 is not assigned'],
      ['(01)09520123456788(10)A(10)B', 'AI 10 is given twice, with two values'],
      ['(1)0', 'does not go on with an AI in brackets'],
      ['^89x', 'no AI begins with 89x'],
      ['(10)H4711', 'AI 10 needs AI 01, or 02, or 03'],
    ];
    for (const [text, sentence] of cases) expect(() => readElementString(text), text).to.throw(sentence);
  });
});

describe('Digital Link of an element string', () => {
  it('has the primary key and its qualifiers in the path, in the order of the standard', () => {
    expect(linkOf('(21)7/A(01)09520123456788(10)H4711(99)MILL 1'.replace(' ', '-'))).to.equal(
      'https://id.gs1.org/01/09520123456788/10/H4711/21/7%2FA?99=MILL-1',
    );
    expect(linkOf('(253)4012345000054PO7(01)09520123456788(10)H1', 'https://mill.example/x/')).to.equal(
      'https://mill.example/x/253/4012345000054PO7?01=09520123456788&10=H1',
    );
    expect(linkOf('(01)09520123456788(99)A(3103)024650(17)270101')).to.equal(
      'https://id.gs1.org/01/09520123456788?3103=024650&17=270101&99=A',
    );
  });

  it('cannot be made without a primary key, or of what may stand nowhere', () => {
    expect(() => linkOf('(99)A')).to.throw('it has no primary key');
    expect(() => linkOf('(01)09520123456788(8200)https:%2F%2Fmill.example')).to.throw(
      'AI 8200 stands neither in the path of AI 01 nor after the ?',
    );
    expect(() => linkOf('(01)09520123456788(10)H1(235)T')).to.throw('AI 235 stands neither');
    expect(() => writeDigitalLink([{ ai: '01', value: '1' }])).to.throw('the value of AI 01 is too short');
  });

  it('leads back to the same element string, whatever the values', () => {
    const letters = `!"%&'()*+,-./0123456789:;<=>?ABCXYZ_abcxyz`;
    const text = fc.string({ unit: fc.constantFrom(...Array.from(letters)), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(text, text, text, (lot, serial, internal) => {
        const elements = [
          { ai: '01', value: '09520123456788' },
          { ai: '10', value: lot },
          { ai: '21', value: serial },
          { ai: '99', value: internal },
        ];
        const read = parseDigitalLink(writeDigitalLink(elements, 'https://mill.example'));
        expect(read.ok && elementString(read.link)).to.equal(writeElementString(elements));
        expect(readElementString(writeElementString(elements))).to.deep.equal(elements);
      }),
    );
  }).timeout(30_000);
});
