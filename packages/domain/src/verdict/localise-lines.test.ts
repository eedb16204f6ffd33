import { expect } from 'chai';
import { localiseLines } from './localise-lines.ts';

const line = {
  question: 'conformance',
  key: 'conformanceFail',
  params: { grade: 'S355J2H', property: 'tensile strength', value: '456.5 MPa', limit: '470 to 630 MPa' },
  how: { key: 'conformance', params: {} },
};

describe('localiseLines', () => {
  it('puts property, value and limit into French', () => {
    expect(localiseLines([line], 'fr')[0]?.params).to.deep.equal({
      grade: 'S355J2H',
      property: 'résistance à la traction',
      value: '456,5 MPa',
      limit: '470 à 630 MPa',
    });
  });

  it('puts them into German and Dutch', () => {
    expect(localiseLines([line], 'de')[0]?.params).to.include({
      property: 'Zugfestigkeit',
      limit: '470 bis 630 MPa',
    });
    expect(localiseLines([line], 'nl')[0]?.params).to.include({
      property: 'treksterkte',
      value: '456,5 MPa',
    });
  });

  it('leaves English and other questions alone', () => {
    const other = { ...line, question: 'status' };
    expect(localiseLines([line], 'en')).to.deep.equal([line]);
    expect(localiseLines([other], 'fr')).to.deep.equal([other]);
  });
});
