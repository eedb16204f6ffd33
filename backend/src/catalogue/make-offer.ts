import { Injectable } from '@nestjs/common';
import { certificateSummary, type Offer, type offerInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { newId, PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { findSellableLot, insertOffer, type SellableLot } from './infra/offer-store.ts';
import { presentOffer } from './present-offer.ts';
import { gradeKeyOf, searchTextOf } from './search-words.ts';

/** Offers a lot that is on the ledger at a price per tonne. Several offers may sell one lot. */
@Injectable()
export class MakeOffer {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws AppError `not-found`; `conflict` before the lot is on the ledger; `invalid-input` above the lot's mass. */
  async run(caller: OrganisationCaller, input: z.output<typeof offerInput>): Promise<Offer> {
    const { organisationId } = caller;
    return this.prisma.transact(async (tx) => {
      const lot = requireOnLedger(await findSellableLot(tx, organisationId, input.lotId));
      const minGrams = BigInt(input.minGrams);
      requireWithin(minGrams, BigInt(input.stepGrams), lot.massGrams);
      const summary = certificateSummary.parse(lot.certificate.summary);
      const row = await insertOffer(tx, {
        id: newId(),
        organisationId,
        lotRowId: lot.id,
        certificateId: lot.certificateId,
        state: 'open',
        pricePerTonneMinor: BigInt(input.pricePerTonneMinor),
        minGrams,
        stepGrams: BigInt(input.stepGrams),
        overTolerancePermille: input.overTolerancePermille,
        city: input.location.city,
        country: input.location.country,
        incoterm: input.incoterm,
        leadTimeDays: input.leadTimeDays ?? 0,
        gradeKey: gradeKeyOf(summary.grade),
        form: summary.form?.toLowerCase() ?? null,
        searchText: searchTextOf([
          summary.product,
          summary.grade,
          summary.norm,
          summary.form,
          summary.dimensions,
          summary.heatNumber,
          lot.organisation.name,
          input.location.city,
        ]),
      });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId,
        action: 'offer.make',
        subject: `offer:${row.id}`,
        details: { lotCode: lot.lotCode, pricePerTonneMinor: input.pricePerTonneMinor },
      });
      return presentOffer(row);
    });
  }
}

function requireOnLedger(lot: SellableLot | null): SellableLot {
  if (!lot) throw notFound('lot');
  if (lot.state === 'commissioned' || lot.state === 'final') return lot;
  throw new AppError('conflict', {
    message: 'This lot is not on the ledger yet. Offer it once it is commissioned.',
    details: { reason: 'lot-not-commissioned' },
  });
}

function requireWithin(minGrams: bigint, stepGrams: bigint, massGrams: bigint): void {
  const wrong = minGrams > massGrams ? 'minGrams' : stepGrams > massGrams ? 'stepGrams' : null;
  if (wrong === null) return;
  const message = `The lot has ${massGrams.toString()} g; give at most that.`;
  throw new AppError('invalid-input', {
    message: `The smallest order and its step must fit into the lot. ${message}`,
    details: { reason: 'above-lot-mass', errors: [{ field: wrong, message }] },
  });
}
