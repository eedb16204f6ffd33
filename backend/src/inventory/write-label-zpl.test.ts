import { expect } from 'chai';
import { writeLabelZpl } from './write-label-zpl.ts';

const label = {
  vendor: 'Aciéries de la Moselle S.A.',
  product: 'Hot-rolled plate',
  facts: [
    { name: 'Heat', value: 'A23817' },
    { name: 'Mark', value: 'S355J2+N ^A_1~' },
  ],
  lotCode: '0A1B2 C3D4E 5F6G7 H8J9K',
  serial: null,
  link: 'https://id.example/01/09521234543213/10/0A1B2C3D4E5F6G7H8J9K',
};

describe('writeLabelZpl', () => {
  it('writes one A6 label of 840 by 1184 dots in UTF-8', () => {
    const zpl = writeLabelZpl(label);
    expect(zpl.startsWith('^XA\n^CI28\n^PW840\n^LL1184\n')).to.equal(true);
    expect(zpl.endsWith('^XZ\n')).to.equal(true);
    expect(zpl).to.contain('^FDAciéries de la Moselle S.A.^FS');
    expect(zpl).to.contain(
      '^BQN,2,7^FH_^FDQA,https://id.example/01/09521234543213/10/0A1B2C3D4E5F6G7H8J9K^FS',
    );
  });

  it('lets no value begin a command of the printer', () => {
    expect(writeLabelZpl(label)).to.contain('^FDMark: S355J2+N _5EA_5F1_7E^FS');
  });

  it('prints the bundle when it is one of several', () => {
    expect(writeLabelZpl({ ...label, serial: 'B7' })).to.contain('^FDBundle: B7^FS');
    expect(writeLabelZpl(label)).to.not.contain('Bundle');
  });
});
