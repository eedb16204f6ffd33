import { needUnits, type CertificateType, type NeedUnit } from '@topsteel/domain/sourcing';
import { formText } from '../../ui/form-text.ts';
import { typedAmount } from '../../ui/typed-amount.ts';
import type { FieldFault } from '../../ui/error-summary.tsx';
import type { Language } from '../../words/languages.ts';

/** A row of the form, as it is typed. */
export type NeedFields = {
  key: number;
  text: string;
  amount: string;
  unit: NeedUnit;
  family: string;
  grade: string;
  norm: string;
  dimensions: string;
  certificate: string;
  carbon: string;
  cutting: string;
};

/** The fields of a row that begin empty. */
export const emptyFields = {
  text: '',
  amount: '',
  family: '',
  grade: '',
  norm: '',
  dimensions: '',
  certificate: '',
  carbon: '',
  cutting: '',
} as const;

export const certificates: readonly CertificateType[] = ['2.1', '2.2', '3.1', '3.2'];
export { needUnits };

type Fault = 'text' | 'amount' | 'carbon' | 'postcode' | 'title' | 'answersBy' | 'emails';

/**
 * A vendor without an account, a line each: `Stahl Linz, verkauf@stahl-linz.example`, or the address alone.
 *
 * @returns null when a line has no address
 * @example readEmails('Stahl Linz, verkauf@linz.example') // [{ name: 'Stahl Linz', email: 'verkauf@linz.example' }]
 */
export function readEmails(text: string): { name: string; email: string }[] | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const found = lines.map((line) => {
    const email = /[^\s,;<>]+@[^\s,;<>]+\.[^\s,;<>]+/.exec(line)?.[0];
    if (email === undefined) return null;
    const name = line
      .replace(email, '')
      .replace(/[,;<>]/g, ' ')
      .trim();
    return { name: name === '' ? email : name, email };
  });
  return found.some((one) => one === null) ? null : found.filter((one) => one !== null);
}

/** What is wrong with the form, by field. */
export function faultsOf(
  form: FormData,
  rows: readonly NeedFields[],
  language: Language,
): { field: string; fault: Fault; row: number | null }[] {
  const wrong = (isWrong: boolean, field: string, fault: Fault, row: number | null = null) =>
    isWrong ? [{ field, fault, row }] : [];
  return [
    ...wrong(formText(form, 'title') === '', 'title', 'title'),
    ...rows.flatMap(({ key }, index) => [
      ...wrong(formText(form, `text-${key}`) === '', `text-${key}`, 'text', index + 1),
      ...wrong(milliOf(form, key, language) === null, `amount-${key}`, 'amount', index + 1),
      ...wrong(carbonOf(form, key, language) === undefined, `carbon-${key}`, 'carbon', index + 1),
    ]),
    ...wrong(formText(form, 'postcode') === '', 'postcode', 'postcode'),
    ...wrong(!/^\d{4}-\d\d-\d\d$/.test(formText(form, 'answersBy')), 'answersBy', 'answersBy'),
    ...wrong(readEmails(formText(form, 'emails')) === null, 'emails', 'emails'),
  ];
}

/** The faults in the words of the page. */
export const inWords = (
  faults: ReturnType<typeof faultsOf>,
  say: (fault: Fault, row: number) => string,
): FieldFault[] => faults.map(({ field, fault, row }) => ({ field, message: say(fault, row ?? 0) }));

function milliOf(form: FormData, key: number, language: Language): string | null {
  const milli = typedAmount(formText(form, `amount-${key}`), 3, language);
  const isPieces = formText(form, `unit-${key}`) === 'piece';
  if (milli === undefined || milli <= 0n || (isPieces && milli % 1_000n !== 0n)) return null;
  return milli.toString();
}

/** Null: any; undefined: no figure. */
function carbonOf(form: FormData, key: number, language: Language): string | null | undefined {
  const text = formText(form, `carbon-${key}`);
  if (text === '') return null;
  const whole = typedAmount(text, 0, language);
  return whole === undefined || whole <= 0n || whole > 999_999n ? undefined : whole.toString();
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** The form as the interface takes it; ask `faultsOf` first. */
export function inputOf(form: FormData, rows: readonly NeedFields[], language: Language) {
  return {
    title: formText(form, 'title'),
    rows: rows.map(({ key }) => ({
      text: formText(form, `text-${key}`),
      unit: formText(form, `unit-${key}`),
      amountMilli: milliOf(form, key, language),
      family: orNull(formText(form, `family-${key}`)),
      grade: orNull(formText(form, `grade-${key}`)),
      norm: orNull(formText(form, `norm-${key}`)),
      dimensions: orNull(formText(form, `dimensions-${key}`)),
      certificate: orNull(formText(form, `certificate-${key}`)),
      carbonCapGramsPerKg: carbonOf(form, key, language) ?? null,
      cutting: orNull(formText(form, `cutting-${key}`)),
    })),
    place: {
      country: formText(form, 'country'),
      postcode: formText(form, 'postcode'),
      city: orNull(formText(form, 'city')),
    },
    wantedOn: orNull(formText(form, 'wantedOn')),
    paymentTerms: orNull(formText(form, 'paymentTerms')),
    answersBy: `${formText(form, 'answersBy')}T16:00:00.000Z`,
    currency: formText(form, 'currency'),
    note: orNull(formText(form, 'note')),
    isBuyerNamed: form.has('isBuyerNamed'),
    recipients: [
      ...form.getAll('vendors').map((id) => ({ organisationId: typeof id === 'string' ? id : '' })),
      ...(readEmails(formText(form, 'emails')) ?? []).map((one) => ({ ...one, language })),
    ],
  };
}
