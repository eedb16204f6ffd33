import type { OrderLine, OrderParty, Quote } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { AGREED_EXTRAS } from '@topsteel/domain/pricing';
import type { OrganisationFacts } from '../organisation/index.ts';
import type { StoredQuote } from './infra/quote-store.ts';

/** A quote as the API answers it. */
export function presentQuote(quote: StoredQuote, seller: OrganisationFacts): Quote {
  return {
    id: quote.id,
    offerId: quote.offerId,
    seller: presentParty(seller),
    lines: [presentLine(quote, null)],
    currency: 'USDC',
    massGrams: quote.massGrams.toString(),
    maxGrams: quote.maxGrams.toString(),
    goodsMinor: quote.goodsMinor.toString(),
    taxMinor: quote.taxMinor.toString(),
    taxRule: quote.taxRule,
    totalMinor: quote.totalMinor.toString(),
    maxAmountMinor: quote.maxAmountMinor.toString(),
    commission: quote.commission,
    inspectionSeconds: quote.inspectionSeconds,
    createdAt: quote.createdAt.toISOString(),
    expiresAt: quote.expiresAt.toISOString(),
  };
}

/** The one line of a quote or an order. */
export function presentLine(quote: StoredQuote, weighedGrams: bigint | null): OrderLine {
  return {
    offerId: quote.offerId,
    lotId: quote.lotId,
    lotCode: quote.lotCode,
    description: quote.description,
    grade: quote.grade,
    heatNumber: quote.heatNumber,
    massGrams: quote.massGrams.toString(),
    maxGrams: quote.maxGrams.toString(),
    weighedGrams: weighedGrams?.toString() ?? null,
    pricePerTonneMinor: quote.pricePerTonneMinor.toString(),
    netMinor: quote.goodsMinor.toString(),
    work: workOf(quote),
  };
}

/** What is done to the steel; null where it leaves as it lies. */
function workOf({ line }: StoredQuote): OrderLine['work'] {
  if (line === null) return null;
  const { pieces, lengthUm, cutting, currency } = line;
  const extras = line.charges
    .filter(({ code }) => code !== AGREED_EXTRAS)
    .map(({ code, quantityMilli }) => ({ code, quantityMilli }));
  return cutting === null && extras.length === 0 ? null : { pieces, lengthUm, cutting, currency, extras };
}

/** A side of an order; only registered organisations trade. */
export function presentParty(
  organisation: Pick<OrganisationFacts, 'id' | 'name' | 'country' | 'account'>,
): OrderParty {
  if (organisation.account === null) {
    throw new AppError('conflict', {
      message: `${organisation.name} is not in the register yet. Try again when its registration is confirmed.`,
      details: { reason: 'organisation-not-registered' },
    });
  }
  return {
    organisationId: organisation.id,
    name: organisation.name,
    country: organisation.country,
    account: organisation.account,
  };
}
