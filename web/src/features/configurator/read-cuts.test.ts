import { expect } from 'chai';
import { readCuts } from './read-cuts.ts';

describe('readCuts', () => {
  it('reads crosses, tabs, semicolons and blanks, and puts one length together', () => {
    expect(readCuts('4 x 2400\n2\t1200\n3;2400 mm\n5 × 850,5')).to.deep.equal({
      ok: true,
      cuts: [
        { lengthUm: 2_400_000n, pieces: 7 },
        { lengthUm: 1_200_000n, pieces: 2 },
        { lengthUm: 850_500n, pieces: 5 },
      ],
    });
  });
  it('reads several pairs in one line', () => {
    expect(readCuts('4x2400, 2x1200')).to.deep.equal({
      ok: true,
      cuts: [
        { lengthUm: 2_400_000n, pieces: 4 },
        { lengthUm: 1_200_000n, pieces: 2 },
      ],
    });
  });
  it('names the line that it does not understand', () => {
    expect(readCuts('4 x 2400\nas drawn')).to.deep.equal({ ok: false, line: 'as drawn', figure: '' });
    expect(readCuts('0 x 2400')).to.deep.equal({ ok: false, line: '0 x 2400', figure: '2400' });
    expect(readCuts('2001 x 100')).to.deep.equal({ ok: false, line: '2001 x 100', figure: '' });
  });
  it('refuses a length that may be metres or millimetres of another', () => {
    expect(readCuts('4 x 2.400')).to.deep.equal({ ok: false, line: '4 x 2.400', figure: '2.400' });
    expect(readCuts('4 x 2,400 mm')).to.deep.equal({ ok: false, line: '4 x 2,400 mm', figure: '2,400' });
    expect(readCuts('4 x 2.400,5')).to.deep.equal({
      ok: true,
      cuts: [{ lengthUm: 2_400_500n, pieces: 4 }],
    });
  });
  it('is an empty list where nothing is wanted', () => {
    expect(readCuts(' \n')).to.deep.equal({ ok: true, cuts: [] });
  });
});
