import { expect } from 'chai';
import { recognise } from './recognise.ts';

const CODE = 'HYF9XJTRRQ502VNKZX86';

describe('recognise', () => {
  it('knows a label by its link and by its letters, whole or in groups', () => {
    const label = recognise(CODE);
    expect(label.kind).to.equal('label');
    for (const same of [
      `  ${CODE.toLowerCase()} `,
      'HYF9X-JTRRQ-502VN-KZX86',
      'HYF9X JTRRQ 502VN KZX86',
      'HYF9-XJTR-RQ50-2VNK-ZX86',
      `https://topsteel.example/v/${CODE}?lang=fr`,
    ]) {
      expect(recognise(same)).to.deep.equal(label);
    }
    expect(
      recognise(`https://topsteel.example/01/04012345678901/10/${CODE}/21/00000000000000000007`),
    ).to.deep.equal({
      kind: 'label',
      target: {
        ...(label as { target: object }).target,
        gtin: '04012345678901',
        serial: '00000000000000000007',
      },
    });
  });
  it('does not take a size of twenty letters for a label', () => {
    expect(recognise('PLATE 20 2000X6000 S355')).to.deep.equal({
      kind: 'words',
      text: 'PLATE 20 2000X6000 S355',
    });
    expect(recognise('https://elsewhere.example/shop').kind).to.equal('words');
  });
  it('knows the number of an order', () => {
    expect(recognise(' ts-2026-000009')).to.deep.equal({ kind: 'order', number: 'TS-2026-000009' });
  });
  it('knows hashes and addresses, with or without their prefix', () => {
    const hash = 'AB'.repeat(32);
    expect(recognise(hash)).to.deep.equal({ kind: 'hash', value: `0x${'ab'.repeat(32)}` });
    expect(recognise('0x317127976292bF17BFC6223F854617CD6376d8B6')).to.deep.equal({
      kind: 'hash',
      value: '0x317127976292bf17bfc6223f854617cd6376d8b6',
    });
  });
  it('leaves open whether a code is a heat or a certificate', () => {
    for (const text of ['F26-41644', 'L650466', '482911', 'AVO-2026-12011']) {
      expect(recognise(text)).to.deep.equal({ kind: 'code', text });
    }
  });
  it('takes everything else for words about steel', () => {
    for (const text of [
      'S355J2+N',
      'S355J2',
      '1.0577',
      '100x200x8',
      'HEA 200',
      'IPE300',
      'B500B',
      'plate 20 mm',
      '',
    ]) {
      expect(recognise(text)).to.deep.equal({ kind: 'words', text });
    }
  });
});
