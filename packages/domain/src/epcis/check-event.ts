import { AppError } from '../errors/index.ts';
import type { EpcisEvent } from './epcis-event.ts';
import { eventSchemas, eventTypes, type EventType } from './event-schema.ts';
import { hashEvent, hashOfEventId, type EventHash } from './hash-event.ts';
import { namespacesOf } from './namespaces.ts';

/** An event that may be kept: valid, hashed, and named by its hash unless it brought a name of its own. */
export interface CheckedEvent extends EventHash {
  /** The event with `eventID` and, where it needs one to be read alone, its `@context`. */
  event: EpcisEvent;
  /** What the event is called: its own `eventID`, or the CBV 2.0 hash. */
  name: string;
}

/**
 * Checks one event against EPCIS 2.0 and hashes it. An event without an `eventID` gets its hash as one; an `eventID`
 * that is a CBV hash must be the event's own.
 *
 * @param context the `@context` of the document it came in
 * @throws AppError `invalid-input` with one entry a wrong field; `event-id-mismatch` as reason when the eventID is the
 * hash of something else.
 * @example checkEvent(commissioningEvent(…)).hash
 */
export function checkEvent(value: unknown, context?: unknown): CheckedEvent {
  const type =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>).type : undefined;
  if (!isEventType(type)) {
    throw refused([{ field: 'type', message: `Give one of ${eventTypes.join(', ')}.` }]);
  }
  const read = eventSchemas[type].safeParse(value);
  const errors = read.success
    ? []
    : read.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
  const unknown = unknownFields(value as Record<string, unknown>, type, context);
  if (errors.length > 0 || unknown.length > 0) throw refused([...errors, ...unknown]);
  const event = withContext(value as Record<string, unknown>, context);
  const hash = hashEvent(event);
  if (!isStorable(JSON.stringify(event))) {
    throw refused([{ field: 'event', message: 'A text holds a NUL or half a character. Remove it.' }]);
  }
  const given = event.eventID as string | undefined;
  const stated = given === undefined ? undefined : hashOfEventId(given);
  if (stated !== undefined && stated !== hash.hash) {
    throw new AppError('invalid-input', {
      message: `The eventID is the hash of another event. This event's is ${hash.eventId}; leave eventID out to have it set.`,
      details: {
        reason: 'event-id-mismatch',
        errors: [{ field: 'eventID', message: `Give ${hash.eventId} or nothing.` }],
      },
    });
  }
  const name = given ?? hash.eventId;
  return { ...hash, name, event: { ...event, eventID: name } as unknown as EpcisEvent };
}

/** A database keeps neither NUL nor half a surrogate pair in text; JSON writes both as escapes. */
function isStorable(json: string): boolean {
  return !/(?:^|[^\\])(?:\\\\)*\\u(?:0000|d[89a-f])/.test(json);
}

function isEventType(type: unknown): type is EventType {
  return typeof type === 'string' && Object.hasOwn(eventSchemas, type);
}

/** What the standard does not name is an extension, which has a prefix that the context binds. */
function unknownFields(event: Record<string, unknown>, type: EventType, context: unknown) {
  const known = new Set(Object.keys(eventSchemas[type].shape));
  const prefixes = namespacesOf(event['@context'], namespacesOf(context));
  return Object.keys(event)
    .filter((key) => !known.has(key))
    .filter((key) => !prefixes.has(key.split(':')[0] ?? '') || !key.includes(':'))
    .map((field) => ({
      field,
      message: 'EPCIS knows no such field. An extension has a prefix that @context binds to a namespace.',
    }));
}

/** Keeps the meaning of prefixes with the event: its document will not be stored. */
function withContext(event: Record<string, unknown>, context: unknown): Record<string, unknown> {
  if (context === undefined) return event;
  const own = event['@context'];
  const list = (value: unknown): unknown[] =>
    value === undefined ? [] : Array.isArray(value) ? value : [value];
  return {
    '@context': own === undefined ? context : [...list(context), ...list(own)],
    ...omitContext(event),
  };
}

function omitContext(event: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(event).filter(([key]) => key !== '@context'));
}

function refused(errors: readonly { field: string; message: string }[]): AppError {
  const [first] = errors;
  return new AppError('invalid-input', {
    message: `This is no EPCIS 2.0 event: ${first === undefined ? 'see errors' : `${first.field}: ${first.message}`}`,
    details: { reason: 'event-invalid', errors: errors.slice(0, 100) },
  });
}
