import { randomBytes } from 'node:crypto';
import type { Certificate, Lot, Offer } from '@topsteel/domain/api';
import type { Member, TestApp } from '../http/open-app.ts';

const bytes32 = (): `0x${string}` => `0x${randomBytes(32).toString('hex')}`;

/** Commissions a lot under a certificate; the ledger confirms it. */
export async function commissionLot(
  test: TestApp,
  mill: Member,
  certificate: Certificate,
  input: { massGrams: string; emissionsGramsPerKg?: string; route?: string; countryOfMelt?: string },
): Promise<Lot> {
  const { body: lot, status } = await mill.browser.post<Lot>('/v2/lots', {
    certificateId: certificate.id,
    ...input,
  });
  if (status !== 202) throw new Error(`The lot was not taken: ${JSON.stringify(lot)}`);
  const perKg = BigInt(input.emissionsGramsPerKg ?? '0');
  await test.emit('materialLedger', 'LotCommissioned', {
    lotId: lot.lotId,
    certificate: lot.onChainCertificate as `0x${string}`,
    issuer: mill.account as `0x${string}`,
    to: mill.account as `0x${string}`,
    massGrams: input.massGrams,
    emissionsGrams: ((BigInt(input.massGrams) * perKg + 999n) / 1000n).toString(),
    documentHash: certificate.documentHash as `0x${string}`,
    subject: bytes32(),
    evidence: lot.evidence as `0x${string}`,
    epcisEvent: bytes32(),
    certificateUsedGrams: input.massGrams,
  });
  return lot;
}

/** Puts a lot on offer for everybody. */
export async function offerLot(mill: Member, lot: Lot): Promise<Offer> {
  const { body, status } = await mill.browser.post<Offer>('/v2/offers', {
    lotId: lot.id,
    pricePerTonneMinor: '742000000',
    minGrams: '1000000',
    stepGrams: '100000',
    overTolerancePermille: 5,
    location: { city: 'Hagondange', country: 'FR' },
    incoterm: 'DAP',
  });
  if (status !== 201) throw new Error(`The lot was not offered: ${JSON.stringify(body)}`);
  return body;
}
