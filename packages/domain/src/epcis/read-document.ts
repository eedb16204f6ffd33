import { AppError, isAppError } from '../errors/index.ts';
import type { HashNode } from './hash-node.ts';
import { expandName, namespacesOf, type Namespaces } from './namespaces.ts';
import { readJsonEvent } from './read-json-event.ts';

/** The events of a JSON document with what counts for all of them. */
export interface EventDocument {
  events: readonly unknown[];
  /** The document's `@context`; undefined for bare events. */
  context: unknown;
  /** Names, expanded, that the document excludes from the hash (`prefix:ignoreFields`). */
  ignored: ReadonlySet<string>;
}

type Json = Record<string, unknown>;

/**
 * The events of an EPCIS 2.0 JSON value: a capture document, a query document, one event or a list of events.
 *
 * @throws AppError `invalid-input` when it is none of these.
 */
export function eventsOfJson(value: unknown): EventDocument {
  if (Array.isArray(value)) return { events: value as unknown[], context: undefined, ignored: new Set() };
  if (!isObject(value)) throw refused();
  const context = value['@context'];
  if (!isObject(value.epcisBody)) {
    if (Array.isArray(value.eventList)) {
      return {
        events: value.eventList as unknown[],
        context,
        ignored: ignoredIn(value, namespacesOf(context)),
      };
    }
    // Much JSON has a type; only events have a time as well.
    if (typeof value.type !== 'string' || typeof value.eventTime !== 'string') throw refused();
    return { events: [value], context, ignored: new Set() };
  }
  const body = value.epcisBody;
  const results = isObject(body.queryResults) ? body.queryResults : undefined;
  const holder = isObject(results?.resultsBody) ? results.resultsBody : body;
  const events = holder.eventList ?? holder.event;
  if (events === undefined) throw refused();
  const namespaces = namespacesOf(context);
  const ignored = new Set([...ignoredIn(value, namespaces), ...ignoredIn(results ?? {}, namespaces)]);
  return { events: Array.isArray(events) ? (events as unknown[]) : [events], context, ignored };
}

/** Reads every event of a JSON document into the tree that is hashed. */
export function readJsonDocument(value: unknown): HashNode[] {
  const { events, context, ignored } = eventsOfJson(value);
  const outer = namespacesOf(context);
  return events.map((event, index) => {
    const own = isObject(event) ? event['@context'] : undefined;
    try {
      return readJsonEvent(event, namespacesOf(own, outer), ignored);
    } catch (cause) {
      if (events.length === 1 || !isAppError(cause)) throw cause;
      throw new AppError(cause.code, { message: `Event ${index + 1}: ${cause.message}`, cause });
    }
  });
}

/** `ignoreFields` in any namespace of the repository's own names what that repository added. */
function ignoredIn(holder: Json, namespaces: Namespaces): ReadonlySet<string> {
  const names = Object.entries(holder)
    .filter(([key]) => /^[^:]+:ignoreFields$/.test(key))
    .flatMap(([, fields]) => (Array.isArray(fields) ? (fields as unknown[]) : [fields]))
    .filter((field) => typeof field === 'string');
  return new Set(names.map((name) => expandName(name, namespaces)));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(): AppError {
  return new AppError('invalid-input', {
    message:
      'This holds no EPCIS events. Give an EPCISDocument or EPCISQueryDocument with epcisBody, one event with type and eventTime, or a list of events.',
  });
}
