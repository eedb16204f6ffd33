import { expect } from 'chai';
import fc from 'fast-check';
import { angle, channel, doubleTee, steelGramsPerMetreHalfUp } from './cross-section.ts';
import {
  angleSizeOf,
  factsOfCertificate,
  factsOfDesignation,
  productKey,
  sectionSizes,
  theoreticalGramsHalfUp,
  type ProductFamily,
  type SectionSize,
} from './index.ts';

const steel = { grade: 'S355J2+M', norm: 'EN 10025-2:2019' };

/** Designation, norm, kilograms a metre as published to three figures. */
const published: [string, string, string][] = [
  ['IPE 80', '', '6.0'],
  ['IPE 200', '', '22.4'],
  ['IPE 300', '', '42.2'],
  ['IPE 600', '', '122'],
  ['HEA 100', '', '16.7'],
  ['HEA 200', '', '42.3'],
  ['HEA 300', '', '88.3'],
  ['HEB 200', '', '61.3'],
  ['HEB 300', '', '117'],
  ['HEB 1000', '', '314'],
  ['HEM 200', '', '103'],
  ['HEM 1000', '', '349'],
  ['UPN 100', '', '10.6'],
  ['UPN 200', '', '25.3'],
  ['UPE 200', '', '22.8'],
  ['UPE 400', '', '72.2'],
  ['L 50x50x5', '', '3.77'],
  ['L 100x100x10', '', '15.0'],
  ['L 200x200x24', '', '71.1'],
  ['L 120x80x10', '', '15.0'],
  // EN 10210-2:2019 tables B.1 to B.3, EN 10219-2:2019 the same.
  ['SHS 40x40x3', 'EN 10210-2', '3.41'],
  ['SHS 60x60x5', 'EN 10210-2', '8.42'],
  ['SHS 100x100x5', 'EN 10210-2', '14.7'],
  ['SHS 100x100x10', 'EN 10210-2', '27.4'],
  ['SHS 200x200x10', 'EN 10210-2', '58.8'],
  ['RHS 100x50x5', 'EN 10210-2', '10.8'],
  ['RHS 200x100x8', 'EN 10210-2', '35.1'],
  ['RHS 300x200x10', 'EN 10210-2', '74.5'],
  ['SHS 40x40x3', 'EN 10219-2', '3.30'],
  ['SHS 100x100x5', 'EN 10219-2', '14.4'],
  ['SHS 100x100x10', 'EN 10219-2', '25.6'],
  ['SHS 200x200x10', 'EN 10219-2', '57.0'],
  ['RHS 200x100x8', 'EN 10219-2', '33.9'],
  // EN 10220 table 1.
  ['CHS 21.3x2.3', 'EN 10210-2', '1.08'],
  ['CHS 48.3x3.2', 'EN 10210-2', '3.56'],
  ['CHS 60.3x4', 'EN 10210-2', '5.55'],
  ['CHS 88.9x4', 'EN 10219-2', '8.38'],
  ['CHS 168.3x5', 'EN 10210-2', '20.1'],
  ['TUBE 219.1x6.3', 'EN 10216-2', '33.1'],
  ['TUBE 323.9x8', 'EN 10217-1', '62.3'],
  // EN 10058, EN 10059, EN 10060.
  ['FLAT 50x5', '', '1.96'],
  ['FLAT 100x10', '', '7.85'],
  ['SQUARE 20', '', '3.14'],
  ['ROUND 20', '', '2.47'],
  ['ROUND 50', '', '15.4'],
];

describe('product: facts of a designation', () => {
  for (const [designation, norm, kilograms] of published)
    it(`${designation} ${norm} weighs ${kilograms} kg/m as published`, () => {
      const facts = factsOfDesignation(designation, norm === '' ? steel : { grade: 'S355J2H', norm });
      const digits = kilograms.replace('.', '').replace(/^0+/, '').length;
      expect(Number((Number(facts?.gramsPerMetre) / 1_000).toPrecision(digits)).toString()).to.equal(
        Number(kilograms).toString(),
      );
    });

  it('has every size of the tables within the rounding of its own dimensions', () => {
    const computed = (size: SectionSize): bigint => {
      const { form, heightUm: h, widthUm: b, webUm: tw, flangeUm: tf, radiusUm: r } = size;
      if (form === 'angle') return steelGramsPerMetreHalfUp(angle(h, b, tw, r));
      const area = form === 'upn' || form === 'upe' ? channel(h, b, tw, tf, r) : doubleTee(h, b, tw, tf, r);
      return steelGramsPerMetreHalfUp(area);
    };
    expect(sectionSizes()).to.have.length(205);
    const far = sectionSizes().filter((size) => {
      const difference = computed(size) - size.gramsPerMetre;
      // Tapered flanges have toes, which the formula for parallel ones leaves square.
      const [least, most] = size.form === 'upn' ? [-1_000n, 30_000n] : [-6_000n, 6_000n];
      const millionths = (difference * 1_000_000n) / size.gramsPerMetre;
      return millionths < least || millionths > most;
    });
    expect(far.map(({ designation }) => designation)).to.deep.equal([]);
  });

  it('gives a plate its mass by 7.85 kg/dm³, whatever the order of its sizes', () => {
    const plate = factsOfDesignation('PLATE 2000 × 6000 × 10', steel);
    expect(plate).to.deep.equal({
      family: 'plate',
      form: 'plate',
      designation: 'Plate 2000 × 6000 × 10',
      grade: 'S355J2+M',
      norm: 'EN 10025-2:2019',
      heightUm: null,
      widthUm: 2_000_000,
      thicknessUm: 10_000,
      diameterUm: null,
      lengthUm: 6_000_000,
      gramsPerMetre: 157_000n,
      gramsPerPiece: 942_000n,
    });
    expect(factsOfDesignation('tôle 10 x 2000 x 6000 mm', steel)).to.deep.equal(plate);
    expect(factsOfDesignation('6000x2000x10', { ...steel, family: 'plate' })).to.deep.equal(plate);
  });

  const read = (designation: string, stated: Parameters<typeof factsOfDesignation>[1] = steel) => {
    const facts = factsOfDesignation(designation, stated);
    return facts && [facts.family, facts.form, facts.designation, facts.gramsPerMetre, facts.gramsPerPiece];
  };

  it('reads the names of the trade', () => {
    expect(read('IPBl 200')).to.deep.equal(['section', 'hea', 'HEA 200', 42_300n, null]);
    expect(read('HE 200 B')).to.deep.equal(['section', 'heb', 'HEB 200', 61_300n, null]);
    expect(read('ipbv200')).to.deep.equal(['section', 'hem', 'HEM 200', 103_000n, null]);
    expect(read('Tube Ø 88,9 × 4')).to.deep.equal(['tube', 'tube', 'Tube 88.9 × 4', 8_375n, null]);
    expect(read('Coil 1,5 × 1250')).to.deep.equal(['coil', 'coil', 'Coil 1.5 × 1250', 14_719n, null]);
    expect(read('Q257A')).to.deep.equal(['mesh', 'mesh', 'Q257A', null, 56_800n]);
    expect(read('L 8 × 6')).to.equal(null);
  });

  it('gives reinforcing bars their nominal mass', () => {
    const stated = { grade: 'B500B', norm: 'EN 10080', lengthUm: 12_000_000 };
    expect(read('Ø 16', stated)).to.deep.equal(['rebar', 'rebar', 'Ø 16', 1_580n, 18_960n]);
    expect(read('HA 12', stated)).to.deep.equal(['rebar', 'rebar', 'Ø 12', 888n, 10_656n]);
    expect(read('Ø 13', stated)).to.equal(null);
  });

  it('gives fasteners the mass of their nominal dimensions', () => {
    // Head 0.8660254 × 18² × 7.5 mm, thread 84.3 mm² × 50 mm: 2,104.44 + 4,215 mm³ at 7.85 g/cm³.
    expect(read('M12x50', { grade: '8.8', norm: 'ISO 4017' })).to.deep.equal([
      'fastener',
      'bolt',
      'Bolt M12 × 50',
      null,
      50n,
    ]);
    // (0.8660254 × 24² − π/4 × 16²) × 14.8 = 4,406.9 mm³.
    expect(read('M16', { grade: '8', norm: 'EN ISO 4032' })?.[4]).to.equal(35n);
    expect(read('M16', { grade: '8', norm: 'ISO 4017' })).to.equal(null);
    expect(read('M12x50', { grade: '8.8', norm: null })).to.equal(null);
  });

  it('gives building materials the mass of their norm or their bag, and no other', () => {
    const timber = { grade: 'C24', norm: 'EN 14081-1', family: 'timber' as const, lengthUm: 6_000_000 };
    // 0.1 × 0.2 m × 420 kg/m³.
    expect(read('100x200', timber)).to.deep.equal(['timber', 'sawn', 'Timber 100 × 200', 8_400n, 50_400n]);
    const cement = { grade: '42.5 R', norm: 'EN 197-1' };
    expect(read('CEM II/A-LL 42,5 R 25 kg', cement)?.[4]).to.equal(25_000n);
    const wool = { grade: 'MW', norm: 'EN 13162', family: 'insulation' as const };
    expect(read('1200x600x100', wool)?.slice(3)).to.deep.equal([null, null]);
  });

  it('has no mass for a hollow section without its norm, and no facts for a size that no norm has', () => {
    expect(read('SHS 100x100x5', { grade: 'S355J2H' })?.[3]).to.equal(null);
    for (const unknown of [
      'HEB 210',
      'L 100x100x11',
      'RHS 100x100x5',
      'SHS 20x20x10',
      'CHS 10x5',
      '10x2000x6000',
      '',
    ])
      expect(read(unknown), unknown).to.equal(null);
  });

  it('is not read as another family than the vendor says', () => {
    expect(read('HEB 200', { ...steel, family: 'plate' })).to.equal(null);
    expect(read('Plate 1000x2000x2', { ...steel, family: 'plate' })?.[0]).to.equal('sheet');
  });
});

describe('product: facts of a certificate', () => {
  const of = (product: string, form: string, dimensions: string, norm: string, grade: string) => {
    const facts = factsOfCertificate({ product, form, dimensions, norm, grade });
    return facts && [facts.designation, facts.lengthUm, facts.gramsPerPiece];
  };

  it('come from the dimensions as mills write them', () => {
    const en10025 = 'EN 10025-2:2019';
    expect(of('Hot rolled coil', 'coil', '4 × 1500 mm', en10025, 'S235JR')).to.deep.equal([
      'Coil 4 × 1500',
      null,
      null,
    ]);
    expect(of('Hot rolled plate', 'plate', '20 × 2500 × 12000 mm', en10025, 'S355J2+N')).to.deep.equal([
      'Plate 2500 × 12000 × 20',
      12_000_000,
      4_710_000n,
    ]);
    expect(of('Hot rolled wide flange beam', 'beam', 'HEA 200, 12000 mm', en10025, 'S355J2')).to.deep.equal([
      'HEA 200',
      12_000_000,
      507_600n,
    ]);
    expect(of('Ribbed reinforcing bars', 'rebar', '16 × 12000 mm', 'EN 10080:2005', 'B500B')).to.deep.equal([
      'Ø 16',
      12_000_000,
      18_960n,
    ]);
    const rhs = 'Hot finished rectangular hollow section';
    expect(of(rhs, 'tube', '100 × 200 × 8 × 12000 mm', 'EN 10210-1:2006', 'S355J2H')).to.deep.equal([
      'RHS 200 × 100 × 8',
      12_000_000,
      421_572n,
    ]);
    const shs = 'Cold formed welded square hollow section';
    expect(of(shs, 'tube', '100 × 5 × 6000 mm', 'EN 10219-1:2006', 'S355J2H')).to.deep.equal([
      'SHS 100 × 100 × 5',
      6_000_000,
      86_460n,
    ]);
  });

  it('are none when the dimensions are those of no known form', () => {
    expect(of('Forging', 'other', 'Ring 500', 'EN 10222-2', 'P355NH')).to.equal(null);
  });
});

describe('product: key', () => {
  const keyOf = (designation: string, grade: string, norm: string, family?: ProductFamily) => {
    const facts = factsOfDesignation(designation, { grade, norm, lengthUm: 12_000_000, family });
    return facts && productKey(facts);
  };

  it('is the same for one product as two vendors write it', () => {
    expect(keyOf('HE 200 B', 's355 j2+m', 'DIN EN 10025-2:2005-04')).to.equal(
      'section|heb200|s355j2+m|en10025-2|12000',
    );
    expect(keyOf('IPB 200', 'S355J2+M', 'EN 10025-2:2019')).to.equal(
      'section|heb200|s355j2+m|en10025-2|12000',
    );
    expect(keyOf('SHS 100x5', 'S355J2H', 'EN 10219-1')).to.equal(
      keyOf('SHS 100x100x5', 'S355J2H', 'EN 10219-2:2019'),
    );
  });

  it('tells grades, lengths and finishes apart', () => {
    expect(keyOf('HEB 200', 'S355J2', 'EN 10025-2')).not.to.equal(keyOf('HEB 200', 'S355J0', 'EN 10025-2'));
    expect(keyOf('SHS 100x5', 'S355J2H', 'EN 10210-1')).not.to.equal(
      keyOf('SHS 100x5', 'S355J2H', 'EN 10219-1'),
    );
  });
});

describe('product: theoretical mass', () => {
  const heb = factsOfDesignation('HEB 200', steel);

  it('is pieces × length × mass a metre, rounded half up once', () => {
    if (!heb) throw new Error('HEB 200 is not read.');
    // 7 × 6.25 m × 61.3 kg/m.
    expect(theoreticalGramsHalfUp(heb, 7n, 6_250_000n)).to.equal(2_681_875n);
    // 3 × 1.234567 m × 61.3 kg/m = 227,036.87 g.
    expect(theoreticalGramsHalfUp(heb, 3n, 1_234_567n)).to.equal(227_037n);
    expect(() => theoreticalGramsHalfUp(heb, 3n)).to.throw('no theoretical mass a piece');
    expect(angleSizeOf(80, 120, 10)?.designation).to.equal('L 120 × 80 × 10');
  });

  it('never differs from the sum of single pieces by more than half a gram a piece', () => {
    fc.assert(
      fc.property(
        fc.bigInt(1n, 500n),
        fc.bigInt(1n, 18_000_000n),
        fc.bigInt(1n, 400_000n),
        (pieces, lengthUm, gramsPerMetre) => {
          const product = { designation: 'x', gramsPerMetre, gramsPerPiece: null, lengthUm: null };
          const together = theoreticalGramsHalfUp(product, pieces, lengthUm);
          const apart = pieces * theoreticalGramsHalfUp(product, 1n, lengthUm);
          const difference = together > apart ? together - apart : apart - together;
          expect(2n * difference <= pieces).to.equal(true);
          // Exact but for half a gram.
          const twice = 2n * (together * 1_000_000n - gramsPerMetre * pieces * lengthUm);
          expect(twice <= 1_000_000n && twice > -1_000_000n).to.equal(true);
        },
      ),
    );
  });
});
