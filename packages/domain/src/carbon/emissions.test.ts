import { expect } from 'chai';
import fc from 'fast-check';
import {
  combineEmissions,
  confirmEmissions,
  decimalOfNumber,
  declareEmissions,
  divideHalfUp,
  gramsCo2ePerTonneOf,
  judgePlausibility,
  kilogramsPerTonneText,
  parseTonnesPerTonne,
  partOfEmissions,
  routeNamedIn,
  splitEmissions,
  tonnesPerTonneText,
  transportDefaults,
  transportEmissions,
  type VerifiedEmissions,
} from './index.ts';

const parties = { declarer: 'Aciéries du Val', verifier: 'Bureau Alpin' };
const opinion = { providerName: 'Bureau Alpin', standardName: 'ISO 14064-3:2019', completedAt: null };

describe('emissions', () => {
  it('are self-declared until somebody else confirms them', () => {
    const said = declareEmissions(20_000_000n, 12_400_000n);
    expect(said.assurance).to.equal('self-declared');
    const verified = confirmEmissions(said, opinion, parties);
    expect(verified).to.deep.equal({
      assurance: 'verified',
      massGrams: 20_000_000n,
      emissionsGrams: 12_400_000n,
      verification: opinion,
    });
    expect(() => confirmEmissions(said, opinion, { declarer: 'a', verifier: 'a' })).to.throw(
      'Nobody verifies their own statement',
    );
    expect(() => confirmEmissions(said, { ...opinion, providerName: ' ' }, parties)).to.throw(
      'names who verified',
    );
    expect(() => declareEmissions(0n, 1n)).to.throw('cannot be stated');
  });

  it('are never verified by their shape alone', () => {
    // @ts-expect-error: only confirmEmissions makes verified emissions
    const forged: VerifiedEmissions = {
      assurance: 'verified',
      massGrams: 1n,
      emissionsGrams: 1n,
      verification: opinion,
    };
    expect(forged.assurance).to.equal('verified');
  });

  it('become self-declared when they are combined, with the verified part named', () => {
    const verified = confirmEmissions(declareEmissions(5_000_000n, 3_100_000n), opinion, parties);
    expect(combineEmissions([verified, declareEmissions(1_000_000n, 2_000_000n)])).to.deep.equal({
      assurance: 'self-declared',
      massGrams: 6_000_000n,
      emissionsGrams: 5_100_000n,
      verifiedMassGrams: 5_000_000n,
      verifiedEmissionsGrams: 3_100_000n,
    });
    expect(combineEmissions([verified]).assurance).to.equal('self-declared');
  });

  it('follow the mass: parts keep the assurance and sum to the whole', () => {
    const whole = declareEmissions(3n, 10n);
    expect(splitEmissions(whole, [1n, 1n, 1n]).map((part) => part.emissionsGrams)).to.deep.equal([
      3n,
      3n,
      4n,
    ]);
    expect(() => splitEmissions(whole, [1n, 1n])).to.throw('The parts weigh 2 g and the whole 3 g');
    const verified = confirmEmissions(declareEmissions(20_000_000n, 12_400_000n), opinion, parties);
    expect(partOfEmissions(verified, 5_000_000n)).to.deep.include({
      assurance: 'verified',
      emissionsGrams: 3_100_000n,
    });
    // 10 × 2 ÷ 3 = 6.67
    expect(partOfEmissions(declareEmissions(3n, 10n), 2n).emissionsGrams).to.equal(7n);
    expect(() => partOfEmissions(verified, 20_000_001n)).to.throw('no part of 20000000 g');
  });

  it('lose no gram in any cut, and in no cut of a cut', () => {
    const masses = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(masses, fc.bigInt({ min: 0n, max: 10n ** 15n }), (parts, emissionsGrams) => {
        const massGrams = parts.reduce((sum, part) => sum + part, 0n);
        fc.pre(massGrams > 0n);
        const cut = splitEmissions(declareEmissions(massGrams, emissionsGrams), parts);
        const again = cut.flatMap((part) =>
          part.massGrams < 2n
            ? [part]
            : splitEmissions(part, [part.massGrams / 2n, part.massGrams - part.massGrams / 2n]),
        );
        expect(combineEmissions(again)).to.deep.include({ massGrams, emissionsGrams });
        expect(cut.every((part) => part.emissionsGrams >= 0n)).to.equal(true);
      }),
    );
  });
});

describe('intensities', () => {
  it('are whole grams per tonne, exact to six decimals of t per t', () => {
    expect(gramsCo2ePerTonneOf(12_400_000n, 20_000_000n)).to.equal(620_000n);
    expect(parseTonnesPerTonne('2.022')).to.equal(2_022_000n);
    expect(tonnesPerTonneText(2_022_000n)).to.equal('2.022');
    expect(kilogramsPerTonneText(620_500n)).to.equal('620.5');
    expect(() => parseTonnesPerTonne('0.1234567')).to.throw('more than six decimals');
    expect([divideHalfUp(5n, 2n), divideHalfUp(-5n, 2n), divideHalfUp(1n, 3n)]).to.deep.equal([3n, -3n, 0n]);
  });

  it('are read from JSON numbers digit for digit', () => {
    const written = ['0', '1.2', '-0.0123', '1000', '0.00000015', '123456789012345'];
    expect(written.map((text) => decimalOfNumber(Number(text)))).to.deep.equal(written);
    expect(() => decimalOfNumber(Number.NaN)).to.throw('not a number that carbon');
    expect(() => decimalOfNumber(1e99)).to.throw('not a number that carbon');
  });
});

describe('plausibility', () => {
  const judge = (
    route: 'BF-BOF' | 'EAF-scrap' | 'DRI-EAF' | 'other',
    gramsCo2ePerTonne: bigint,
    form: string | null = null,
  ) => judgePlausibility({ route, form, gramsCo2ePerTonne }).verdict;

  it('asks for evidence outside of the band of the route, on both sides, and never refuses', () => {
    expect(judge('EAF-scrap', 1_500_000n)).to.equal('usual');
    expect(judge('EAF-scrap', 1_500_001n)).to.equal('needs-evidence');
    expect(judge('BF-BOF', 1_000_000n)).to.equal('usual');
    expect(judge('BF-BOF', 999_999n)).to.equal('needs-evidence');
    expect(judge('EAF-scrap', 10_000n)).to.equal('needs-evidence');
    expect(judge('DRI-EAF', 1_400_000n)).to.equal('usual');
  });

  it('takes the band of the form where there is one', () => {
    expect(judge('EAF-scrap', 1_000_000n, 'rebar')).to.equal('needs-evidence');
    expect(judge('EAF-scrap', 1_000_000n, 'section')).to.equal('usual');
    expect(judge('EAF-scrap', 1_000_000n, 'plate')).to.equal('usual');
  });

  it('says that it could not check when the route is not stated', () => {
    expect(judge('other', 620_000n)).to.equal('not-checked');
    expect(
      judgePlausibility({ route: 'EAF-scrap', form: 'rebar', gramsCo2ePerTonne: 1_800_000n }).sentence,
    ).to.equal(
      '1.8 t CO2e per t is higher than usual for EAF-scrap rebar (0.3 to 0.9). It needs evidence: ask for the verified report.',
    );
  });

  it('finds the route in the words of the trade, and none where two are named', () => {
    expect(routeNamedIn('Rebar B500B, electric arc furnace, 98 % scrap')).to.equal('EAF-scrap');
    expect(routeNamedIn('Coil from the basic oxygen furnace')).to.equal('BF-BOF');
    expect(routeNamedIn('EAF with 60 % DRI')).to.equal('DRI-EAF');
    expect(routeNamedIn('EAF and BOF blend')).to.equal(null);
    expect(routeNamedIn('Car door mostly steel and aluminum')).to.equal(null);
  });
});

describe('transport', () => {
  it('is mass × distance × intensity, leg by leg, and the total is the sum of the legs', () => {
    // 5 t × 310 km × 90 g/tkm = 139,500 g; 5 t × 820 km × 16.4 g/tkm = 67,240 g
    const answer = transportEmissions(5_000_000n, [
      { mode: 'road', distanceMetres: 310_000n, milligramsCo2ePerTonneKm: null },
      { mode: 'rail-electric', distanceMetres: 820_000n, milligramsCo2ePerTonneKm: 16_400n },
    ]);
    expect(answer.legs.map(({ emissionsGrams, source }) => [emissionsGrams, source])).to.deep.equal([
      [139_500n, 'default'],
      [67_240n, 'primary'],
    ]);
    expect(answer.emissionsGrams).to.equal(206_740n);
  });

  it('takes for a default the upper end of what is usual', () => {
    const defaults = Object.values(transportDefaults).map((each) => [
      each.mode,
      each.milligramsCo2ePerTonneKm,
    ]);
    expect(defaults).to.deep.equal([
      ['road', 90_000n],
      ['rail-electric', 20_000n],
      ['rail-diesel', 30_000n],
      ['inland-waterway', 35_000n],
      ['short-sea', 25_000n],
      ['deep-sea-bulk', 10_000n],
    ]);
  });

  it('refuses a leg around the world and more', () => {
    expect(() =>
      transportEmissions(1n, [{ mode: 'road', distanceMetres: 50_000_001n, milligramsCo2ePerTonneKm: null }]),
    ).to.throw('cannot be counted');
  });
});
