import { Injectable } from '@nestjs/common';
import {
  certificateSummary,
  offerDetail,
  priceBasis,
  type Offer,
  type offerChangeInput,
  type OfferChange,
} from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { isUniqueViolation, PrismaService, type Tx } from '../platform/database/index.ts';
import { entityTag, notFound, requireMatch, type OrganisationCaller } from '../platform/http/index.ts';
import { readRates, requireComparable, requireCountable } from './compare-price.ts';
import {
  findOffer,
  findOfferDetail,
  insertOfferChange,
  listOfferChanges,
  lockOffer,
  replaceTerms,
  updateOffer,
  type OfferDetailRow,
} from './infra/offer-store.ts';
import { requireWithinLot, skuTaken, soldColumns, termsOf } from './offer-terms.ts';
import { presentOffer, presentOfferDetail, priceOf } from './present-offer.ts';
import { productOfLot } from './product-of-lot.ts';

type Input = z.output<typeof offerChangeInput>;

/** Fields of an offer that its history tells. */
const told = [
  'productId',
  'sku',
  'price',
  'priceBreaks',
  'extras',
  'sold',
  'minGrams',
  'stepGrams',
  'overTolerancePermille',
  'location',
  'incoterm',
  'leadTimeDays',
] as const;

/** Changes an open offer. Quotes and orders made before keep what they were made with. State: stays `open`. */
@Injectable()
export class ChangeOffer {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * @param tags of the detail that the caller means to change; none: `version` alone says it
   * @throws AppError `not-found`; `conflict` when withdrawn, changed by somebody else meanwhile, or the part number is taken;
   * `precondition-failed` when the offer bears none of the tags.
   */
  async run(
    caller: OrganisationCaller,
    id: string,
    input: Input,
    tags: readonly string[] = [],
  ): Promise<Offer> {
    try {
      return await this.prisma.transact(async (tx) => {
        await lockOffer(tx, id);
        const before = await findOfferDetail(tx, id);
        if (before?.organisationId !== caller.organisationId) throw notFound('offer');
        requireMatch(tags, entityTag(presentOfferDetail(before), offerDetail));
        requireChangeable(before, input.version);
        await this.apply(tx, caller, before, input);
        const after = await findOfferDetail(tx, id);
        if (!after) throw notFound('offer');
        const diff = diffOf(before, after);
        if (Object.keys(diff).length === 0) return presentOffer(before);
        const { version } = await updateOffer(tx, id, { version: before.version + 1 });
        await insertOfferChange(tx, { offerId: id, version, diff: diff as object, changedBy: caller.userId });
        await recordAudit(tx, {
          actor: caller.userId,
          organisationId: caller.organisationId,
          action: 'offer.change',
          subject: `offer:${id}`,
          details: { version, diff },
        });
        return presentOffer({ ...after, version });
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw skuTaken(input.sku ?? '');
      throw error;
    }
  }

  /** Its changes, newest first. @throws AppError `not-found` for another organisation's. */
  async history(caller: OrganisationCaller, id: string): Promise<OfferChange[]> {
    const offer = await findOffer(this.prisma.client, id);
    const maySee = caller.access.includes('operator') || offer?.organisationId === caller.organisationId;
    if (!offer || !maySee) throw notFound('offer');
    const rows = await listOfferChanges(this.prisma.client, id);
    return rows.map((row) => ({
      version: row.version,
      diff: row.diff as OfferChange['diff'],
      changedBy: row.name,
      importId: row.import_id,
      createdAt: row.created_at.toISOString(),
    }));
  }

  private async apply(
    tx: Tx,
    caller: OrganisationCaller,
    before: OfferDetailRow,
    input: Input,
  ): Promise<void> {
    const { lot, certificate } = before;
    const minGrams = input.minGrams === undefined ? before.minGrams : BigInt(input.minGrams);
    const stepGrams = input.stepGrams === undefined ? before.stepGrams : BigInt(input.stepGrams);
    requireWithinLot(minGrams, stepGrams, lot.massGrams);
    const summary = certificateSummary.parse(certificate.summary);
    const product = await productOfLot(tx, caller, summary, input.productId ?? before.productId);
    const current = priceOf(before);
    const price = input.price ?? current;
    const asked = { ...price, minor: BigInt(price.minor) };
    // Breaks that stay are held against a price that changes.
    const kept = presentOfferDetail(before).priceBreaks;
    const terms = termsOf({ priceBreaks: input.priceBreaks ?? kept, extras: input.extras }, asked.minor);
    const soldUnit = input.sold === undefined ? before.soldUnit : (input.sold?.unit ?? null);
    if (soldUnit !== null) requireCountable(priceBasis.parse(soldUnit), product);
    const isPriced = input.price !== undefined || input.productId !== undefined;
    const comparable = isPriced
      ? requireComparable(asked, product, await readRates(tx, [asked.currency]))
      : before.pricePerTonneMinor;
    await updateOffer(tx, before.id, {
      productId: product?.id ?? null,
      ...(input.sku !== undefined && { sku: input.sku }),
      ...(input.price && { priceMinor: asked.minor, priceBasis: asked.basis, currency: asked.currency }),
      pricePerTonneMinor: comparable,
      minGrams,
      stepGrams,
      ...soldColumns(input.sold),
      ...(input.overTolerancePermille !== undefined && {
        overTolerancePermille: input.overTolerancePermille,
      }),
      ...(input.location && { city: input.location.city, country: input.location.country }),
      ...(input.incoterm && { incoterm: input.incoterm }),
      ...(input.leadTimeDays !== undefined && { leadTimeDays: input.leadTimeDays }),
    });
    const { priceBreaks, extras } = terms;
    await replaceTerms(tx, before.id, {
      ...(input.priceBreaks && priceBreaks && { priceBreaks }),
      ...(extras && { extras }),
    });
  }
}

function requireChangeable(row: OfferDetailRow, version: number): void {
  if (row.state !== 'open')
    throw new AppError('conflict', {
      message: 'This offer is withdrawn. Make a new one.',
      details: { reason: 'already-withdrawn' },
    });
  if (row.version === version) return;
  throw new AppError('conflict', {
    message: `This offer was changed since you read it: it is at version ${row.version.toString()}. Read it again.`,
    details: {
      reason: 'changed-meanwhile',
      errors: [{ field: 'version', message: `Now ${row.version.toString()}.` }],
    },
  });
}

function diffOf(
  before: OfferDetailRow,
  after: OfferDetailRow,
): Record<string, { from: unknown; to: unknown }> {
  const [from, to] = [presentOfferDetail(before), presentOfferDetail(after)];
  return Object.fromEntries(
    told
      .filter((field) => JSON.stringify(from[field]) !== JSON.stringify(to[field]))
      .map((field) => [field, { from: from[field], to: to[field] }]),
  );
}
