import { randomUUID } from 'node:crypto';
import { lotCodeOf } from '@topsteel/domain/digital-link';
import type { PrismaService } from '../../src/platform/database/index.ts';
import { plateSummary } from './plate-summary.ts';

export const SELLER_ACCOUNT = '0x1111111111111111111111111111111111111111';
export const BUYER_ACCOUNT = '0x2222222222222222222222222222222222222222';
/** 5 t and 5 ‰ at 720 USDC/t, reverse charge: 3,618 USDC at most. */
export const MAX_AMOUNT = 3_618_000_000n;
export const LOT_ID = 987_654_321_987_654_321_987_654n;

/** Numbers whose check digits hold. */
const vatOf: Record<string, string> = { FR: 'FR40303265045', DE: 'DE136695976' };

/** Writes a French seller with one lot of plate on offer, and a German buyer. */
export async function stockMarket(
  prisma: PrismaService,
  options: { sellerAccount: string; sellerCustody: string; lotGrams: bigint },
) {
  const ids = {
    seller: randomUUID(),
    buyer: randomUUID(),
    certificate: randomUUID(),
    lot: randomUUID(),
    offer: randomUUID(),
  };
  const organisation = (
    id: string,
    name: string,
    country: string,
    role: string,
    account: string,
    custody: string,
  ) =>
    prisma.client.organisation.create({
      data: {
        id,
        name,
        legalName: `${name} SA`,
        country,
        city: 'Metz',
        vat: vatOf[country] ?? null,
        roles: [role],
        custody,
        account,
        profile: `0x${'ab'.repeat(32)}`,
        profileCid: 'bafkrei',
        state: 'registered',
      },
    });
  await organisation(
    ids.seller,
    'Aciérie de la Moselle',
    'FR',
    'mill',
    options.sellerAccount,
    options.sellerCustody,
  );
  await organisation(ids.buyer, 'Alpen Stahlbau', 'DE', 'buyer', BUYER_ACCOUNT, 'hosted');
  await prisma.client.certificate.create({
    data: {
      id: ids.certificate,
      organisationId: ids.seller,
      state: 'final',
      number: plateSummary.number,
      kind: 31,
      heatNumber: plateSummary.heatNumber,
      grade: plateSummary.grade,
      subject: `0x${'5b'.repeat(32)}`,
      massGrams: 20_000_000n,
      summary: plateSummary,
      findings: [],
      documentHash: `0x${'d0'.repeat(32)}`,
    },
  });
  await prisma.client.lot.create({
    data: {
      id: ids.lot,
      organisationId: ids.seller,
      certificateId: ids.certificate,
      lotId: LOT_ID.toString(),
      lotCode: lotCodeOf(LOT_ID),
      ordinal: 0,
      state: 'final',
      massGrams: options.lotGrams,
      heldGrams: options.lotGrams,
      emissionsGrams: 0n,
      countryOfMelt: 'FR',
      route: 'EAF-scrap',
      evidence: `0x${'e1'.repeat(32)}`,
      evidenceCid: 'bafkrei',
      epcisEvent: `0x${'00'.repeat(32)}`,
    },
  });
  await prisma.client.offer.create({
    data: {
      id: ids.offer,
      organisationId: ids.seller,
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
