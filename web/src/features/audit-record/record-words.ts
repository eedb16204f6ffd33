import type { useTranslations } from 'next-intl';
import type en from './words/en.json';

export type RecordWords = ReturnType<typeof useTranslations<'auditRecord'>>;

type Field = keyof typeof en.field;
type State = keyof typeof en.state;
type Event = keyof typeof en.event;
type Table = keyof typeof en.table;
type Capability = keyof typeof en.capability;
export type QuestionKey = keyof typeof en.question;
export type ParameterKey = keyof typeof en.parameter;

/** What a column or a fact is called. What has no word of ours stands as the API calls it. */
export const fieldName = (t: RecordWords, key: string): string =>
  t.has(`field.${key as Field}`) ? t(`field.${key as Field}`) : key;

/** A state, or the act of a contract that a document follows from (`act:ReportAccepted`). */
export function stateName(t: RecordWords, state: string): string {
  const event = state.replace(/^act:/, '');
  if (t.has(`state.${event as State}`)) return t(`state.${event as State}`);
  return t.has(`event.${event as Event}`) ? t(`event.${event as Event}`) : event;
}

/** @example eventName(t, 'LotRecalled') // 'Lot recalled' */
export const eventName = (t: RecordWords, event: string): string =>
  t.has(`event.${event as Event}`) ? t(`event.${event as Event}`) : event;

export const tableName = (t: RecordWords, table: string): string =>
  t.has(`table.${table as Table}`) ? t(`table.${table as Table}`) : table;

/** @example capabilityNames(t, 'mill, processor') // ['mill', 'processor'] */
export const capabilityNames = (t: RecordWords, text: string): string[] =>
  text
    .split(', ')
    .map((one) => (t.has(`capability.${one as Capability}`) ? t(`capability.${one as Capability}`) : one));
