import { multiplyDecimal, parseDecimal } from '../units/index.ts';
import { amountOf, hundredthsHalfUp, moneyText, negate, sumOf } from './decimals.ts';
import type { DocumentAdjustment, Invoice, InvoiceLine, InvoiceTotals, VatBreakdown } from './invoice.ts';

/** Why no VAT is charged: text (BT-120) and code (BT-121) of the VATEX list. */
export interface Exemption {
  reason: string | null;
  code: string | null;
}

/** What is totalled up; the rest of the document does not touch its figures. */
export interface Billed {
  lines: readonly InvoiceLine[];
  adjustments: readonly DocumentAdjustment[];
  /** BT-113 in hundredths. */
  prepaidMinor: bigint;
  /** BT-114 in hundredths. */
  roundingMinor: bigint;
  /** Of a document with one rate, BT-110 where it is not reckoned from the net: a credit note gives back what was charged. */
  taxMinor?: bigint | undefined;
  /** By VAT category. */
  exemptions: ReadonlyMap<string, Exemption>;
}

/** VAT of a taxable amount (BT-117): taxable × rate ÷ 100, to the cent, a half goes up (BR-CO-17). */
export function vatHalfUp(taxable: string, ratePercent: string): bigint {
  return hundredthsHalfUp(
    multiplyDecimal(multiplyDecimal(parseDecimal(taxable), amountOf(ratePercent)), {
      unscaled: 1n,
      scale: 2,
    }),
  );
}

/**
 * The VAT breakdown (BG-23) and the totals (BG-22) of lines and adjustments, by BR-CO-10 to BR-CO-17. Line amounts have
 * two decimals already.
 *
 * @example totalUp({ lines: [{ net: '100.00', category: 'S', rate: '20', … }], adjustments: [], prepaidMinor: 0n,
 *   roundingMinor: 0n, exemptions: new Map() }).totals.due // '120.00'
 */
export function totalUp(billed: Billed): Pick<Invoice, 'totals' | 'vatBreakdown'> {
  const vatBreakdown = breakDown(billed);
  const sides = (isCharge: boolean) => billed.adjustments.filter((each) => each.isCharge === isCharge);
  const lines = hundredthsHalfUp(sumOf(billed.lines.map(({ net }) => net)));
  const allowances = hundredthsHalfUp(sumOf(sides(false).map(({ amount }) => amount)));
  const charges = hundredthsHalfUp(sumOf(sides(true).map(({ amount }) => amount)));
  const net = lines - allowances + charges;
  const tax = hundredthsHalfUp(sumOf(vatBreakdown.map((each) => each.tax)));
  const optional = (amount: bigint): string | null => (amount === 0n ? null : moneyText(amount));
  const totals: InvoiceTotals = {
    lines: moneyText(lines),
    allowances: optional(allowances),
    charges: optional(charges),
    net: moneyText(net),
    tax: moneyText(tax),
    taxInTaxCurrency: null,
    gross: moneyText(net + tax),
    prepaid: optional(billed.prepaidMinor),
    rounding: optional(billed.roundingMinor),
    due: moneyText(net + tax - billed.prepaidMinor + billed.roundingMinor),
  };
  return { totals, vatBreakdown };
}

function breakDown({ lines, adjustments, exemptions, taxMinor }: Billed): VatBreakdown[] {
  const groups = new Map<string, { category: string; rate: string | null; amounts: (string | null)[] }>();
  const add = (category: string | null, rate: string | null, amount: string | null) => {
    if (category === null) return;
    const key = `${category} ${rate ?? ''}`;
    const group = groups.get(key) ?? { category, rate, amounts: [] };
    group.amounts.push(amount);
    groups.set(key, group);
  };
  for (const { category, rate, net } of lines) add(category, rate, net);
  for (const { category, rate, amount, isCharge } of adjustments) {
    add(category, rate, isCharge ? amount : moneyText(hundredthsHalfUp(negate(amountOf(amount)))));
  }
  return [...groups.values()].map(({ category, rate, amounts }) => {
    const taxable = moneyText(hundredthsHalfUp(sumOf(amounts)));
    return {
      taxable,
      tax: moneyText(taxMinor ?? vatHalfUp(taxable, rate ?? '0')),
      category,
      rate,
      exemptionReason: exemptions.get(category)?.reason ?? null,
      exemptionCode: exemptions.get(category)?.code ?? null,
    };
  });
}
