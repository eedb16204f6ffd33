import { momentOf } from '@topsteel/domain/calendar';
import { canonicalValue, canonicalWord, eventTypes } from '@topsteel/domain/epcis';
import { AppError } from '@topsteel/domain/errors';
import type { EventFilter } from './infra/event-store.ts';

const DEFAULT_PER_PAGE = 30;
const MAX_PER_PAGE = 100;
const MAX_VALUES = 500;

/** What a query asks for, and which page of it. */
export interface EventQuery {
  filter: EventFilter;
  perPage: number;
  after: string | null;
}

type Values = readonly string[];

const readers = new Map<string, (values: Values) => EventFilter>([
  ['eventType', (values) => ({ types: values.map(eventType) })],
  ['EQ_action', (values) => ({ actions: values.map(action) })],
  ['EQ_bizStep', (values) => ({ bizSteps: values.map((word) => canonicalWord('bizStep', word)) })],
  ['EQ_disposition', (values) => ({ dispositions: values.map(disposition) })],
  ['EQ_persistentDisposition_set', (values) => ({ persistentSet: values.map(disposition) })],
  ['EQ_persistentDisposition_unset', (values) => ({ persistentUnset: values.map(disposition) })],
  ['EQ_transformationID', (values) => ({ transformationIds: values.map(canonicalValue) })],
  ['EQ_readPoint', (values) => ({ readPoints: values.map(canonicalValue) })],
  ['EQ_bizLocation', (values) => ({ bizLocations: values.map(canonicalValue) })],
  ['EQ_eventID', (values) => ({ names: values })],
  ['MATCH_epc', (values) => ({ epcs: values.map(identifier) })],
  ['MATCH_parentID', (values) => ({ parentIds: values.map(identifier) })],
  ['MATCH_inputEPC', (values) => ({ inputEpcs: values.map(identifier) })],
  ['MATCH_outputEPC', (values) => ({ outputEpcs: values.map(identifier) })],
  ['MATCH_anyEPC', (values) => ({ anyEpcs: values.map(identifier) })],
  ['MATCH_epcClass', (values) => ({ epcClasses: values.map(identifier) })],
  ['MATCH_inputEPCClass', (values) => ({ inputEpcClasses: values.map(identifier) })],
  ['MATCH_outputEPCClass', (values) => ({ outputEpcClasses: values.map(identifier) })],
  ['MATCH_anyEPCClass', (values) => ({ anyEpcClasses: values.map(identifier) })],
  ['EXISTS_errorDeclaration', (values) => ({ declaresError: flag(values) })],
  ['GE_eventTime', (values) => ({ eventTimeFrom: time('GE_eventTime', values) })],
  ['LT_eventTime', (values) => ({ eventTimeBefore: time('LT_eventTime', values) })],
  ['GE_recordTime', (values) => ({ recordTimeFrom: time('GE_recordTime', values) })],
  ['LT_recordTime', (values) => ({ recordTimeBefore: time('LT_recordTime', values) })],
]);

/** `EQ_bizTransaction_po`, `EQ_source_owning_party`, …: the type is a part of the name. */
const typedReaders: readonly (readonly [prefix: string, (type: string, values: Values) => EventFilter])[] = [
  [
    'EQ_bizTransaction_',
    (type, values) => ({ bizTransactions: pairs(canonicalWord('bizTransactionType', type), values) }),
  ],
  [
    'EQ_source_',
    (type, values) => ({ sources: pairs(canonicalWord('sourceOrDestinationType', type), values) }),
  ],
  [
    'EQ_destination_',
    (type, values) => ({ destinations: pairs(canonicalWord('sourceOrDestinationType', type), values) }),
  ],
];
const pairs = (type: string, values: Values): string[] =>
  values.map((value) => `${type} ${canonicalValue(value)}`);

function readerOf(name: string): ((values: Values) => EventFilter) | undefined {
  const typed = typedReaders.find(([prefix]) => name.startsWith(prefix) && name.length > prefix.length);
  return typed ? (values) => typed[1](name.slice(typed[0].length), values) : readers.get(name);
}

/**
 * Reads the parameters of the EPCIS query language, from an address (lists divided by `|`) or from a named query (lists as
 * JSON). Identifiers may be URNs or links; words of a vocabulary bare, as URN or as address.
 *
 * @throws AppError `invalid-input` with reason `query-parameter` for a parameter that is not known or has no such value.
 */
export function readEventQuery(
  parameters: Readonly<Record<string, unknown>>,
  page: { perPage?: string | undefined; nextPageToken?: string | undefined } = {},
): EventQuery {
  let filter: EventFilter = {};
  for (const [name, value] of Object.entries(parameters)) {
    const read = readerOf(name);
    if (!read) {
      throw refused(
        name,
        `The parameter ${name} is not supported. Known are ${[...readers.keys(), ...typedReaders.map(([prefix]) => `${prefix}{type}`)].join(', ')}.`,
      );
    }
    const values = valuesOf(name, value);
    if (values.length > 0) filter = { ...filter, ...read(values) };
  }
  return { filter, perPage: perPageOf(page.perPage), after: afterOf(page.nextPageToken) };
}

/** @example pageTokenOf('019aae2f-6000-7…') // opaque text for `nextPageToken` */
export const pageTokenOf = (id: string): string => Buffer.from(id).toString('base64url');

function valuesOf(name: string, value: unknown): Values {
  const list = Array.isArray(value)
    ? (value as unknown[])
    : typeof value === 'string'
      ? value.split('|')
      : [value];
  const values = list.map((each) => {
    if (typeof each === 'string') return each.trim();
    if (typeof each === 'boolean' || typeof each === 'number') return String(each);
    throw refused(name, `${name} takes text or a list of texts.`);
  });
  if (values.some((each) => each.includes('\0') || !each.isWellFormed())) {
    throw refused(name, `${name} holds a NUL or half a character.`);
  }
  if (values.length > MAX_VALUES) throw refused(name, `${name} takes at most ${MAX_VALUES} values.`);
  return values.filter((each) => each !== '');
}

function eventType(value: string): string {
  if ((eventTypes as readonly string[]).includes(value)) return value;
  throw refused('eventType', `"${value}" is no event type. Give one of ${eventTypes.join(', ')}.`);
}

function action(value: string): string {
  if (['ADD', 'OBSERVE', 'DELETE'].includes(value)) return value;
  throw refused('EQ_action', `"${value}" is no action. Give ADD, OBSERVE or DELETE.`);
}

const disposition = (word: string): string => canonicalWord('disposition', word);

function identifier(value: string): string {
  if (!value.includes('*')) return canonicalValue(value);
  const whole = canonicalValue(value);
  if (!whole.includes('*')) return whole;
  throw refused('MATCH', `Patterns such as ${value} are not supported. Give whole identifiers.`);
}

function flag([value]: Values): boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  throw refused('EXISTS_errorDeclaration', 'Give true or false.');
}

function time(name: string, [value = '']: Values): string {
  if (momentOf(value) !== undefined) return value;
  throw refused(
    name,
    `"${value}" is no time. Give one such as 2026-03-02T09:30:00Z; + in an address is written %2B.`,
  );
}

function perPageOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PER_PAGE;
  if (/^\d{1,6}$/.test(text) && Number(text) > 0) return Math.min(Number(text), MAX_PER_PAGE);
  throw refused('perPage', 'Give how many events a page has, from 1 to 100.');
}

function afterOf(token: string | undefined): string | null {
  if (token === undefined) return null;
  const id = Buffer.from(token, 'base64url').toString('utf8');
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id;
  throw refused('nextPageToken', 'This token was not made here. Start again from the first page.');
}

function refused(field: string, message: string): AppError {
  return new AppError('invalid-input', {
    message,
    details: { reason: 'query-parameter', errors: [{ field, message }] },
  });
}
