import type { Rfq } from '@topsteel/domain/api';
import { formatScaled } from '@topsteel/domain/units';
import type { Language } from '../../words/languages.ts';
import { formText } from '../../ui/form-text.ts';
import { entryText } from '../../ui/typed-decimal.ts';
import { emptyFields, needUnits, type NeedFields } from './rfq-input.ts';

/** What a form for a request begins with. */
export type RfqStart = {
  /** The draft that is changed; null: a new one. */
  draftId: string | null;
  title: string;
  rows: NeedFields[];
  country: string;
  postcode: string;
  city: string;
  wantedOn: string;
  answersBy: string;
  paymentTerms: string;
  note: string;
  currency: string;
  isBuyerNamed: boolean;
  vendorIds: string[];
  emails: string;
};

const DAY_MS = 86_400_000;
const dayIn = (now: Date, days: number): string =>
  new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);

const emptyRow = (key: number, text = ''): NeedFields => ({ key, unit: 'tonne', ...emptyFields, text });

/** A new request: a row for each text, answers in three days. */
export const newStart = (
  texts: readonly string[],
  place: { country: string; postcode: string },
  now: Date,
): RfqStart => ({
  draftId: null,
  title: texts[0]?.slice(0, 80) ?? '',
  rows: (texts.length === 0 ? [''] : texts).map((text, index) => emptyRow(index + 1, text)),
  ...place,
  city: '',
  wantedOn: '',
  answersBy: dayIn(now, 3),
  paymentTerms: '',
  note: '',
  currency: 'EUR',
  isBuyerNamed: false,
  vendorIds: [],
  emails: '',
});

/** The form of a draft, or of a new request that begins as another one was. */
export function startOf(rfq: Rfq, language: Language, now: Date): RfqStart {
  const isDraft = rfq.state === 'draft';
  return {
    draftId: isDraft ? rfq.id : null,
    title: rfq.title,
    rows: rfq.rows.map((row, index) => ({
      key: index + 1,
      text: row.text,
      amount: entryText(formatScaled(BigInt(row.amountMilli), 3), language),
      unit: row.unit,
      family: row.family ?? '',
      grade: row.grade ?? '',
      norm: row.norm ?? '',
      dimensions: row.dimensions ?? '',
      certificate: row.certificate ?? '',
      carbon: row.carbonCapGramsPerKg ?? '',
      cutting: row.cutting ?? '',
    })),
    country: rfq.place.country,
    postcode: rfq.place.postcode,
    city: rfq.place.city ?? '',
    wantedOn: rfq.wantedOn ?? '',
    answersBy: isDraft ? rfq.answersBy.slice(0, 10) : dayIn(now, 3),
    paymentTerms: rfq.paymentTerms ?? '',
    note: rfq.note ?? '',
    currency: rfq.currency,
    isBuyerNamed: rfq.isBuyerNamed,
    vendorIds: rfq.recipients.flatMap(({ organisationId, email }) =>
      organisationId === null || email !== null ? [] : [organisationId],
    ),
    emails: rfq.recipients
      .flatMap(({ name, email }) => (email === null ? [] : [`${name}, ${email}`]))
      .join('\n'),
  };
}

/** The rows of a form that was sent, as they were typed. */
export function typedRows(form: FormData): NeedFields[] {
  const keys = form.getAll('row').map(Number).filter(Number.isSafeInteger).slice(0, 50);
  return keys.map((key) => {
    const text = (name: string) => formText(form, `${name}-${key}`);
    const unit = needUnits.find((one) => one === text('unit')) ?? 'tonne';
    return {
      key,
      unit,
      text: text('text'),
      amount: text('amount'),
      family: text('family'),
      grade: text('grade'),
      norm: text('norm'),
      dimensions: text('dimensions'),
      certificate: text('certificate'),
      carbon: text('carbon'),
      cutting: text('cutting'),
    };
  });
}

/** A form that was sent, to be shown again as it was typed; where it asks for it, with a row more or less. */
export function typedStart(form: FormData): RfqStart {
  const text = (name: string) => formText(form, name);
  const rows = typedRows(form).filter(({ key }) => String(key) !== text('removeRow'));
  const last = Math.max(0, ...rows.map(({ key }) => key));
  const isLonger = form.has('addRow') || rows.length === 0;
  return {
    draftId: text('draft') === '' ? null : text('draft'),
    title: text('title'),
    rows: isLonger ? [...rows, { ...emptyRow(last + 1), unit: rows.at(-1)?.unit ?? 'tonne' }] : rows,
    country: text('country'),
    postcode: text('postcode'),
    city: text('city'),
    wantedOn: text('wantedOn'),
    answersBy: text('answersBy'),
    paymentTerms: text('paymentTerms'),
    note: text('note'),
    currency: text('currency'),
    isBuyerNamed: form.has('isBuyerNamed'),
    vendorIds: form.getAll('vendors').filter((one) => typeof one === 'string'),
    emails: text('emails'),
  };
}
