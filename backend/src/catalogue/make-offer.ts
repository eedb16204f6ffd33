import { Injectable } from '@nestjs/common';
import { certificateSummary, type Offer, type offerInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { isUniqueViolation, newId, PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { readRates, requireComparable, requireCountable, type AskedPrice } from './compare-price.ts';
import {
  findSellableLot,
  insertOffer,
  replaceTerms,
  type OfferRow,
  type SellableLot,
} from './infra/offer-store.ts';
import { requireWithinLot, skuTaken, soldColumns, termsOf } from './offer-terms.ts';
import { presentOffer } from './present-offer.ts';
import { productOfLot } from './product-of-lot.ts';
import { gradeKeyOf, searchTextOf } from './search-words.ts';

type Input = z.output<typeof offerInput>;

/** Offers a lot that is on the ledger, as a product and at a price. Several offers may sell one lot. */
@Injectable()
export class MakeOffer {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * @throws AppError `not-found`; `conflict` before the lot is on the ledger, or when the part number is taken; `invalid-input`
   * above the lot's mass, or as another product than the certificate's; `unavailable` without an exchange rate.
   */
  async run(caller: OrganisationCaller, input: Input): Promise<Offer> {
    try {
      return await this.prisma.transact(async (tx) => {
        const row = await this.insert(tx, caller, input);
        await recordAudit(tx, {
          actor: caller.userId,
          organisationId: caller.organisationId,
          action: 'offer.make',
          subject: `offer:${row.id}`,
          details: {
            lotCode: row.lot.lotCode,
            pricePerTonneMinor: row.pricePerTonneMinor,
            price: input.price,
          },
        });
        return presentOffer(row);
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw skuTaken(input.sku ?? '');
      throw error;
    }
  }

  private async insert(tx: Tx, caller: OrganisationCaller, input: Input): Promise<OfferRow> {
    const { organisationId } = caller;
    const lot = requireOnLedger(await findSellableLot(tx, organisationId, input.lotId));
    const [minGrams, stepGrams] = [BigInt(input.minGrams), BigInt(input.stepGrams)];
    requireWithinLot(minGrams, stepGrams, lot.massGrams);
    const summary = certificateSummary.parse(lot.certificate.summary);
    const product = await productOfLot(tx, caller, summary, input.productId ?? null);
    const price = askedPrice(input);
    const terms = termsOf(input, price.minor);
    if (input.sold) requireCountable(input.sold.unit, product);
    const rates = await readRates(tx, [price.currency]);
    const row = await insertOffer(tx, {
      id: newId(),
      organisationId,
      lotRowId: lot.id,
      certificateId: lot.certificateId,
      state: 'open',
      productId: product?.id ?? null,
      sku: input.sku ?? null,
      pricePerTonneMinor: requireComparable(price, product, rates),
      ...(input.price && { priceMinor: price.minor, priceBasis: price.basis, currency: price.currency }),
      minGrams,
      stepGrams,
      ...soldColumns(input.sold),
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
        input.sku ?? null,
      ]),
    });
    await replaceTerms(tx, row.id, terms);
    return row;
  }
}

/** The schema lets through one of the two. */
function askedPrice({ price, pricePerTonneMinor = '0' }: Input): AskedPrice {
  if (price) return { ...price, minor: BigInt(price.minor) };
  return { minor: BigInt(pricePerTonneMinor), basis: 'tonne', currency: 'USDC' };
}

function requireOnLedger(lot: SellableLot | null): SellableLot {
  if (!lot) throw notFound('lot');
  if (lot.state === 'commissioned' || lot.state === 'final') return lot;
  throw new AppError('conflict', {
    message: 'This lot is not on the ledger yet. Offer it once it is commissioned.',
    details: { reason: 'lot-not-commissioned' },
  });
}
