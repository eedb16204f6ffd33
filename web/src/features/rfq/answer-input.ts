import type { Quotation, QuoteRequest } from '@topsteel/domain/api';
import { currencyDecimals, type PriceBasis, type PriceCurrency } from '@topsteel/domain/pricing';
import { formatScaled } from '@topsteel/domain/units';
import { formText } from '../../ui/form-text.ts';
import { typedAmount } from '../../ui/typed-amount.ts';
import { entryText } from '../../ui/typed-decimal.ts';
import type { Language } from '../../words/languages.ts';

type NeedRow = QuoteRequest['rows'][number];
type Fault = 'nothing' | 'amount' | 'mass' | 'price' | 'money' | 'carbon' | 'day' | 'validUntil';

/** Bases that a row can be priced by: its own unit, and mass. */
export const basesOf = (unit: NeedRow['unit']): PriceBasis[] => [
  ...(unit === 'piece' || unit === 'metre' ? [unit] : []),
  'tonne',
  '100kg',
  'kg',
];

/** Is the mass asked for, because the row is counted otherwise? */
export const needsMass = (unit: NeedRow['unit']): boolean => unit === 'piece' || unit === 'metre';

/** A figure of the last version as a field shows it; empty where there is none. */
export const shown = (text: string | null | undefined, scale: number, language: Language): string =>
  text === null || text === undefined ? '' : entryText(formatScaled(BigInt(text), scale), language);

/** What a vendor quoted for a row before, to begin with. */
export const before = (quotation: Quotation | undefined, row: number) =>
  quotation?.rows.find((one) => one.row === row);

const isQuoted = (form: FormData, row: number): boolean => form.has(`quote-${row}`);

/** What is wrong with the form, by field and row. */
export function faultsOfAnswer(
  form: FormData,
  request: Pick<QuoteRequest, 'rows' | 'currency'>,
  language: Language,
): { field: string; fault: Fault; row: number }[] {
  const faults: { field: string; fault: Fault; row: number }[] = [];
  const quoted = request.rows.flatMap((need, index) =>
    isQuoted(form, index + 1) ? [{ need, row: index + 1 }] : [],
  );
  if (quoted.length === 0) faults.push({ field: 'quote-1', fault: 'nothing', row: 1 });
  const decimals = currencyDecimals[request.currency];
  for (const { need, row } of quoted) {
    const figure = (name: string, scale: number) =>
      typedAmount(formText(form, `${name}-${row}`), scale, language) ?? -1n;
    const optional = (name: string, scale: number) =>
      formText(form, `${name}-${row}`) === '' ? 0n : figure(name, scale);
    const add = (isWrong: boolean, name: string, fault: Fault) => {
      if (isWrong) faults.push({ field: `${name}-${row}`, fault, row });
    };
    const amount = figure('amount', 3);
    const isPart = need.unit === 'piece' && amount % 1_000n !== 0n;
    add(amount <= 0n || amount > BigInt(need.amountMilli) || isPart, 'amount', 'amount');
    add(needsMass(need.unit) && figure('mass', 3) <= 0n, 'mass', 'mass');
    add(figure('price', decimals) <= 0n, 'price', 'price');
    add(optional('extras', decimals) < 0n, 'extras', 'money');
    add(optional('freight', decimals) < 0n, 'freight', 'money');
    add(optional('carbon', 0) < 0n, 'carbon', 'carbon');
    add(!/^\d{4}-\d\d-\d\d$/.test(formText(form, `deliveryOn-${row}`)), 'deliveryOn', 'day');
  }
  if (!/^\d{4}-\d\d-\d\d$/.test(formText(form, 'validUntil')))
    faults.push({ field: 'validUntil', fault: 'validUntil', row: 0 });
  return faults;
}

/** The form as the interface takes it; ask `faultsOfAnswer` first. */
export function answerOf(
  form: FormData,
  request: { rows: readonly NeedRow[]; currency: PriceCurrency },
  language: Language,
) {
  const decimals = currencyDecimals[request.currency];
  const orNull = (text: string): string | null => (text === '' ? null : text);
  return {
    rows: request.rows.flatMap((need, index) => {
      const row = index + 1;
      if (!isQuoted(form, row)) return [];
      const text = (name: string) => formText(form, `${name}-${row}`);
      const figure = (name: string, scale: number) => typedAmount(text(name), scale, language)?.toString();
      return [
        {
          row,
          amountMilli: figure('amount', 3),
          ...(needsMass(need.unit) && { massGrams: figure('mass', 3) }),
          priceMinor: figure('price', decimals),
          priceBasis: text('basis'),
          extrasMinor: figure('extras', decimals) ?? '0',
          freightMinor: figure('freight', decimals) ?? '0',
          grade: orNull(text('grade')),
          certificate: orNull(text('certificate')),
          carbonGramsPerKg: text('carbon') === '' ? null : (figure('carbon', 0) ?? null),
          carbonIsVerified: form.has(`verified-${row}`),
          deliveryOn: text('deliveryOn'),
          offerId: orNull(text('offer')),
          note: orNull(text('note')),
        },
      ];
    }),
    validUntil: `${formText(form, 'validUntil')}T16:00:00.000Z`,
    paymentTerms: orNull(formText(form, 'paymentTerms')),
    note: orNull(formText(form, 'note')),
  };
}
