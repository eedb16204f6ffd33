import { expect } from 'chai';
import { parseDecimal } from '../units/index.ts';
import {
  checkEpd,
  csvOf,
  isEpd,
  isSumWithinRounding,
  productStageTotal,
  readEpd,
  writeEpdCsv,
  writeOpenEpd,
  type Epd,
} from './index.ts';

const measured = (mean: number) => ({ mean, unit: 'kgCO2e' });
/** Sections from scrap, per tonne, as a declaration of the trade gives them. */
const sections = {
  doctype: 'openEPD',
  product_name: 'Hot rolled sections, EAF',
  program_operator_doc_id: 'EPD-VAL-20260014',
  date_of_issue: '2026-02-01',
  valid_until: '2031-01-31',
  declared_unit: { qty: 1, unit: 't' },
  manufacturer: { name: 'Aciéries du Val' },
  third_party_verifier: { name: 'Bureau Alpin' },
  impacts: {
    'EF 3.1': {
      gwp: {
        A1A2A3: measured(712.4),
        A4: measured(28.1),
        C1: measured(2.03),
        C2: measured(4.6),
        C3: measured(1.1),
        C4: measured(0.2),
        D: measured(-98.5),
      },
      'gwp-fossil': { A1A2A3: measured(711.6) },
      'gwp-biogenic': { A1A2A3: measured(0.6) },
      'gwp-luluc': { A1A2A3: measured(0.2) },
    },
  },
};
const withStage = (change: Record<string, unknown>) => ({
  ...sections,
  impacts: { 'EF 3.1': { ...sections.impacts['EF 3.1'], ...change } },
});

describe('EPD', () => {
  it('is read module by module, verified when a verifier is named', () => {
    const { epd, findings } = readEpd(sections);
    expect(findings).to.deep.equal([]);
    expect(epd).to.deep.include({ declaredUnit: '1 t', assurance: 'verified', verifier: 'Bureau Alpin' });
    expect(epd?.modules.get('A1-A3')).to.deep.equal({
      gwpTotal: '712.4',
      gwpFossil: '711.6',
      gwpBiogenic: '0.6',
      gwpLuluc: '0.2',
    });
    expect(epd?.modules.get('D')?.gwpTotal).to.equal('-98.5');
    expect(epd?.modules.has('B1')).to.equal(false);
    expect(productStageTotal(epd!)).to.equal('712.4');
  });

  it('does not hold when GWP-total is not fossil + biogenic + luluc', () => {
    const { findings } = readEpd(withStage({ 'gwp-luluc': { A1A2A3: measured(2.2) } }));
    expect(findings.map(({ code, severity }) => [code, severity])).to.deep.equal([
      ['epd-gwp-does-not-add-up', 'error'],
    ]);
    expect(findings[0]?.message).to.equal(
      'Module A1-A3: GWP-total 712.4 is not fossil 711.6 + biogenic 0.6 + luluc 2.2 = 714.4 (EN 15804+A2, table 3).',
    );
  });

  it('may be off by the rounding of the digits it prints', () => {
    expect(readEpd(withStage({ 'gwp-fossil': { A1A2A3: measured(711.55) } })).findings).to.deep.equal([]);
    expect(readEpd(withStage({ 'gwp-fossil': { A1A2A3: measured(711.3) } })).findings).to.have.length(1);
  });

  it('says which modules are missing, and that A1 + A2 + A3 is not A1–A3', () => {
    const { epd, findings } = readEpd({
      ...sections,
      impacts: { 'EF 3.1': { gwp: { A1: measured(500), A2: measured(20), A3: measured(100) } } },
    });
    expect(productStageTotal(epd!)).to.equal('620');
    expect(findings.map(({ field }) => field)).to.deep.equal([
      'modules.C1',
      'modules.C2',
      'modules.C3',
      'modules.C4',
      'modules.D',
    ]);
    const figures = (gwpTotal: string) => ({ gwpTotal, gwpFossil: null, gwpBiogenic: null, gwpLuluc: null });
    const modules = new Map([...epd!.modules, ['A1-A3' as const, figures('700')]]);
    expect(checkEpd({ ...epd!, modules }).map(({ code }) => code)).to.include('epd-stages-do-not-add-up');
  });

  it('is refused in another unit, and without climate figures it declares nothing', () => {
    expect(readEpd({ ...sections, declared_unit: { qty: 1, unit: 'm2' } }).findings[0]?.message).to.equal(
      'This is no declaration that can be read: the declared unit 1 m2 is neither 1 t nor 1 kg.',
    );
    expect(readEpd({ ...sections, impacts: {} }).findings[0]?.code).to.equal('epd-product-stage-missing');
    expect(isEpd(sections)).to.equal(true);
    expect(isEpd({ pcf: {} })).to.equal(false);
  });

  it('comes back the same from openEPD, and as a table with MND for what is not declared', () => {
    const { epd } = readEpd(sections);
    const again = readEpd(JSON.parse(JSON.stringify(writeOpenEpd(epd!)))).epd;
    expect(again?.modules).to.deep.equal(epd?.modules);
    const lines = writeEpdCsv(epd!).split('\r\n');
    expect(lines[0]).to.equal('module,indicator,value,unit,declared_unit,assurance');
    expect(lines[1]).to.equal('A1-A3,GWP-total,712.4,kg CO2e,1 t,verified');
    expect(lines).to.include('B1,GWP-total,MND,kg CO2e,1 t,verified');
    expect(lines).to.include('D,GWP-total,-98.5,kg CO2e,1 t,verified');
    expect(lines).to.have.length(1 + 15 * 4 + 1);
  });

  it('does not write a figure that a JSON number cannot hold', () => {
    const { epd } = readEpd(sections);
    const figures = { gwpTotal: '0.12345678901234567', gwpFossil: null, gwpBiogenic: null, gwpLuluc: null };
    const long: Epd = { ...epd!, modules: new Map([['A1-A3', figures]]) };
    expect(() => writeOpenEpd(long)).to.throw('more digits than a JSON number keeps');
  });
});

describe('isSumWithinRounding', () => {
  it('allows half of the last digit of every figure, and no more', () => {
    const decimals = (...texts: string[]) => texts.map(parseDecimal);
    expect(isSumWithinRounding(parseDecimal('1.2'), decimals('1.1'))).to.equal(true);
    expect(isSumWithinRounding(parseDecimal('1.20'), decimals('1.1'))).to.equal(false);
    expect(isSumWithinRounding(parseDecimal('-1.2'), decimals('-1.1'))).to.equal(true);
  });
});

describe('CSV', () => {
  it('quotes what needs it and defuses formulas', () => {
    expect(
      csvOf(
        ['a', 'b'],
        [
          ['x, "y"', '-1.5'],
          ['=SUM(A1)', 'é'],
        ],
      ),
    ).to.equal(`a,b\r\n"x, ""y""",-1.5\r\n'=SUM(A1),é\r\n`);
  });
});
