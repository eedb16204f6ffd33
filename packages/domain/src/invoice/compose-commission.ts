import { moneyText } from './decimals.ts';
import { invoicePartyOf, type BilledParty } from './billed-party.ts';
import { emptyLine, frenchNotes, type DocumentHead, type TaxRate } from './compose-sale.ts';
import { EN16931_SPECIFICATION, type Invoice, type InvoiceLine } from './invoice.ts';
import { taxCategoryOf } from './tax-category.ts';
import { totalUp, vatHalfUp } from './total-up.ts';
import { mulDivHalfUp } from '../units/index.ts';

/** A commission that was kept from a sale. */
export interface BilledCommission {
  orderNumber: string;
  /** The marketplace. */
  seller: BilledParty;
  /** The vendor. */
  buyer: BilledParty;
  vatRule: { code: 'domestic' | 'reverse-charge' | 'outside-scope'; ratePermille: number };
  currency: string;
  /** Without VAT, in hundredths. */
  netMinor: bigint;
  /** VAT included, in hundredths. */
  grossMinor: bigint;
  /** Of a credit note, the VAT that it gives back; otherwise it is reckoned from the net. In hundredths. */
  taxMinor?: bigint | undefined;
  /** What of it was kept from the sale already; an escrow keeps the commission and not its VAT. */
  keptMinor: bigint;
  earnedOn: string;
}

/**
 * The marketplace's invoice to a vendor over its commission, or with `preceding` the credit note over what it gave back.
 * The commission was kept from what the buyer paid (UNTDID 4461: 97, clearing between partners).
 */
export function composeCommission(
  commission: BilledCommission,
  head: DocumentHead,
  preceding: { number: string; issuedOn: string } | null = null,
  taxRate: TaxRate | null = null,
): Invoice {
  const category = taxCategoryOf(commission.vatRule, 'services');
  const net = moneyText(commission.netMinor);
  const line: InvoiceLine = {
    ...emptyLine,
    quantity: '1',
    unit: 'C62',
    net,
    price: net,
    category: category.code,
    rate: category.rate,
    name:
      preceding === null
        ? `Commission on order ${commission.orderNumber}`
        : `Commission given back on order ${commission.orderNumber}`,
    description: preceding === null ? null : `Correction of invoice ${preceding.number}`,
  };
  const tax = commission.taxMinor ?? vatHalfUp(net, category.rate ?? '0');
  const { totals, vatBreakdown } = totalUp({
    lines: [line],
    adjustments: [],
    prepaidMinor: commission.keptMinor,
    roundingMinor: commission.grossMinor - commission.netMinor - tax,
    taxMinor: tax,
    exemptions: new Map(category.exemption === null ? [] : [[category.code, category.exemption]]),
  });
  const isOutside = category.code === 'O';
  const isTaxed = category.code === 'S' && taxRate !== null && taxRate.currency !== commission.currency;
  return {
    ...head,
    typeCode: preceding === null ? '380' : '381',
    currency: commission.currency,
    taxCurrency: isTaxed ? taxRate.currency : null,
    dueOn: head.issuedOn,
    buyerReference: null,
    orderReference: null,
    salesOrderReference: commission.orderNumber,
    despatchReference: null,
    paymentTerms: termsOf(commission, preceding !== null),
    notes: commission.seller.country === 'FR' ? [...frenchNotes] : [],
    // A service that is paid already, in the frames of XP Z12-012.
    process: 'S2',
    specification: EN16931_SPECIFICATION,
    preceding: preceding === null ? [] : [preceding],
    seller: invoicePartyOf(commission.seller, isOutside),
    buyer: invoicePartyOf(commission.buyer, isOutside),
    taxRepresentative: null,
    period: { from: commission.earnedOn, to: commission.earnedOn },
    delivery: null,
    payment: { meansCode: '97', meansText: 'Clearing between partners', remittance: null, account: null },
    adjustments: [],
    totals: {
      ...totals,
      taxInTaxCurrency: isTaxed ? moneyText(mulDivHalfUp(tax, taxRate.rateE8, 100_000_000n)) : null,
    },
    vatBreakdown,
    lines: [line],
  };
}

function termsOf({ grossMinor, keptMinor }: BilledCommission, isCredit: boolean): string {
  if (isCredit) return 'Given back with the refund.';
  return keptMinor === grossMinor
    ? 'Kept from the proceeds of the sale.'
    : 'Kept from the proceeds of the sale; what is due is kept from the next payout.';
}
