import { planDocuments, type IssuedDocument, type PlannedDocument } from './plan-documents.ts';

/** What a document states, in hundredths of its currency. Gross is net, tax and rounding (BT-114). */
export interface StatedAmounts {
  grossMinor: bigint;
  netMinor: bigint;
  taxMinor: bigint;
}

interface Priced {
  /** What of the amount is without VAT, in the minor units that the money moves in; 0 where that is parted from the gross. */
  netMinor: bigint;
  stated: StatedAmounts;
}
export type StatedDocument = IssuedDocument & Priced;
export type PricedDocument = PlannedDocument & Priced;

/** How amounts become what documents state. */
export interface Pricing {
  /** Hundredths of the invoice's currency. */
  centsHalfUp: (amountMinor: bigint) => bigint;
  /** Net and tax of a gross amount, or of a net one where that is known; all in hundredths. */
  partHalfUp: (stated: Pick<StatedAmounts, 'grossMinor' | 'netMinor'>) => Omit<StatedAmounts, 'grossMinor'>;
}

const nothing: StatedAmounts = { grossMinor: 0n, netMinor: 0n, taxMinor: 0n };
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/**
 * Plans what is to be issued, and what each document states. Amounts are differences of rounded totals: rounded one by one,
 * the cents of many refunds would come to more than the invoice that they correct. A credit note takes from what its invoice
 * has left in net, tax and gross, so that a whole refund, in however many parts, leaves nothing of any. What comes to
 * nothing in cents is no document and goes into the next one.
 *
 * @param target what is paid for in total; `netMinor` null where net is parted from the gross
 * @example priceDocuments([], { amountMinor: 1_000_000_000n, netMinor: null, massGrams: 0n }, usdc)[0].stated.grossMinor // 100000n
 */
export function priceDocuments(
  issued: readonly StatedDocument[],
  target: { amountMinor: bigint; netMinor: bigint | null; massGrams: bigint },
  { centsHalfUp, partHalfUp }: Pricing,
): PricedDocument[] {
  const all = [...issued];
  const priced: PricedDocument[] = [];
  for (const planned of planDocuments(issued, target)) {
    const so = leftOf(all, null);
    const left = planned.isCredit ? leftOf(all, planned.corrects) : null;
    const amountMinor = planned.isCredit ? -planned.amountMinor : planned.amountMinor;
    const grossMinor = centsHalfUp(so.amountMinor + amountMinor) - so.stated.grossMinor;
    let document: Priced;
    if (left === null) {
      const rise = (target.netMinor ?? 0n) - so.netMinor;
      const netMinor = target.netMinor === null ? 0n : rise > 0n ? rise : planned.amountMinor;
      const net = centsHalfUp(so.netMinor + netMinor) - so.stated.netMinor;
      document = {
        netMinor,
        stated: { grossMinor, ...partHalfUp({ grossMinor: most(grossMinor, 0n), netMinor: net }) },
      };
    } else if (planned.amountMinor === left.amountMinor) {
      document = { netMinor: left.netMinor, stated: left.stated };
    } else {
      const netMinor = target.netMinor === null ? 0n : netOf(planned, left, so.netMinor - target.netMinor);
      const gross = least(most(-grossMinor, 0n), left.stated.grossMinor);
      const restMinor = left.stated.grossMinor - gross;
      const rest =
        restMinor === 0n
          ? nothing
          : partHalfUp({ grossMinor: restMinor, netMinor: centsHalfUp(left.netMinor - netMinor) });
      document = {
        netMinor,
        stated: {
          grossMinor: gross,
          netMinor: most(left.stated.netMinor - rest.netMinor, 0n),
          taxMinor: most(left.stated.taxMinor - rest.taxMinor, 0n),
        },
      };
    }
    if (document.stated.grossMinor <= 0n) continue;
    priced.push({ ...planned, ...document });
    all.push({ ...planned, ...document, id: '' });
  }
  return priced;
}

/** What the totals' net has fallen by, as far as this invoice has it left, and its tax the rest of the amount. */
function netOf(
  { amountMinor }: PlannedDocument,
  left: { amountMinor: bigint; netMinor: bigint },
  fallMinor: bigint,
): bigint {
  const leastMinor = most(amountMinor - (left.amountMinor - left.netMinor), 0n);
  return most(leastMinor, least(fallMinor, least(amountMinor, left.netMinor)));
}

/** Of one invoice, or of all of them: what is left when its credit notes are taken off. */
function leftOf(documents: readonly StatedDocument[], invoiceId: string | null) {
  const sum = { amountMinor: 0n, netMinor: 0n, stated: { ...nothing } };
  for (const each of documents) {
    if (invoiceId !== null && each.id !== invoiceId && each.corrects !== invoiceId) continue;
    const sign = each.isCredit ? -1n : 1n;
    sum.amountMinor += sign * each.amountMinor;
    sum.netMinor += sign * each.netMinor;
    sum.stated.grossMinor += sign * each.stated.grossMinor;
    sum.stated.netMinor += sign * each.stated.netMinor;
    sum.stated.taxMinor += sign * each.stated.taxMinor;
  }
  return sum;
}

/**
 * What an issued document states.
 *
 * @example statedBy({ totals: { net: '0.98', tax: '0.17', prepaid: '1.15', due: '0.00', … } }).grossMinor // 115n
 */
export function statedBy({
  totals,
}: {
  totals: Record<'net' | 'tax' | 'prepaid' | 'due', string | null>;
}): StatedAmounts {
  const { net, tax, prepaid, due } = totals;
  const cents = (text: string | null): bigint => BigInt((text ?? '0.00').replace('.', ''));
  return { grossMinor: cents(prepaid) + cents(due), netMinor: cents(net), taxMinor: cents(tax) };
}
