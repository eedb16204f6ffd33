import {
  composeCommission,
  composeCredit,
  composeSale,
  type BilledCommission,
  type BilledParty,
  type BilledSale,
  splitGrossHalfUp,
  type DocumentHead,
  type Invoice,
  type PricedDocument,
  type Pricing,
  type TaxRate,
} from '@topsteel/domain/invoice';
import { taxAmountHalfUp } from '@topsteel/domain/order';
import { currencyDecimals, mulDivHalfUp, type Currency } from '@topsteel/domain/units';
import { AppError } from '@topsteel/domain/errors';
import type { BillingFacts } from '../infra/billing-facts.ts';

export type InvoiceKind = 'sale' | 'commission';

/** What has been paid for in total: what invoices less credit notes must come to. In minor units of the payment. */
export interface BillingTarget {
  amountMinor: bigint;
  massGrams: bigint;
}

/**
 * What the buyer has paid and not been given back. A payment that its bank took back stays invoiced: it is owed.
 */
export function saleTarget(facts: BillingFacts): BillingTarget {
  const { snapshot } = facts;
  const amountMinor = snapshot === null ? facts.captured : snapshot.capturedMinor - snapshot.refundedMinor;
  return { amountMinor: amountMinor > 0n ? amountMinor : 0n, massGrams: billedGrams(facts) };
}

/** What the marketplace keeps, tax included; `netMinor` of it is its commission. */
export function commissionTarget(facts: BillingFacts): BillingTarget & { netMinor: bigint } {
  if (facts.commission_net !== null) {
    const tax = facts.commission_tax ?? 0n;
    return { amountMinor: facts.commission_net + tax, netMinor: facts.commission_net, massGrams: 0n };
  }
  // The escrow takes the commission and knows no tax: that is owed on top.
  const tax = taxAmountHalfUp(facts.fee, facts.commission_vat?.ratePermille ?? 0);
  return { amountMinor: facts.fee + tax, netMinor: facts.fee, massGrams: 0n };
}

/** Title that moved; before it moved, what was weighed, or ordered. */
function billedGrams({ title_grams, weighed_grams, ordered_grams }: BillingFacts): bigint {
  return title_grams > 0n ? title_grams : (weighed_grams ?? ordered_grams);
}

/** ISO 4217: tokens are invoiced in dollars, USDC one to one and ether at the rate it was priced at. */
export const invoiceCurrencyOf = (currency: Currency): string =>
  currency === 'USDC' || currency === 'ETH' || currency === 'BTC' ? 'USD' : currency;

/** Cents of the invoice's currency, a half goes up. */
export function invoiceCentsHalfUp(amountMinor: bigint, currency: Currency, rateE8: bigint | null): bigint {
  if (currency === 'USDC') return mulDivHalfUp(amountMinor, 1n, 10_000n);
  if (currency !== 'ETH' && currency !== 'BTC') return amountMinor;
  if (rateE8 === null) {
    throw new AppError('conflict', { message: `The ${currency} payment has no rate to invoice it at.` });
  }
  return mulDivHalfUp(amountMinor, rateE8 * 100n, 10n ** BigInt(currencyDecimals[currency]) * 100_000_000n);
}

const commissionVatOf = ({ commission_vat: vat }: BillingFacts) =>
  vat ?? ({ code: 'reverse-charge', ratePermille: 0 } as const);

/** How amounts of an order become what its documents state. */
export function pricingOf(facts: BillingFacts, kind: InvoiceKind): Pricing {
  const rule = kind === 'sale' ? facts.tax_rule : commissionVatOf(facts);
  const ratePermille = rule.code === 'domestic' ? rule.ratePermille : 0;
  return {
    centsHalfUp: (amountMinor) => invoiceCentsHalfUp(amountMinor, facts.currency, facts.rate_e8),
    partHalfUp: ({ grossMinor, netMinor }) =>
      kind === 'sale'
        ? splitGrossHalfUp(grossMinor, ratePermille)
        : { netMinor, taxMinor: taxAmountHalfUp(netMinor, ratePermille) },
  };
}

export interface BillingCase {
  facts: BillingFacts;
  kind: InvoiceKind;
  planned: PricedDocument;
  head: DocumentHead;
  preceding: DocumentHead | null;
  platform: BilledParty;
  taxRate: TaxRate | null;
}

/** The document of a planned one. */
export function documentOf(bill: BillingCase): Invoice {
  return bill.kind === 'sale' ? saleOf(bill) : commissionOf(bill);
}

function saleOf({ facts, planned, head, preceding, platform, taxRate }: BillingCase): Invoice {
  const sale: BilledSale = {
    orderNumber: facts.number,
    orderReference: facts.reference,
    deliveryRef: facts.delivery_ref,
    deliveredOn: facts.weighed_at === null ? head.issuedOn : dayOf(facts.weighed_at),
    seller: facts.seller,
    buyer: facts.buyer,
    issuer: platform.legalName,
    vatRule: facts.tax_rule,
    currency: invoiceCurrencyOf(facts.currency),
    grossMinor: planned.stated.grossMinor,
    paidBy: {
      rail: facts.rail,
      reference: facts.attempt_reference ?? facts.payment_id,
      account: accountOf(facts),
    },
    goods: {
      name: facts.description,
      grade: facts.grade,
      heatNumber: facts.heat_number,
      lotCode: facts.lot_code,
      certificateNumber: facts.certificate_number,
      originCountry: facts.country_of_melt,
      massGrams: planned.massGrams,
      pricePerTonneE4: facts.currency === 'USDC' ? mulDivHalfUp(facts.price_per_tonne, 1n, 100n) : null,
    },
  };
  return preceding === null
    ? composeSale(sale, head, taxRate)
    : composeCredit(sale, head, preceding, taxRate, {
        ...planned.stated,
        roundingMinor: planned.stated.grossMinor - planned.stated.netMinor - planned.stated.taxMinor,
      });
}

function commissionOf({
  facts,
  planned: { isCredit, stated },
  head,
  preceding,
  platform,
  taxRate,
}: BillingCase): Invoice {
  const commission: BilledCommission = {
    orderNumber: facts.number,
    seller: platform,
    buyer: facts.seller,
    vatRule: commissionVatOf(facts),
    currency: invoiceCurrencyOf(facts.currency),
    netMinor: stated.netMinor,
    grossMinor: stated.grossMinor,
    taxMinor: isCredit ? stated.taxMinor : undefined,
    keptMinor: facts.rail === 'usdc-escrow' ? stated.netMinor : stated.grossMinor,
    earnedOn: head.issuedOn,
  };
  return composeCommission(commission, head, preceding, taxRate);
}

function accountOf({ rail, attempt_details: details }: BillingFacts): BilledSale['paidBy']['account'] {
  const text = (name: string): string | null => {
    const value = details?.[name];
    return typeof value === 'string' ? value : null;
  };
  const iban = text('iban');
  if (rail !== 'sepa' || iban === null) return null;
  return { iban, bic: text('bic'), holder: text('beneficiary') ?? 'TopSteel' };
}

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
