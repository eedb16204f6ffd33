import { randomInt, randomUUID } from 'node:crypto';
import { lotCodeOf } from '@topsteel/domain/digital-link';
import type { PrismaService } from '../../src/platform/database/index.ts';
import { plateSummary } from '../market/plate-summary.ts';

/** Writes 20 t of certified plate of an organisation, on offer at 720 USDC/t. @returns ids of certificate, lot and offer */
export async function stockOffer({ client }: PrismaService, organisationId: string) {
  const ids = { certificate: randomUUID(), lot: randomUUID(), offer: randomUUID() };
  const heat = randomInt(100_000, 999_999).toString();
  const lotId = BigInt(`98765432198765${heat}00000`);
  await client.certificate.create({
    data: {
      id: ids.certificate,
      organisationId,
      state: 'final',
      number: plateSummary.number,
      kind: 31,
      heatNumber: heat,
      grade: plateSummary.grade,
      subject: `0x${randomUUID().replaceAll('-', '').repeat(2)}`,
      massGrams: 20_000_000n,
      summary: { ...plateSummary, heatNumber: heat },
      findings: [],
      documentHash: `0x${randomUUID().replaceAll('-', '').repeat(2)}`,
    },
  });
  await client.lot.create({
    data: {
      id: ids.lot,
      organisationId,
      certificateId: ids.certificate,
      lotId: lotId.toString(),
      lotCode: lotCodeOf(lotId),
      ordinal: 0,
      state: 'final',
      massGrams: 20_000_000n,
      heldGrams: 20_000_000n,
      emissionsGrams: 0n,
      countryOfMelt: 'FR',
      route: 'EAF-scrap',
      evidence: `0x${'e1'.repeat(32)}`,
      evidenceCid: 'bafkrei',
      epcisEvent: `0x${'00'.repeat(32)}`,
    },
  });
  await client.offer.create({
    data: {
      id: ids.offer,
      organisationId,
      lotRowId: ids.lot,
      certificateId: ids.certificate,
      state: 'open',
      pricePerTonneMinor: 720_000_000n,
      minGrams: 1_000_000n,
      stepGrams: 500_000n,
      overTolerancePermille: 5,
      city: 'Metz',
      country: 'FR',
      incoterm: 'DAP',
      leadTimeDays: 5,
      gradeKey: 'S355J2',
      searchText: 'plate',
    },
  });
  return ids;
}
