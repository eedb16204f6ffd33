import type { VatRuleCode } from '../order/index.ts';
import { formatScaled, mulDivHalfUp } from '../units/index.ts';
import { invoicePartyOf, type BilledParty } from './billed-party.ts';
import { hundredthsHalfUp, moneyText } from './decimals.ts';
import { EN16931_SPECIFICATION, type Invoice, type InvoiceLine, type InvoiceNote } from './invoice.ts';
import { paymentInstructionsOf, type PaidBy } from './payment-means.ts';
import { splitGrossHalfUp, type SplitGross } from './split-gross.ts';
import { taxCategoryOf, type TaxCategory } from './tax-category.ts';
import { totalUp } from './total-up.ts';

/** A delivered and paid part of an order. */
export interface BilledSale {
  orderNumber: string;
  /** The buyer's own. */
  orderReference: string | null;
  deliveryRef: string | null;
  deliveredOn: string;
  seller: BilledParty;
  buyer: BilledParty;
  /** Who writes the invoice in the seller's name. */
  issuer: string;
  vatRule: { code: VatRuleCode; ratePermille: number };
  /** ISO 4217: USD for USDC, which is redeemed one to one. */
  currency: string;
  /** With VAT, in hundredths. */
  grossMinor: bigint;
  paidBy: PaidBy;
  goods: {
    name: string;
    grade: string;
    heatNumber: string;
    lotCode: string;
    certificateNumber: string | null;
    originCountry: string | null;
    /** What was weighed and moved; 0 when only the price changed. */
    massGrams: bigint;
    /** Agreed price of a tonne in hundredths of a cent, when it was agreed in this currency. */
    pricePerTonneE4: bigint | null;
  };
}

export interface DocumentHead {
  number: string;
  issuedOn: string;
}

/** VAT in the accounting currency: hundredths of it for 10^8 hundredths of the invoice's. */
export interface TaxRate {
  currency: string;
  rateE8: bigint;
}

/**
 * The seller's invoice over goods that were delivered and paid for (UNTDID 1001: 380). Gross is what was captured; net
 * and VAT are parted from it, what rounding leaves is BT-114, and nothing is due.
 *
 * @param taxRate given where VAT is charged in another currency than it is accounted for in (Directive 2006/112/EC,
 *   Article 230)
 */
export function composeSale(sale: BilledSale, head: DocumentHead, taxRate: TaxRate | null = null): Invoice {
  const { goods } = sale;
  const split = splitGrossHalfUp(sale.grossMinor, sale.vatRule.ratePermille);
  const category = taxCategoryOf(sale.vatRule, 'goods');
  const line: InvoiceLine =
    goods.massGrams === 0n
      ? correctionLine(sale, split.netMinor, category, 'Price supplement', `On order ${sale.orderNumber}`)
      : {
          ...emptyLine,
          quantity: formatScaled(goods.massGrams, 6),
          unit: 'TNE',
          net: moneyText(split.netMinor),
          price: priceOf(split.netMinor, goods),
          category: category.code,
          rate: category.rate,
          name: goods.name,
          description: `Grade ${goods.grade}, heat ${goods.heatNumber}, net weight ${formatScaled(goods.massGrams, 3)} kg`,
          sellerItemId: goods.lotCode,
          originCountry: goods.originCountry,
          attributes: attributesOf(goods),
        };
  return documentOf(sale, {
    ...head,
    typeCode: '380',
    lines: [line],
    category,
    split,
    taxRate,
    preceding: null,
  });
}

/**
 * The credit note over what went back to the buyer (UNTDID 1001: 381), naming the invoice it corrects (BT-25). Goods and
 * title stay where they are: it is a price correction.
 *
 * @param split what it gives back of the invoice's net and tax; parted from the gross unless it is told
 */
export function composeCredit(
  sale: BilledSale,
  head: DocumentHead,
  preceding: { number: string; issuedOn: string },
  taxRate: TaxRate | null = null,
  split: SplitGross = splitGrossHalfUp(sale.grossMinor, sale.vatRule.ratePermille),
): Invoice {
  const category = taxCategoryOf(sale.vatRule, 'goods');
  const why = `Refund on invoice ${preceding.number}`;
  const line = correctionLine(sale, split.netMinor, category, 'Price correction', why);
  return documentOf(sale, {
    ...head,
    typeCode: '381',
    lines: [line],
    category,
    split,
    taxRate,
    preceding,
  });
}

/** A change of the price where no goods moved. */
function correctionLine(
  { goods }: BilledSale,
  netMinor: bigint,
  category: TaxCategory,
  name: string,
  description: string,
): InvoiceLine {
  return {
    ...emptyLine,
    quantity: '1',
    unit: 'C62',
    net: moneyText(netMinor),
    price: moneyText(netMinor),
    category: category.code,
    rate: category.rate,
    name: `${name}: ${goods.name}`,
    description,
    sellerItemId: goods.lotCode,
    attributes: attributesOf(goods),
  };
}

export const emptyLine: Readonly<InvoiceLine> = {
  id: '1',
  note: null,
  quantity: null,
  unit: null,
  net: null,
  orderLine: null,
  adjustments: [],
  price: null,
  priceQuantity: null,
  category: null,
  rate: null,
  name: null,
  description: null,
  sellerItemId: null,
  originCountry: null,
  attributes: [],
};

/** The agreed price where quantity × price is the line to two cents; else the price that the line comes to. */
function priceOf(netMinor: bigint, { massGrams, pricePerTonneE4 }: BilledSale['goods']): string {
  if (pricePerTonneE4 !== null) {
    const product = hundredthsHalfUp({ unscaled: massGrams * pricePerTonneE4, scale: 10 });
    const off = product - netMinor;
    if (off <= 2n && off >= -2n) return formatScaled(pricePerTonneE4, 4, 2);
  }
  return formatScaled(mulDivHalfUp(netMinor, 10n ** 14n, massGrams), 10, 2);
}

function attributesOf({ heatNumber, grade, certificateNumber, massGrams }: BilledSale['goods']) {
  return [
    { name: 'Heat number', value: heatNumber },
    { name: 'Steel grade', value: grade },
    ...(massGrams === 0n ? [] : [{ name: 'Net weight (kg)', value: formatScaled(massGrams, 3) }]),
    ...(certificateNumber === null ? [] : [{ name: 'Inspection certificate', value: certificateNumber }]),
  ];
}

interface DocumentParts extends DocumentHead {
  typeCode: string;
  lines: InvoiceLine[];
  category: TaxCategory;
  split: SplitGross;
  taxRate: TaxRate | null;
  preceding: { number: string; issuedOn: string } | null;
}

function documentOf(sale: BilledSale, parts: DocumentParts): Invoice {
  const { category, taxRate, split } = parts;
  const figures = totalUp({
    lines: parts.lines,
    adjustments: [],
    prepaidMinor: sale.grossMinor,
    roundingMinor: split.roundingMinor,
    taxMinor: split.taxMinor,
    exemptions: new Map(category.exemption === null ? [] : [[category.code, category.exemption]]),
  });
  const isTaxed = category.code === 'S' && taxRate !== null && taxRate.currency !== sale.currency;
  const taxMinor = hundredthsHalfUp({
    unscaled: BigInt((figures.totals.tax ?? '0').replace('.', '')),
    scale: 2,
  });
  return {
    number: parts.number,
    issuedOn: parts.issuedOn,
    typeCode: parts.typeCode,
    currency: sale.currency,
    taxCurrency: isTaxed ? taxRate.currency : null,
    dueOn: parts.issuedOn,
    buyerReference: null,
    orderReference: sale.orderReference,
    salesOrderReference: sale.orderNumber,
    despatchReference: sale.deliveryRef,
    paymentTerms: parts.typeCode === '381' ? 'Already refunded.' : 'Already paid.',
    notes: notesOf(sale),
    // Goods that are paid already, in the frames of XP Z12-012.
    process: 'B2',
    specification: EN16931_SPECIFICATION,
    preceding: parts.preceding === null ? [] : [parts.preceding],
    seller: invoicePartyOf(sale.seller),
    buyer: invoicePartyOf(sale.buyer),
    taxRepresentative: null,
    period: null,
    delivery: {
      on: sale.deliveredOn,
      address: { street: null, city: sale.buyer.city, postCode: null, country: sale.buyer.country },
    },
    payment: paymentInstructionsOf(sale.paidBy),
    adjustments: [],
    totals: {
      ...figures.totals,
      taxInTaxCurrency: isTaxed ? moneyText(mulDivHalfUp(taxMinor, taxRate.rateE8, 100_000_000n)) : null,
    },
    vatBreakdown: figures.vatBreakdown,
    lines: parts.lines,
  };
}

/** Who wrote it in whose name (Directive 2006/112/EC, Article 220(1)), and what French law wants said (code de commerce, L441-9). */
function notesOf({ issuer, seller }: BilledSale): InvoiceNote[] {
  const mandate: InvoiceNote = {
    subjectCode: 'AAI',
    text: `Issued by ${issuer} in the name and on behalf of ${seller.legalName}.`,
  };
  return seller.country === 'FR' ? [mandate, ...frenchNotes] : [mandate];
}

export const frenchNotes: readonly InvoiceNote[] = [
  {
    subjectCode: 'PMT',
    text: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €.',
  },
  { subjectCode: 'PMD', text: 'Pénalités de retard : trois fois le taux d’intérêt légal.' },
  { subjectCode: 'AAB', text: 'Pas d’escompte pour paiement anticipé.' },
];
