import { assessCertificate } from '@topsteel/domain/conformance';
import { isCheckDigitRight } from '@topsteel/domain/digital-link';
import { readCertificate, type NormalCertificate } from '@topsteel/domain/en10168';
import { massFault, priceOrder, vatRuleOf } from '@topsteel/domain/order';
import { expect } from 'chai';
import { certificateFile, readWorld } from './world.ts';

const { organisations, certificates, offers, orders } = await readWorld();
const organisationOf = (key: string) => organisations.find((each) => each.key === key);

async function read(file: string): Promise<NormalCertificate> {
  const result = readCertificate((await certificateFile(file)).toString('utf8'));
  expect(result.findings, file).to.deep.equal([]);
  expect(result.state, file).to.equal('ready');
  if (result.certificate === undefined) throw new Error(`${file} could not be read.`);
  return result.certificate;
}

describe('the demo world', () => {
  it('has the parties of the trade in at least six countries', () => {
    expect(organisations.map(({ key }) => key)).to.deep.equal([
      'accreditor',
      'mill-fr',
      'mill-lu',
      'service-centre',
      'stockist',
      'buyer-1',
      'buyer-2',
      'carrier',
      'inspection',
      'verifier',
    ]);
    expect(new Set(organisations.map(({ country }) => country)).size).to.be.at.least(6);
    for (const { vat, country } of organisations) expect(vat.startsWith(country), vat).to.equal(true);
  });

  it('has twelve 3.1 certificates that read without an objection and conform to their grade', async () => {
    expect(certificates).to.have.length(12);
    for (const { file } of certificates) {
      const certificate = await read(file);
      expect(certificate.type, file).to.equal('3.1');
      expect(certificate.heatNumbers, file).to.have.length(1);
      const assessment = assessCertificate(certificate);
      expect(assessment.sentence, file).to.match(/^Meets /);
      expect(assessment.line.key, file).to.equal('conforms');
    }
  });

  it('has two 3.2 certificates that conform; one of them waits for its countersignature', async () => {
    const { inspected } = await readWorld();
    expect(inspected.map(({ countersigned }) => countersigned)).to.deep.equal([true, false]);
    const known = await Promise.all(certificates.map(({ file }) => read(file)));
    for (const { file, issuer, body } of inspected) {
      const certificate = await read(file);
      expect(certificate.type, file).to.equal('3.2');
      expect(assessCertificate(certificate).line.key, file).to.equal('conforms');
      expect(known.flatMap(({ heatNumbers }) => heatNumbers)).not.to.include(certificate.heatNumbers[0]);
      expect(organisationOf(issuer)?.roles).to.include('mill');
      expect(organisationOf(body)?.roles).to.include('inspection-body');
    }
  });

  it('covers plate, coil, beams, rebar and hollow sections in nine designations', async () => {
    const read12 = await Promise.all(certificates.map(({ file }) => read(file)));
    expect([...new Set(read12.flatMap(({ grades }) => grades))].sort()).to.deep.equal([
      'B500B',
      'S235JR+AR',
      'S275J2+N',
      'S275JR+AR',
      'S355J2+AR',
      'S355J2+N',
      'S355J2H',
      'S355K2+N',
      'S460M',
    ]);
    expect([...new Set(read12.map(({ form }) => form))].sort()).to.deep.equal([
      'Beam',
      'Coil',
      'Plate',
      'QuadraticTube',
      'RectangularTube',
      'RoundBar',
    ]);
  });

  it('certifies in the name of the organisation that issues, each heat and number once', async () => {
    const seen = new Set<string>();
    for (const { file, issuer, countryOfMelt, route } of certificates) {
      const certificate = await read(file);
      const organisation = organisationOf(issuer);
      expect(certificate.issuer.name, file).to.equal(organisation?.legalName);
      expect(certificate.issuer.vat, file).to.equal(organisation?.vat);
      expect(
        organisation?.roles.some((role) => role === 'mill' || role === 'processor'),
        file,
      ).to.equal(true);
      expect([certificate.countryOfMelt, certificate.route], file).to.deep.equal([countryOfMelt, route]);
      expect(certificate.gtin !== null && isCheckDigitRight(certificate.gtin), file).to.equal(true);
      for (const once of [
        certificate.documentNumber,
        certificate.heatNumbers[0] ?? '',
        certificate.gtin ?? '',
      ]) {
        expect(seen.has(once), once).to.equal(false);
        seen.add(once);
      }
    }
  });

  it('has thirty offers, each of a certified lot and each different for the buyer', () => {
    expect(offers).to.have.length(30);
    const distinct = new Set(
      offers.map(({ certificate, location, pricePerTonneMinor, incoterm }) =>
        [certificate, location.city, pricePerTonneMinor, incoterm].join('|'),
      ),
    );
    expect(distinct.size).to.equal(30);
    expect(new Set(offers.map(({ certificate }) => certificate))).to.deep.equal(
      new Set(certificates.map(({ key }) => key)),
    );
  });

  it('has past orders in five states and over three rails that the offers, the lots and the wallets allow', async () => {
    expect(new Set(orders.map(({ until }) => until))).to.deep.equal(
      new Set(['captured', 'weighed', 'shipped', 'authorized', 'awaiting']),
    );
    expect(new Set(orders.map(({ rail }) => rail))).to.deep.equal(new Set([undefined, 'card', 'sepa']));
    const left = new Map<string, bigint>();
    const spent = new Map<string, bigint>();
    for (const { file, key } of certificates) left.set(key, (await read(file)).massGrams);
    for (const { key, offer: offerKey, buyer, massGrams, weighedGrams } of orders) {
      const offer = offers.find((each) => each.key === offerKey);
      if (offer === undefined) throw new Error(`Order ${key} names no offer.`);
      const certificate = certificates.find((each) => each.key === offer.certificate);
      const seller = organisationOf(certificate?.issuer ?? '');
      const payer = organisationOf(buyer);
      const available = left.get(offer.certificate) ?? 0n;
      const limits = { ...offer, minGrams: BigInt(offer.minGrams), stepGrams: BigInt(offer.stepGrams) };
      expect(massFault(BigInt(massGrams), { ...limits, availableGrams: available }), key).to.equal(undefined);
      const price = priceOrder({
        pricePerTonneMinor: BigInt(offer.pricePerTonneMinor),
        orderedGrams: BigInt(massGrams),
        overTolerancePermille: offer.overTolerancePermille,
        vat: vatRuleOf({
          sellerCountry: seller?.country ?? '',
          buyerCountry: payer?.country ?? '',
          buyerVat: payer?.vat,
        }),
        feeBps: 100,
      });
      left.set(offer.certificate, available - price.maxGrams);
      spent.set(buyer, (spent.get(buyer) ?? 0n) + price.maxAmountMinor);
      if (weighedGrams !== undefined) {
        expect(BigInt(weighedGrams) <= price.maxGrams, key).to.equal(true);
        expect(BigInt(weighedGrams) % 1_000n, key).to.equal(0n);
      }
      // An own-key seller signs each acceptance by hand; the past orders are of hosted sellers.
      expect(seller?.ownKey, key).to.equal(undefined);
    }
    for (const amount of spent.values()) expect(amount < 100_000_000_000n).to.equal(true);
  });
});
