import { expect } from 'chai';
import { csvText } from './csv-text.ts';

describe('csvText', () => {
  it('separates by commas, or by semicolons where the comma is decimal', () => {
    const rows = [
      ['Heat', 't'],
      ['482911', '4,982'],
    ];
    expect(csvText(rows, ';')).to.equal('\ufeffHeat;t\r\n482911;"4,982"\r\n');
    expect(csvText(rows, ',')).to.equal('\ufeffHeat,t\r\n482911,"4,982"\r\n');
  });
  it('quotes quotes, and flattens lines', () => {
    expect(csvText([['Plate "A"\n  20 mm']], ',')).to.equal('\ufeff"Plate ""A"" 20 mm"\r\n');
  });
  it('keeps negative figures and disarms formulas', () => {
    expect(csvText([['-12.50', '\u221212,50', '=1+1', '@SUM(A1)', '+33 1 23']], ';')).to.equal(
      '\ufeff-12.50;"\u221212,50";\'=1+1;\'@SUM(A1);+33 1 23\r\n',
    );
  });
});
