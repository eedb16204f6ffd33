import { expect } from 'chai';
import { packRows, unpackRows } from './packed-rows.ts';
import type { OfferRow, RowGroup } from './rows-of.ts';

const row = (id: string, size: string, delivered: string | null): OfferRow => ({
  id,
  size,
  note: '',
  seller: 'Maasbuis Profielen',
  sellerId: '01a21927-37d8-7252-8429-6fb2bdc71ec2',
  place: 'Moerdijk, NL',
  day: 'Mon 30 Nov',
  dayNote: 'FCA',
  mass: '10.548',
  massNote: 'from 0.25 t',
  price: '1,020.10',
  delivered,
  carbon: null,
  certificate: '3.1',
  certificateNumber: 'MBP-26-3391',
  code: 'AXGZ0FQXXHN2048KBH59',
});
const groups: RowGroup[] = [
  {
    key: 'shs',
    form: 'Square hollow section',
    grade: 'S355J2H',
    norm: 'EN 10219-1:2006',
    count: '2 offers',
    rows: [row('a', 'SHS 100 × 100 × 5', null), row('b', 'SHS 120 × 120 × 6', '1,084.55')],
  },
];

describe('Rows on their way to the browser', () => {
  it('come out as they went in, the empty and the missing among them', () => {
    expect(unpackRows(packRows(groups))).to.deep.equal(groups);
  });

  it('say what rows share once, and carry no names of fields', () => {
    const packed = packRows(groups);
    expect(packed.said).to.include.members(['Maasbuis Profielen', 'Moerdijk, NL', '1,020.10', '']);
    expect(packed.said).to.not.include('1,084.55');
    const text = JSON.stringify(packed);
    expect(text.split('Maasbuis Profielen')).to.have.length(2);
    expect(text).to.not.contain('sellerId');
  });
});
