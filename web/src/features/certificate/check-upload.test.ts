import { expect } from 'chai';
import { checkUpload } from './check-upload.ts';

describe('checkUpload', () => {
  it('lets fifty files of ten megabytes through', () => {
    expect(checkUpload(Array.from({ length: 50 }, () => ({ name: 'a.json', size: 10_485_760 })))).to.equal(
      undefined,
    );
  });
  it('names what is too large', () => {
    const files = [
      { name: 'heat-4711.json', size: 20_000 },
      { name: 'scan.pdf', size: 52_428_800 },
      { name: 'plan.pdf', size: 10_485_761 },
    ];
    expect(checkUpload(files)).to.deep.equal({ kind: 'tooLarge', names: 'scan.pdf, plan.pdf' });
  });
  it('refuses the fifty-first file', () => {
    expect(checkUpload(Array.from({ length: 51 }, () => ({ name: 'a.json', size: 1 })))).to.deep.equal({
      kind: 'tooMany',
    });
  });
});
