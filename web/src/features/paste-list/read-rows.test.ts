import { expect } from 'chai';
import { cellsOf, readText, unitOf } from './read-rows.ts';

describe('readText', () => {
  it('reads columns from a sheet, a CSV file and a list with decimal commas', () => {
    const row = (text: string, offer: string, amount: string, unit: string) => ({
      text,
      offer,
      amount,
      unit,
    });
    expect(readText('HEB200-12\t4\tpcs\nBL20\t2,5\tt')).to.deep.equal([
      row('HEB200-12 4 pcs', 'HEB200-12', '4', 'piece'),
      row('BL20 2,5 t', 'BL20', '2,5', 'tonne'),
    ]);
    expect(readText('"HEB200-12";"4";"Stk."')).to.deep.equal([
      row('HEB200-12 4 Stk.', 'HEB200-12', '4', 'piece'),
    ]);
    expect(readText('HEB200-12, 4 pcs')).to.deep.equal([row('HEB200-12 4 pcs', 'HEB200-12', '4', 'piece')]);
  });
  it('keeps an amount as it was written, so that whoever reads it may refuse it', () => {
    expect(readText('BL20\t1.250\tkg\nBL20;1.250,5 kg').map(({ amount }) => amount)).to.deep.equal([
      '1.250',
      '1.250,5',
    ]);
  });
  it('leaves the names of the columns and empty lines out', () => {
    expect(readText('Artikel;Menge;Einheit\n\nBL20;5;t\n').map(({ offer }) => offer)).to.deep.equal(['BL20']);
  });
  it('keeps anything else as words to look for', () => {
    expect(readText('S355J2 plate 20 2000x6000 5 t')).to.deep.equal([
      { text: 'S355J2 plate 20 2000x6000 5 t', offer: null, amount: '', unit: '' },
    ]);
  });
});

describe('cellsOf', () => {
  it('does not cut a number at its decimal comma', () => {
    expect(cellsOf('HEB 200, 2,5 t')).to.deep.equal(['HEB 200', '2,5 t']);
  });
});

describe('unitOf', () => {
  it('knows the words of the trade', () => {
    expect(['pcs', 'Stück', 'ml', 'to', '100 kg', 'lbs'].map(unitOf)).to.deep.equal([
      'piece',
      'piece',
      'metre',
      'tonne',
      '100kg',
      null,
    ]);
  });
});
