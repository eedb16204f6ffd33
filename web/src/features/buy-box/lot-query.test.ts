import { expect } from 'chai';
import { lotParams, readLotQuery } from './lot-query.ts';

const shape = {
  lengthUm: 6_000_000n,
  widthUm: null,
  thicknessUm: null,
  gramsPerMetre: 14_410n,
  gramsPerPiece: 86_460n,
  isSteel: true,
};
const terms = {
  minGrams: 300_000n,
  stepGrams: 250_000n,
  availableGrams: 10_548_000n,
  overTolerancePermille: 25,
};

describe('readLotQuery', () => {
  it('begins with the smallest order on a step', () => {
    const query = readLotQuery({}, shape, terms, 'en');
    expect([query.driver, query.texts.mass, query.reading.ok]).to.deep.equal(['mass', '0.5', true]);
  });
  it('follows the field that was changed in a form without scripts', () => {
    const query = readLotQuery(
      { pieces: '20', metres: '60', mass: '0.8646', was: '10;60;0.8646', by: 'mass' },
      shape,
      terms,
      'en',
    );
    expect([query.driver, query.texts]).to.deep.equal([
      'pieces',
      { pieces: '20', metres: '120', mass: '1.7292' },
    ]);
  });
  it('follows the field that a form with scripts names, whatever its page began with', () => {
    const values = { metres: '34.698', mass: '0.5', was: ';20.818;0.3', by: 'mass', awake: 'yes' };
    const query = readLotQuery(values, { ...shape, gramsPerPiece: null }, terms, 'en');
    expect([query.driver, query.reading.ok]).to.deep.equal(['mass', true]);
  });
  it('keeps what cannot be ordered as it was typed', () => {
    const query = readLotQuery({ mass: '0,1', by: 'mass', typed: 'de' }, shape, terms, 'de');
    expect([query.texts.mass, query.reading]).to.deep.equal(['0,1', { ok: false, wrong: { code: 'least' } }]);
  });
  it('writes an address that reads back to the same order', () => {
    const query = readLotQuery(
      { pieces: '10', by: 'pieces', extra: ['cut', 'deburr'], cuts: '4 x 2400' },
      shape,
      terms,
      'en',
    );
    const params = lotParams(query);
    expect(params.toString()).to.equal('pieces=10&by=pieces&extra=cut&extra=deburr&cuts=4+x+2400');
    expect(
      readLotQuery(
        { pieces: '10', by: 'pieces', extra: params.getAll('extra'), cuts: '4 x 2400' },
        shape,
        terms,
        'en',
      ),
    ).to.deep.equal(query);
  });
  it('shows a figure of an address in the language of the page', () => {
    const german = readLotQuery({ mass: '1.125', by: 'mass' }, shape, { ...terms, stepGrams: 0n }, 'de');
    expect([german.texts.mass, german.reading.ok]).to.deep.equal(['1,125', true]);
    expect(lotParams(german).toString()).to.equal('mass=1.125&by=mass');
  });
  it('takes what a form was typed by for what it meant, in whatever language the page is now', () => {
    const values = { mass: '1,125', by: 'mass', typed: 'de' };
    const english = readLotQuery(values, shape, { ...terms, stepGrams: 0n }, 'en');
    expect([english.texts.mass, english.reading.ok]).to.deep.equal(['1.125', true]);
  });
  it('keeps a figure that may be two, and says so in its address', () => {
    const query = readLotQuery({ mass: '1.250', by: 'mass', typed: 'de' }, shape, terms, 'de');
    expect(query.reading).to.deep.equal({ ok: false, wrong: { code: 'unclear', text: '1.250' } });
    expect(lotParams(query).toString()).to.equal('mass=1.250&by=mass&typed=de');
  });
});
