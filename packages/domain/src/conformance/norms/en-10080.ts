import { maxima, minima, type ContentLimit, type NormTable } from '../norm-table.ts';

const ANY = '50';

function contents(values: readonly (readonly [symbol: string, max: string])[]): ContentLimit[] {
  return values.map(([symbol, max]) => ({
    symbol,
    bands: maxima([ANY, max]),
    isRequired: true,
    clause: 'table 2',
    ...(symbol === 'N' ? { waivedByAluminium: '0.020' } : {}),
  }));
}

/** Weldable reinforcing steel, ductility class B. Nominal diameters up to 50 mm. */
export const en10080: NormTable = {
  norm: 'EN 10080',
  aliases: ['DIN 488', 'NF A35-080', 'NF A 35-080', 'BS 4449'],
  edition: '2005',
  source:
    'EN 10080:2005, table 2 (contents and carbon equivalent); EN 1992-1-1:2004, table C.1 (class B: Re 500, Rm/Re 1.08, Agt 5.0 %). Fatigue, bond and bend tests are not evaluated.',
  grades: [
    {
      grade: 'B500B',
      number: '1.0439',
      ladle: contents([
        ['C', '0.22'],
        ['P', '0.050'],
        ['S', '0.050'],
        ['N', '0.012'],
        ['Cu', '0.80'],
      ]),
      product: contents([
        ['C', '0.24'],
        ['P', '0.055'],
        ['S', '0.055'],
        ['N', '0.014'],
        ['Cu', '0.85'],
      ]),
      carbonEquivalent: { bands: maxima([ANY, '0.50']), clause: 'table 2' },
      yield: { bands: minima([ANY, '500']), clause: 'EN 1992-1-1 table C.1' },
      strengthRatio: { min: '1.08', clause: 'EN 1992-1-1 table C.1' },
      agt: { min: '5.0', clause: 'EN 1992-1-1 table C.1' },
    },
  ],
};
