import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Batch, Certificate, Lot, Offer, ReadAnswer } from '@topsteel/domain/api';
import type { Member, TestApp } from '../http/open-app.ts';

const certificates = new URL('../../../scripts/seed/world/certificates/', import.meta.url);
const bytes32 = (): `0x${string}` => `0x${randomBytes(32).toString('hex')}`;

/** Issues a certificate of the demo world for a mill; the chain confirms it. */
export async function registerCertificate(test: TestApp, mill: Member, name: string): Promise<Certificate> {
  const content = readFileSync(new URL(`${name}.json`, certificates), 'utf8');
  const upload = await mill.browser.upload<ReadAnswer>('/v2/certificates/read', [
    { name: `${name}.json`, content },
  ]);
  const id = upload.body.rows[0]?.draftId ?? '';
  const { body: batch } = await mill.browser.post<Batch>('/v2/certificates/batches', { draftIds: [id] });
  await test.emit('certificateRegistry', 'BatchIssued', {
    issuer: mill.account as `0x${string}`,
    batch: batch.number,
    root: batch.root as `0x${string}`,
    depth: '0',
    count: '1',
    issuedAt: '1795400000',
    signer: mill.account as `0x${string}`,
  });
  return (await mill.browser.get<Certificate>(`/v2/certificates/${id}`)).body;
}

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
