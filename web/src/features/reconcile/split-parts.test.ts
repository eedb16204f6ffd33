import { expect } from 'chai';
import { splitParts } from './split-parts.ts';

describe('splitParts', () => {
  it('reads an order and an amount a line, as the language writes amounts', () => {
    expect(splitParts('TS-2026-000042 3112,45\n\nTS-2026-000043  1.250,00', 'de')).to.deep.equal({
      ok: true,
      value: [
        { order: 'TS-2026-000042', amountMinor: '311245' },
        { order: 'TS-2026-000043', amountMinor: '125000' },
      ],
    });
    expect(splitParts('TS-2026-000042 1 250,00', 'fr')).to.deep.equal({
      ok: true,
      value: [{ order: 'TS-2026-000042', amountMinor: '125000' }],
    });
  });
  it('takes a reference with spaces', () => {
    expect(splitParts('PO north 4711 250.5', 'en')).to.deep.equal({
      ok: true,
      value: [{ order: 'PO north 4711', amountMinor: '25050' }],
    });
  });
  it('gives back the figure that may be two, is too fine or is none', () => {
    expect(splitParts('TS-2026-000042 1.250', 'de')).to.deep.equal({ ok: false, figure: '1.250' });
    expect(splitParts('TS-2026-000042 12.345', 'en')).to.deep.equal({ ok: false, figure: '12.345' });
    expect(splitParts('TS-2026-000042', 'en')).to.deep.equal({ ok: false, figure: '' });
    expect(splitParts('', 'en')).to.deep.equal({ ok: false, figure: '' });
  });
});
