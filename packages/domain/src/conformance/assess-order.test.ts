import { expect } from 'chai';
import { certificateOf, content, HEAT, soundContents, type Said } from './fixtures/certificate.ts';
import { assessOrder, readSteelOrder } from './index.ts';

const judge = (order: Record<string, unknown>, said: Said = {}) =>
  assessOrder(
    readSteelOrder({ grade: 'S355J2+N', ...order }),
    certificateOf({ deliveryCondition: '+N', ...said }),
  );
const statusOf = (order: Record<string, unknown>, property: string, said: Said = {}) =>
  judge(order, said).findings.find((finding) => finding.property === property)?.status;

describe('an order against its certificate', () => {
  it('agrees when everything that was ordered is certified', () => {
    const { verdict, sentence } = judge({
      date: '2026-08-01',
      norm: 'EN 10025-2',
      inspectionDocument: '3.1',
      dimensions: { thickness: 20 },
      quantity: { value: '56', unit: 't', plusPercent: 1 },
      requirements: { maxCarbonEquivalent: '0.43', maxContents: { P: '0.015' } },
    });
    expect([verdict, sentence]).to.deep.equal(['conforms', 'Is as ordered: 8 of 8 items agree.']);
  });

  it('does not take a better grade for the ordered one, unless the buyer accepts it', () => {
    const better = { grades: ['S355K2+N'] };
    expect(judge({}, better).sentence).to.equal('Is not as ordered: grade is S355K2+N, ordered S355J2+N.');
    expect(statusOf({ alsoAccepted: ['S355K2'] }, 'grade', better)).to.equal('conforms');
    expect(statusOf({}, 'grade', { grades: ['S355J2+N / S355NL'] })).to.equal('conforms');
  });

  it('takes a 3.2 for a 3.1 and a 3.1 for a 2.2, never the other way', () => {
    const types = ['2.1', '2.2', '3.1', '3.2'] as const;
    const table = types.map((ordered) =>
      types
        .map((type) => statusOf({ inspectionDocument: ordered }, 'inspection document', { more: { type } }))
        .map((status) => (status === 'conforms' ? '+' : '-'))
        .join(''),
    );
    expect(table).to.deep.equal(['++++', '-+++', '--++', '---+']);
  });

  it('wants the norm and the edition that were ordered', () => {
    const norm = (ordered: string, certified: string[]) =>
      statusOf({ norm: ordered }, 'norm', { norms: certified });
    expect([
      norm('EN 10025-2:2019', ['DIN EN 10025-2:2019-10']),
      norm('EN 10025-2', ['EN 10025-2:2004']),
      norm('EN 10025-2:2019', ['EN 10025-2:2004']),
      norm('EN 10025-2:2019', ['EN 10025-2']),
      norm('EN 10025-3', ['EN 10025-2:2019']),
      norm('EN 10025-2', []),
    ]).to.deep.equal(['conforms', 'conforms', 'deviates', 'not-evaluated', 'deviates', 'not-evaluated']);
  });

  it('wants the delivery condition', () => {
    const condition = (deliveryCondition: string | null, grades = ['S355J2']) =>
      statusOf({}, 'delivery condition', { deliveryCondition, grades });
    expect([
      condition('normalised'),
      condition('+AR'),
      condition(null),
      condition(null, ['S355J2+N']),
    ]).to.deep.equal(['conforms', 'deviates', 'not-evaluated', 'conforms']);
  });

  it('wants the form', () => {
    const form = (ordered: string, certified: string) =>
      statusOf({ form: ordered }, 'form', { form: certified });
    expect([form('Plate', 'Sheet'), form('Plate', 'Coil'), form('Forging', 'Plate')]).to.deep.equal([
      'conforms',
      'deviates',
      'not-evaluated',
    ]);
  });

  it('wants sizes and quantity within their tolerances, at the edge included', () => {
    const thickness = (value: string) =>
      statusOf({ dimensions: { thickness: { value: 20, minus: '0.6', plus: '1.4' } } }, 'thickness', {
        thicknessMm: value,
      });
    expect(['19.3', '19.4', '21.4', '21.5'].map(thickness)).to.deep.equal([
      'deviates',
      'conforms',
      'conforms',
      'deviates',
    ]);
    expect(statusOf({ dimensions: { width: 2500 } }, 'width')).to.equal('not-evaluated');
    const mass = (grams: bigint) =>
      statusOf({ quantity: { value: '50', unit: 't', minusPercent: 2, plusPercent: '5' } }, 'mass', {
        more: { massGrams: grams },
      });
    expect([48_999_999n, 49_000_000n, 52_500_000n, 52_500_001n].map(mass)).to.deep.equal([
      'deviates',
      'conforms',
      'conforms',
      'deviates',
    ]);
    expect(
      ['4', '5', null].map((pieces) => statusOf({ pieces: 4 }, 'pieces', { more: { pieces } })),
    ).to.deep.equal(['conforms', 'deviates', 'not-evaluated']);
  });

  it('wants impact energy at the ordered temperature or colder', () => {
    const impact = (at: string, singles: string[]) =>
      statusOf({ requirements: { impact: { temperatureCelsius: -40, minJoule: 27 } } }, 'impact', {
        impact: { at, singles },
      });
    expect([
      impact('-40', ['27', '27', '27']),
      impact('-50', ['30', '31', '32']),
      impact('-40', ['18', '40', '40']),
      impact('-20', ['100', '100', '100']),
    ]).to.deep.equal(['conforms', 'conforms', 'deviates', 'not-evaluated']);
  });

  it('wants contents, carbon equivalent and galvanizing class for every heat', () => {
    const contents = (
      requirements: Record<string, unknown>,
      changes: Record<string, string>,
      property: string,
    ) => statusOf({ requirements }, property, { contents: { ...soundContents, ...changes } });
    expect(contents({ maxContents: { P: '0.013' } }, {}, 'P')).to.equal('conforms');
    expect(contents({ maxContents: { P: '0.0129' } }, {}, 'P')).to.equal('deviates');
    expect(contents({ maxContents: { P: '0.010' } }, { P: '<0.020' }, 'P')).to.equal('not-evaluated');
    expect(contents({ minContents: { Al: '0.020' } }, {}, 'Al')).to.equal('conforms');
    // 0.16 + 1.40/6 + 0.037/5 + 0.04/15 = 0.4034, rounded 0.40
    expect(contents({ maxCarbonEquivalent: '0.40' }, {}, 'CEV')).to.equal('conforms');
    expect(contents({ maxCarbonEquivalent: '0.39' }, {}, 'CEV')).to.equal('deviates');
    const class1 = (Si: string, P: string) =>
      contents({ galvanizing: 'class 1' }, { Si, P }, 'galvanizing class 1');
    // 0.030 + 2.5 × 0.024 = 0.090
    expect([class1('0.030', '0.024'), class1('0.030', '0.025'), class1('0.031', '0.010')]).to.deep.equal([
      'conforms',
      'deviates',
      'deviates',
    ]);
    expect(contents({ galvanizing: 'class 3' }, {}, 'galvanizing class 3')).to.equal('not-evaluated');
    const second = { heatNumber: 'F26-41874', kind: 'ladle' as const, contents: [content('P', '0.020')] };
    const { analyses } = certificateOf();
    const { findings } = judge(
      { requirements: { maxContents: { P: '0.015' } } },
      { more: { heatNumbers: [HEAT, 'F26-41874'], analyses: [...analyses, second] } },
    );
    expect(
      findings
        .filter(({ property }) => property === 'P')
        .map(({ status, heatNumber }) => [heatNumber, status]),
    ).to.deep.equal([
      [HEAT, 'conforms'],
      ['F26-41874', 'deviates'],
    ]);
  });

  it('takes a better through-thickness quality, and leaves what stands in free text to people', () => {
    const quality = (grade: string) =>
      statusOf({ requirements: { throughThickness: 'Z25' } }, 'through-thickness quality', {
        grades: [grade],
      });
    expect([
      quality('S355J2+N-Z35'),
      quality('S355J2+N+Z25'),
      quality('S355J2Z15'),
      quality('S355J2'),
    ]).to.deep.equal(['conforms', 'conforms', 'deviates', 'not-evaluated']);
    expect(statusOf({ requirements: { ultrasonic: 'S1' } }, 'ultrasonic test')).to.equal('not-evaluated');
  });

  it('finds a validation before the order', () => {
    expect(judge({ date: '2026-09-05' })).to.include({
      verdict: 'implausible',
      sentence: 'The certificate is validated on 2026-09-04, before the order of 2026-09-05.',
    });
  });
});

describe('reading an order', () => {
  it('understands the item codes of EN 10168', () => {
    expect(
      readSteelOrder({
        A02: '3.1',
        A07: '4500123456',
        B02: { SteelDesignation: ['S355J2+N'], ProductNorm: ['EN 10025-2:2019'] },
        B04: '+N',
        B08: 4,
        B09: { Form: 'Plate', Thickness: 20, Width: 2500 },
        B13: { Value: 18_840 },
      }),
    ).to.deep.equal({
      inspectionDocument: '3.1',
      number: '4500123456',
      grade: 'S355J2+N',
      norm: 'EN 10025-2:2019',
      deliveryCondition: '+N',
      pieces: 4,
      form: 'Plate',
      dimensions: {
        thickness: { value: '20', minus: '0', plus: '0' },
        width: { value: '2500', minus: '0', plus: '0' },
      },
      quantity: { value: '18840', unit: 'kg', minusPercent: '0', plusPercent: '0' },
    });
  });

  it('says what is wrong with one', () => {
    const faultOf = (order: unknown): string => {
      try {
        readSteelOrder(order);
        return 'none';
      } catch (error) {
        return (error as Error).message.replace(' See docs/operations/assess.md for its form.', '');
      }
    };
    expect([
      faultOf({ grade: 'S355J2', quantity: { value: 'much' } }),
      faultOf({ norm: 'EN 10025-2' }),
      faultOf({ grade: 'S355J2', colour: 'blue' }),
      faultOf({ grade: 'S355J2', inspectionDocument: '3.3' }),
      faultOf('S355J2'),
    ]).to.deep.equal([
      'The order cannot be read: quantity.value is wrong: a decimal number such as 12.5 is expected.',
      'The order cannot be read: grade is missing.',
      'The order cannot be read: it holds items that are not known: colour.',
      'The order cannot be read: inspectionDocument must be one of 2.1, 2.2, 3.1, 3.2.',
      'The order cannot be read: it is not as expected.',
    ]);
  });
});
