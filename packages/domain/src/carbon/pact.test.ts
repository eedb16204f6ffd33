import { expect } from 'chai';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  confirmEmissions,
  declareEmissions,
  findFootprints,
  geographyKeysOf,
  makeFootprint,
  matchesFilter,
  pactError,
  pactEvent,
  pactEventTypes,
  readFootprint,
  readStatement,
  regionsOfCountry,
  type FootprintSource,
} from './index.ts';

const vectors = new URL('../../../../../shared/vectors/pact/', import.meta.url);

const source: FootprintSource = {
  id: '01a20687-a5b4-76e1-804c-b0e0d5ee8742',
  createdAt: new Date('2026-11-26T08:00:00.123Z'),
  precedingPfIds: [],
  company: {
    id: '0f6a8f1e-53f0-4a3e-9f4b-0d3a1f6e2b11',
    name: 'Aciéries du Val',
    vatNumber: 'FR40303265045',
  },
  product: {
    name: 'Hot rolled plate, 20 × 2000 × 6000 mm',
    grade: 'S355J2+N',
    norm: 'EN 10025-2:2019',
    heatNumber: 'F26-41873',
    gtin: '09521001001014',
    lotCode: '0A1B2C3D4E5F6G7H8J9K',
    cn: '7208',
    route: 'EAF-scrap',
    countryOfMelt: 'FR',
    carbonPercent: '0.16',
  },
  emissions: declareEmissions(40_000_000n, 24_840_000n),
  method: 'EN 19694-2',
  boundary: 'cradle to gate (EN 15804 A1-A3)',
  referencePeriodStart: new Date('2025-10-01T00:00:00Z'),
  referencePeriodEnd: new Date('2026-10-01T00:00:00Z'),
  host: 'steel.test',
  comment: null,
};
const plate = makeFootprint(source);
const withPcf = (change: Record<string, unknown>, top: Record<string, unknown> = {}): unknown => ({
  ...plate,
  ...top,
  pcf: { ...plate.pcf, ...change },
});
const codes = (value: unknown): string[] => readFootprint(value).findings.map(({ code }) => code);

describe('PACT footprint of a lot', () => {
  it('says per kilogram what the statement says per lot', () => {
    // 24,840,000 g ÷ 40 t = 621 kg/t = 0.621 kg/kg; carbon 0.16 % = 0.0016 kg/kg
    expect(plate.pcf).to.include({
      pcfExcludingBiogenicUptake: '0.621',
      pcfIncludingBiogenicUptake: '0.621',
      fossilGhgEmissions: '0.621',
      fossilCarbonContent: '0.0016',
      geographyCountry: 'FR',
    });
    expect(plate.validityPeriodStart).to.equal('2026-10-01T00:00:00Z');
    expect(plate.validityPeriodEnd).to.equal('2029-10-01T00:00:00Z');
    expect(plate.productIds).to.deep.equal([
      'urn:gtin:09521001001014',
      'urn:pact:steel.test:supplier-id:lot-0A1B2C3D4E5F6G7H8J9K',
    ]);
    expect(plate).not.to.have.property('precedingPfIds');
    expect(plate.pcf).not.to.have.property('verification');
  });

  it('keeps its own rules, and reads back to the gram per tonne', () => {
    const { reading, findings } = readFootprint(JSON.parse(JSON.stringify(plate)));
    expect(findings).to.deep.equal([]);
    expect(reading?.gramsCo2ePerTonne).to.equal(621_000n);
    expect(reading?.assurance).to.equal('self-declared');
  });

  it('is verified only when somebody confirmed it', () => {
    const emissions = confirmEmissions(
      declareEmissions(40_000_000n, 24_840_000n),
      { providerName: 'Bureau Alpin', standardName: 'ISO 14064-3:2019', completedAt: '2026-11-20T10:00:00Z' },
      { declarer: 'a', verifier: 'b' },
    );
    const { reading } = readFootprint(makeFootprint({ ...source, emissions, precedingPfIds: [plate.id] }));
    expect(reading?.assurance).to.equal('verified');
    expect(reading?.verification).to.deep.equal({
      providerName: 'Bureau Alpin',
      standardName: 'ISO 14064-3:2019',
      completedAt: '2026-11-20T10:00:00Z',
    });
    const unnamed = readFootprint(withPcf({ verification: { providerName: '' } }));
    expect(unnamed.reading?.assurance).to.equal('self-declared');
    expect(unnamed.findings.map(({ code }) => code)).to.deep.equal(['verifier-not-named']);
  });
});

describe('PACT schema and rules', () => {
  const refused = (value: unknown): string => readFootprint(value).findings[0]?.message ?? 'read';

  it('refuse numbers that are no decimal text, and signs that cannot be', () => {
    expect(refused(withPcf({ pcfExcludingBiogenicUptake: 0.621 }))).to.include(
      'pcf.pcfExcludingBiogenicUptake',
    );
    expect(refused(withPcf({ fossilGhgEmissions: '-1' }))).to.equal(
      'pcf.fossilGhgEmissions must be a decimal of at least zero, in text.',
    );
    expect(refused(withPcf({ biogenicCO2Uptake: '0.1' }))).to.include('at most zero');
    expect(refused(withPcf({ declaredUnitAmount: '0.00' }))).to.include('above zero');
    for (const amount of ['0.5', '+10', '1', '12.50'])
      expect(refused(withPcf({ declaredUnitAmount: amount, productMassPerDeclaredUnit: amount }))).to.equal(
        'read',
      );
    expect(refused(withPcf({ pcfExcludingBiogenicUptake: '1e3' }))).to.include('decimal in text');
  });

  it('refuse two geographies, take none for the world, and take null for absent', () => {
    expect(refused(withPcf({ geographyRegionOrSubregion: 'Western Europe' }))).to.include(
      'one geography only',
    );
    expect(codes(withPcf({ geographyCountry: null }, { comment: null, precedingPfIds: null }))).to.deep.equal(
      [],
    );
    expect(refused(withPcf({ geographyCountry: 'France' }))).to.include('country code');
  });

  it('refuse empty and repeated sets, and identifiers that are no URN or UUID', () => {
    expect(refused({ ...plate, companyIds: [] })).to.equal('companyIds must not be empty.');
    expect(refused({ ...plate, productIds: ['urn:gtin:1', 'urn:gtin:1'] })).to.equal(
      'productIds must not repeat an entry.',
    );
    expect(refused({ ...plate, productIds: ['gtin:1'] })).to.include('must be a URN');
    expect(refused({ ...plate, id: 'urn:gtin:1' })).to.equal('id must be a UUID.');
    expect(refused(null)).to.equal('The document must be of type object.');
    expect(refused({ ...plate, companyName: undefined })).to.equal('companyName is missing.');
    expect(refused({ ...plate, status: 'Draft' })).to.equal('status must be one of "Active", "Deprecated".');
  });

  it('tell a validity period outside of its window', () => {
    const period = (start: string, end: string) =>
      codes({ ...plate, validityPeriodStart: start, validityPeriodEnd: end });
    expect(period('2026-10-01T00:00:00Z', '2029-10-01T00:00:00Z')).to.deep.equal([]);
    expect(period('2026-09-30T23:59:59Z', '2029-10-01T00:00:00Z')).to.deep.equal([
      'validity-starts-too-early',
    ]);
    expect(period('2026-10-01T00:00:00Z', '2029-10-01T00:00:01Z')).to.deep.equal(['validity-ends-too-late']);
    expect(period('2027-01-01T00:00:00Z', '2027-01-01T00:00:00Z')).to.deep.equal(['validity-empty']);
    const unsaid = { ...plate, validityPeriodStart: undefined, validityPeriodEnd: undefined };
    expect(readFootprint(unsaid).reading?.validity.end.toISOString()).to.equal('2029-10-01T00:00:00.000Z');
  });

  it('tell what is given although it is said not to be included, and ratings and shares out of range', () => {
    expect(codes(withPcf({ packagingGhgEmissions: '0.1' }))).to.deep.equal(['packaging-not-included']);
    expect(
      codes(withPcf({ ccsTechnologicalCO2CaptureIncluded: false, technologicalCO2Removals: '-1' })),
    ).to.deep.equal(['capture-not-included']);
    const dqi = { technologicalDQR: '5.1', geographicalDQR: '1', temporalDQR: '5.0' };
    expect(codes(withPcf({ dqi }))).to.deep.equal(['dqr-out-of-range']);
    expect(codes(withPcf({ primaryDataShare: '100.1' }))).to.deep.equal(['percent-out-of-range']);
    expect(codes(withPcf({ referencePeriodStart: '2026-10-01T00:00:00Z' }))).to.deep.equal([
      'reference-period-empty',
    ]);
  });
});

describe('PACT filters', () => {
  const footprint = plate;
  it('join values of one criterion by or, criteria by and, without case', () => {
    expect(
      matchesFilter(footprint, { productId: ['urn:x:1', 'URN:GTIN:09521001001014'], status: 'active' }),
    ).to.equal(true);
    expect(matchesFilter(footprint, { productId: ['urn:x:1'] })).to.equal(false);
    expect(
      matchesFilter(footprint, {
        companyId: ['urn:pact:ec.europa.eu:vat-number:fr40303265045'],
        status: 'Deprecated',
      }),
    ).to.equal(false);
    expect(matchesFilter(footprint, { status: 'Bogus' })).to.equal(false);
    expect(matchesFilter(footprint, { classification: ['urn:pact:ec.europa.eu:CN:7208'] })).to.equal(true);
  });

  it('take the period closed for validOn and strict for validAfter and validBefore', () => {
    const at = (text: string) => new Date(text);
    expect(matchesFilter(footprint, { validOn: at('2026-10-01T00:00:00Z') })).to.equal(true);
    expect(matchesFilter(footprint, { validOn: at('2029-10-01T00:00:00Z') })).to.equal(true);
    expect(matchesFilter(footprint, { validOn: at('2029-10-01T00:00:01Z') })).to.equal(false);
    expect(matchesFilter(footprint, { validAfter: at('2026-10-01T00:00:00Z') })).to.equal(false);
    expect(matchesFilter(footprint, { validAfter: at('2026-09-30T23:59:59Z') })).to.equal(true);
    expect(matchesFilter(footprint, { validBefore: at('2029-10-01T00:00:00Z') })).to.equal(false);
    expect(matchesFilter(footprint, { validBefore: at('2029-10-01T00:00:01Z') })).to.equal(true);
  });

  it('find a country within its region and a subdivision within its country', () => {
    expect(geographyKeysOf({ geographyCountrySubdivision: 'DE-BW' })).to.deep.equal([
      'de-bw',
      'de',
      'western europe',
      'europe',
    ]);
    expect(geographyKeysOf({ geographyCountry: 'TR' })).to.deep.equal(['tr', 'western asia', 'asia']);
    expect(geographyKeysOf({})).to.deep.equal([]);
    expect(matchesFilter(footprint, { geography: ['Western Europe'] })).to.equal(true);
    expect(matchesFilter(footprint, { geography: ['DE', 'XX'] })).to.equal(false);
    expect(regionsOfCountry('ZZ')).to.deep.equal([]);
  });
});

describe('PACT events', () => {
  const event = (type: string, data: unknown) => ({
    type,
    specversion: '1.0',
    id: '1',
    source: 'https://a.example',
    time: '2026-11-26T08:00:00Z',
    data,
  });
  const isGood = (value: unknown): boolean => pactEvent.safeParse(value).success;

  it('are the four of the specification, with ids that are UUIDs', () => {
    expect(isGood(event(pactEventTypes.published, { pfIds: [plate.id] }))).to.equal(true);
    expect(isGood(event(pactEventTypes.published, { pfIds: ['urn:gtin:4712345060507'] }))).to.equal(false);
    expect(isGood(event(pactEventTypes.published, { pfIds: [] }))).to.equal(false);
    expect(
      isGood(
        event(pactEventTypes.requestCreated, { productId: ['urn:gtin:1'], comment: 'This year, please.' }),
      ),
    ).to.equal(true);
    expect(isGood(event(pactEventTypes.requestCreated, { productId: ['1'] }))).to.equal(false);
    expect(isGood(event(pactEventTypes.requestFulfilled, { requestEventId: 'a', pfs: [] }))).to.equal(false);
    expect(
      isGood(
        event(pactEventTypes.requestRejected, {
          requestEventId: 'a',
          error: { code: 'NotFound', message: 'None.' },
        }),
      ),
    ).to.equal(true);
    expect(
      isGood(event('org.wbcsd.pathfinder.ProductFootprint.Published.v1', { pfIds: [plate.id] })),
    ).to.equal(false);
  });
});

describe('Emission statement', () => {
  const statement = {
    type: 'topsteel/emission-statement/1',
    lotId: '987654321987654321987654',
    lotCode: '0A1B2C3D4E5F6G7H8J9K',
    massGrams: '40000000',
    emissionsGrams: '24840000',
    method: 'EN 19694-2',
    boundary: 'EN 15804 A1-A3',
    route: 'EAF-scrap',
    referencePeriodStart: '2025-10-01T00:00:00Z',
    referencePeriodEnd: '2026-10-01T00:00:00Z',
    declarer: 'Aciéries du Val SA',
    supersedes: null,
    cbam: null,
  };

  it('is read to the gram per tonne and is its declarer’s word', () => {
    const { reading } = readStatement(statement);
    expect(reading?.gramsCo2ePerTonne).to.equal(621_000n);
    expect(reading?.assurance).to.equal('self-declared');
  });

  it('is doubted where the direct emissions are above the whole, refused where a field is unknown', () => {
    const cbam = {
      cn: '72083900',
      installation: 'Hagondange',
      directGramsPerTonne: '700000',
      indirectGramsPerTonne: '90000',
      carbonPriceDue: null,
    };
    expect(readStatement({ ...statement, cbam }).findings.map(({ code }) => code)).to.deep.equal([
      'cbam-direct-above-total',
    ]);
    expect(readStatement({ ...statement, verifiedBy: 'me' }).reading).to.equal(null);
    expect(readStatement({ ...statement, massGrams: '0' }).findings[0]?.message).to.equal(
      'massGrams must be above zero.',
    );
  });
});

describe('Published PACT vectors', function () {
  before(function () {
    if (!existsSync(vectors)) {
      console.log('      skipped: ../shared/vectors is not here');
      this.skip();
    }
  });
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, vectors), 'utf8'));

  it('are all read', () => {
    const names = readdirSync(vectors).filter((name) => name.endsWith('.json') && !name.startsWith('error'));
    expect(names).to.have.length.greaterThan(5);
    for (const name of names) {
      const { values } = findFootprints(read(name));
      expect(values, name).to.have.length.greaterThan(0);
      for (const value of values) expect(readFootprint(value).reading, name).not.to.equal(null);
    }
    expect(pactError.safeParse(read('error-response-access-denied.json')).success).to.equal(true);
    expect(findFootprints(read('error-response-access-denied.json')).shape).to.equal('error');
    expect(pactEvent.safeParse(read('pf-response-event.json')).success).to.equal(true);
  });

  it('keep the rules where they are examples of a footprint', () => {
    const errors = (name: string) =>
      findFootprints(read(name)).values.flatMap((value) =>
        readFootprint(value)
          .findings.filter(({ severity }) => severity === 'error')
          .map(({ code }) => code),
      );
    for (const name of ['example-1.json', 'example-2.json']) expect(errors(name), name).to.deep.equal([]);
    // Its validity period ends on 31 December 2027, its reference period on 30 September 2024: more than three years.
    expect(errors('example-4.json')).to.deep.equal(['validity-ends-too-late']);
    expect(errors('get-footprint-response.json')).to.deep.equal(['validity-starts-too-early']);
  });

  it('give the figures per tonne that their own digits make', () => {
    const grams = (name: string) => readFootprint(read(name)).reading?.gramsCo2ePerTonne;
    expect(grams('example-1.json')).to.equal(384_000n);
    // 5.14 ÷ 9.468 kg = 0.5428813…
    expect(grams('example-2.json')).to.equal(542_881n);
    expect(grams('example-4.json')).to.equal(420_000n);
  });
});
