import { formatAmount, formatTonnes } from '@topsteel/domain/units';
import { confirmationLabel, type ConfirmationLabel } from './confirmation-labels.ts';
import type { DocumentLanguage } from './languages.ts';

export interface ConfirmedParty {
  legalName: string;
  city: string;
  country: string;
  vat: string | null;
}

/** What one vendor confirms of what was ordered together. Amounts in millionths of USDC, masses in grams. */
export interface OrderConfirmation {
  /** Of the group, or of the order that stands alone. */
  number: string;
  isGroup: boolean;
  orderedOn: string;
  reference: string | null;
  seller: ConfirmedParty;
  buyer: ConfirmedParty;
  /** Where it is delivered to; null: collected. */
  site: string | null;
  lines: readonly {
    orderNumber: string;
    description: string;
    grade: string;
    heatNumber: string;
    massGrams: bigint;
    maxGrams: bigint;
    netMinor: bigint;
    taxMinor: bigint;
    totalMinor: bigint;
    maxAmountMinor: bigint;
    taxSentence: string;
  }[];
}

/** The parts of a confirmation in the words of a language, for whoever draws them. */
export interface ConfirmationSheet {
  title: string;
  fields: readonly { label: string; value: string }[];
  columns: readonly { title: string; width: number; isNumber: boolean }[];
  /** The last row is the sum. */
  rows: readonly (readonly string[])[];
  notes: readonly string[];
}

/**
 * What a confirmation says, in a language.
 *
 * @example confirmationSheet(confirmation, 'fr').title // 'Confirmation de commande TG-2026-000042'
 */
export function confirmationSheet(order: OrderConfirmation, language: DocumentLanguage): ConfirmationSheet {
  const label = (name: ConfirmationLabel) => confirmationLabel(language, name);
  const money = (minor: bigint) => written(formatAmount(minor, 'USDC'), language);
  const tonnes = (grams: bigint) => written(formatTonnes(grams, 'en', 3), language);
  const sum = (of: (line: OrderConfirmation['lines'][number]) => bigint) =>
    order.lines.reduce((total, line) => total + of(line), 0n);
  const party = ({ legalName, city, country, vat }: ConfirmedParty) =>
    [`${legalName}, ${city}, ${country}`, ...(vat === null ? [] : [`${label('vat')} ${vat}`])].join('\n');
  return {
    title: `${label('confirmation')} ${order.number}`,
    fields: [
      { label: label('ordered'), value: order.orderedOn },
      ...(order.reference === null ? [] : [{ label: label('reference'), value: order.reference }]),
      { label: label('seller'), value: party(order.seller) },
      { label: label('buyer'), value: party(order.buyer) },
      { label: label('site'), value: order.site ?? label('collected') },
    ],
    columns: [
      { title: label('order'), width: 18, isNumber: false },
      { title: label('item'), width: 34, isNumber: false },
      { title: label('heat'), width: 12, isNumber: false },
      { title: label('mass'), width: 12, isNumber: true },
      { title: label('most'), width: 12, isNumber: true },
      { title: `${label('net')}, USDC`, width: 17, isNumber: true },
      { title: `${label('vat')}, USDC`, width: 15, isNumber: true },
      { title: `${label('total')}, USDC`, width: 17, isNumber: true },
    ],
    rows: [
      ...order.lines.map((line) => [
        line.orderNumber,
        line.description,
        line.heatNumber,
        tonnes(line.massGrams),
        tonnes(line.maxGrams),
        money(line.netMinor),
        money(line.taxMinor),
        money(line.totalMinor),
      ]),
      [
        label('sum'),
        '',
        '',
        tonnes(sum(({ massGrams }) => massGrams)),
        tonnes(sum(({ maxGrams }) => maxGrams)),
        money(sum(({ netMinor }) => netMinor)),
        money(sum(({ taxMinor }) => taxMinor)),
        money(sum(({ totalMinor }) => totalMinor)),
      ],
    ],
    notes: [
      `${label('weighed')} (${money(sum(({ maxAmountMinor }) => maxAmountMinor))} USDC)`,
      ...new Set(order.lines.map(({ taxSentence }) => taxSentence)),
      label('state'),
    ],
  };
}

/** A number with the signs of the language; French separates thousands by a narrow space. @example written('3,587.04', 'de') // '3.587,04' */
function written(number: string, language: DocumentLanguage): string {
  if (language === 'en') return number;
  const thousands = language === 'fr' ? '\u202f' : '.';
  return number.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : thousands));
}
