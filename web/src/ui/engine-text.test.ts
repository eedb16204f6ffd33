import { expect } from 'chai';
import { engineText } from './engine-text.ts';

describe('engineText', () => {
  it('says properties, limits and tables of a norm in the language of the page', () => {
    expect(engineText('EN 10025-2:2019, table 6', 'de')).to.equal('EN 10025-2:2019, Tabelle 6');
    expect(engineText('tensile strength Rm', 'nl')).to.equal('treksterkte Rm');
    expect(engineText('max 0.22 % (table A.1)', 'it')).to.equal('max 0,22 % (tabella A.1)');
    expect(engineText('table 6', 'en')).to.equal('table 6');
  });
});
