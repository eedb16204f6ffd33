import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { confirmEmissions, declareEmissions, makeFootprint, type Emissions } from '@topsteel/domain/carbon';
import { run } from '../run.ts';

const file = (content: unknown): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'topsteel-cli-')), 'document.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
};
const footprintOf = (emissions: Emissions, change: Record<string, unknown> = {}) => ({
  ...makeFootprint({
    id: '01a20687-a5b4-76e1-804c-b0e0d5ee8742',
    createdAt: new Date('2026-11-26T08:00:00Z'),
    precedingPfIds: [],
    company: { id: '0f6a8f1e-53f0-4a3e-9f4b-0d3a1f6e2b11', name: 'Aciéries du Val', vatNumber: null },
    product: {
      name: 'Rebar 16 mm',
      grade: 'B500B',
      norm: 'EN 10080',
      heatNumber: 'L26-7',
      gtin: null,
      lotCode: '0A1B2C3D4E5F6G7H8J9K',
      cn: '7214',
      route: 'EAF-scrap',
      countryOfMelt: 'LU',
      carbonPercent: '0.21',
    },
    emissions,
    method: 'EN 19694-2',
    boundary: 'cradle to gate (EN 15804 A1-A3)',
    referencePeriodStart: new Date('2025-01-01T00:00:00Z'),
    referencePeriodEnd: new Date('2026-01-01T00:00:00Z'),
    host: 'steel.test',
    comment: null,
  }),
  ...change,
});
const rebar = declareEmissions(10_000_000n, 5_905_000n);

describe('topsteel footprint', () => {
  it('says the figure, who stands behind it and whether it is usual', async () => {
    const { code, stdout } = await run(['footprint', file(footprintOf(rebar))]);
    expect(code).to.equal(0);
    expect(stdout.split('\n')).to.deep.equal([
      'PACT 3.0.0 footprint: B500B Rebar 16 mm, Aciéries du Val',
      'Keeps the rules of its format.',
      'Figure: 590.5 kg CO2e per tonne',
      'Self-declared: nobody else is named who checked it',
      'Plausibility: 0.5905 t CO2e per t is usual for EAF-scrap (0.3 to 1.5).',
      'Reference period: 2025-01-01 to 2026-01-01',
      'Valid: 2026-01-01 to 2029-01-01',
      'Declared: 0.5905 kg CO2e per 1 kilogram without biogenic uptake, 0.5905 with it',
      '',
    ]);
  });

  it('calls verified only what names its verifier, and asks for evidence outside of the band', async () => {
    const opinion = { providerName: 'Bureau Alpin', standardName: 'ISO 14064-3:2019', completedAt: null };
    const verified = confirmEmissions(declareEmissions(10_000_000n, 18_000_000n), opinion, {
      declarer: 'a',
      verifier: 'b',
    });
    const { code, stdout } = await run(['footprint', file({ data: footprintOf(verified) })]);
    expect(code).to.equal(0);
    expect(stdout).to.include('Verified, by the document’s word, by Bureau Alpin, ISO 14064-3:2019\n');
    expect(stdout).to.include(
      '1.8 t CO2e per t is higher than usual for EAF-scrap (0.3 to 1.5). It needs evidence',
    );
  });

  it('is not valid when a rule is broken, and says which', async () => {
    const late = footprintOf(rebar, { validityPeriodEnd: '2029-01-02T00:00:00Z' });
    const { code, stdout } = await run(['footprint', file(late)]);
    expect(code).to.equal(1);
    expect(stdout).to.include('Not valid: one rule is broken.\n');
    expect(stdout).to.include(
      'Broken: The validity period ends 2029-01-02T00:00:00Z, more than three years after the reference period (2026-01-01T00:00:00Z).',
    );
    const broken = await run(['footprint', file(footprintOf(rebar, { companyIds: [] })), '--json']);
    expect(broken.code).to.equal(1);
    expect(JSON.parse(broken.stdout)).to.have.nested.property(
      'footprints[0].findings[0].message',
      'companyIds must not be empty.',
    );
  });

  it('reads an emission statement and an EPD', async () => {
    const statement = {
      type: 'topsteel/emission-statement/1',
      lotId: '1',
      lotCode: '0A1B2C3D4E5F6G7H8J9K',
      massGrams: '40000000',
      emissionsGrams: '88000000',
      method: 'EN 19694-2',
      boundary: 'EN 15804 A1-A3',
      route: 'BF-BOF',
      referencePeriodStart: '2025-01-01T00:00:00Z',
      referencePeriodEnd: '2026-01-01T00:00:00Z',
      declarer: 'Aciéries du Val SA',
      supersedes: null,
      cbam: null,
    };
    expect((await run(['footprint', file(statement)])).stdout).to.include(
      'Figure: 2,200 kg CO2e per tonne\n',
    );
    const epd = {
      product_name: 'Plate, blast furnace',
      declared_unit: { qty: 1, unit: 'kg' },
      impacts: {
        'EF 3.1': { gwp: { A1A2A3: { mean: 2.31, unit: 'kgCO2e' }, D: { mean: -0.9, unit: 'kgCO2e' } } },
      },
    };
    const read = await run(['footprint', file(epd)]);
    expect(read.code).to.equal(0);
    expect(read.stdout).to.include('Figure: 2,310 kg CO2e per tonne\n');
    expect(read.stdout).to.include('GWP-total in kg CO2e per 1 kg: A1-A3 2.31 · D -0.9\n');
    expect(read.stdout).to.include('Look at: Module C1 is not declared.');
  });

  it('cannot tell about something else', async () => {
    expect(await run(['footprint', file({ code: 'AccessDenied', message: 'Access Denied' })])).to.deep.equal({
      code: 2,
      stdout: '',
      stderr: 'This is a PACT error (AccessDenied), not a footprint. Ask the data owner again.\n',
    });
    expect((await run(['footprint', file({ data: [] })])).code).to.equal(2);
    expect((await run(['footprint', file(footprintOf(rebar)), '--route', 'coal'])).stderr).to.equal(
      '"coal" is no production route. Give bf-bof, eaf-scrap or dri-eaf.\n',
    );
  });
});
