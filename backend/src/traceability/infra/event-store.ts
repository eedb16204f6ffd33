import { keysOfEvent, type CheckedEvent } from '@topsteel/domain/epcis';
import { Prisma } from '../../generated/prisma/client.ts';
import { newId, type Tx } from '../../platform/database/index.ts';

export interface EventRow {
  id: string;
  hash: `0x${string}`;
  name: string;
  body: Record<string, unknown>;
  recordTime: Date;
}

/** Who asks: the events of the organisation and the public ones are in sight; null sees the public ones only. */
export type Viewer = string | null;

/** Rows of one INSERT; more would pass the number of parameters that PostgreSQL takes. */
const ROWS_AT_ONCE = 500;

/** Keeps events for an organisation, each once: one that it has already changes nothing. */
export async function insertEvents(
  tx: Tx,
  events: readonly CheckedEvent[],
  of: { organisationId: string; captureId: string | null; isAct: boolean },
): Promise<void> {
  const data = events.map(({ event, hash, name, preHash }) => ({
    ...keysOfEvent(event),
    ...of,
    id: newId(),
    hash,
    name,
    preHash,
    body: event as unknown as Prisma.InputJsonObject,
    declaresError: event.errorDeclaration !== undefined,
    eventTime: new Date(event.eventTime),
  }));
  for (let start = 0; start < data.length; start += ROWS_AT_ONCE) {
    await tx.epcisEvent.createMany({ data: data.slice(start, start + ROWS_AT_ONCE), skipDuplicates: true });
  }
}

/**
 * What the organisation's events of these names are, by name. Until the transaction ends nobody else captures for the
 * organisation, so that no name is given twice.
 */
export async function hashesOfNames(
  tx: Tx,
  organisationId: string,
  names: readonly string[],
): Promise<Map<string, string>> {
  await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('epcis:' || ${organisationId}, 0))`;
  const rows = await tx.epcisEvent.findMany({
    where: { organisationId, name: { in: [...names] } },
    select: { name: true, hash: true },
  });
  return new Map(rows.map(({ name, hash }) => [name, hash]));
}

/** An act whose hash the chain names; a block that was replaced does not count. */
const isPublic = Prisma.sql`(e.is_act AND EXISTS (
  SELECT 1 FROM bridge.event b
   WHERE b.args ? 'epcisEvent' AND b.args ->> 'epcisEvent' = e.hash AND b.status <> 'orphaned'))`;

const inSightOf = (viewer: Viewer): Prisma.Sql =>
  viewer === null ? isPublic : Prisma.sql`(e.organisation_id = ${viewer}::uuid OR ${isPublic})`;

/** Everything a query may ask; an absent or empty field asks nothing. Lists mean: any of these. */
export interface EventFilter {
  types?: readonly string[];
  actions?: readonly string[];
  bizSteps?: readonly string[];
  dispositions?: readonly string[];
  persistentSet?: readonly string[];
  persistentUnset?: readonly string[];
  transformationIds?: readonly string[];
  readPoints?: readonly string[];
  bizLocations?: readonly string[];
  parentIds?: readonly string[];
  epcs?: readonly string[];
  inputEpcs?: readonly string[];
  outputEpcs?: readonly string[];
  anyEpcs?: readonly string[];
  epcClasses?: readonly string[];
  inputEpcClasses?: readonly string[];
  outputEpcClasses?: readonly string[];
  anyEpcClasses?: readonly string[];
  bizTransactions?: readonly string[];
  sources?: readonly string[];
  destinations?: readonly string[];
  names?: readonly string[];
  declaresError?: boolean;
  eventTimeFrom?: string;
  eventTimeBefore?: string;
  recordTimeFrom?: string;
  recordTimeBefore?: string;
}

type Listed = {
  [K in keyof EventFilter]-?: NonNullable<EventFilter[K]> extends readonly string[] ? K : never;
}[keyof EventFilter];
type Timed = 'eventTimeFrom' | 'eventTimeBefore' | 'recordTimeFrom' | 'recordTimeBefore';

const scalars: readonly (readonly [Listed, Prisma.Sql])[] = [
  ['types', Prisma.sql`e.type`],
  ['actions', Prisma.sql`e.action`],
  ['bizSteps', Prisma.sql`e.biz_step`],
  ['dispositions', Prisma.sql`e.disposition`],
  ['transformationIds', Prisma.sql`e.transformation_id`],
  ['readPoints', Prisma.sql`e.read_point`],
  ['bizLocations', Prisma.sql`e.biz_location`],
  ['parentIds', Prisma.sql`e.parent_id`],
  ['names', Prisma.sql`e.name`],
];
const lists: readonly (readonly [Listed, Prisma.Sql])[] = [
  ['persistentSet', Prisma.sql`e.persistent_set`],
  ['persistentUnset', Prisma.sql`e.persistent_unset`],
  ['epcs', Prisma.sql`e.epcs`],
  ['inputEpcs', Prisma.sql`e.input_epcs`],
  ['outputEpcs', Prisma.sql`e.output_epcs`],
  ['anyEpcs', Prisma.sql`e.any_epcs`],
  ['epcClasses', Prisma.sql`e.epc_classes`],
  ['inputEpcClasses', Prisma.sql`e.input_epc_classes`],
  ['outputEpcClasses', Prisma.sql`e.output_epc_classes`],
  ['anyEpcClasses', Prisma.sql`e.any_epc_classes`],
  ['bizTransactions', Prisma.sql`e.biz_transactions`],
  ['sources', Prisma.sql`e.sources`],
  ['destinations', Prisma.sql`e.destinations`],
];
const times: readonly (readonly [Timed, Prisma.Sql])[] = [
  ['eventTimeFrom', Prisma.sql`e.event_time >=`],
  ['eventTimeBefore', Prisma.sql`e.event_time <`],
  ['recordTimeFrom', Prisma.sql`e.record_time >=`],
  ['recordTimeBefore', Prisma.sql`e.record_time <`],
];

function conditionsOf(filter: EventFilter): Prisma.Sql[] {
  const given = (name: Listed): string[] => [...(filter[name] ?? [])];
  return [
    ...scalars
      .filter(([name]) => given(name).length > 0)
      .map(([name, column]) => Prisma.sql`${column} = ANY(${given(name)}::text[])`),
    ...lists
      .filter(([name]) => given(name).length > 0)
      .map(([name, column]) => Prisma.sql`${column} && ${given(name)}::text[]`),
    ...times.flatMap(([name, compared]) =>
      filter[name] === undefined ? [] : [Prisma.sql`${compared} ${filter[name]}::timestamptz`],
    ),
    ...(filter.declaresError === undefined ? [] : [Prisma.sql`e.declares_error = ${filter.declaresError}`]),
  ];
}

/** Events in sight that fit, latest captured first; `after` is the id of the last row of the page before. */
export async function selectEvents(
  tx: Tx,
  viewer: Viewer,
  filter: EventFilter,
  page: { after: string | null; take: number },
): Promise<EventRow[]> {
  const where = Prisma.join(
    [
      inSightOf(viewer),
      ...conditionsOf(filter),
      ...(page.after === null ? [] : [Prisma.sql`e.id < ${page.after}::uuid`]),
    ],
    ' AND ',
  );
  return tx.$queryRaw<EventRow[]>`
    SELECT e.id::text, e.hash, e.name, e.body, e.record_time AS "recordTime"
      FROM epcis_event e WHERE ${where} ORDER BY e.id DESC LIMIT ${page.take}`;
}

/** One event in sight by its eventID, the organisation's own before others', the latest first. */
export async function findEvent(tx: Tx, viewer: Viewer, name: string): Promise<EventRow | null> {
  if (name.includes('\0') || !name.isWellFormed()) return null;
  const [row] = await tx.$queryRaw<EventRow[]>`
    SELECT e.id::text, e.hash, e.name, e.body, e.record_time AS "recordTime"
      FROM epcis_event e WHERE e.name = ${name} AND ${inSightOf(viewer)}
     ORDER BY e.organisation_id = ${viewer}::uuid DESC NULLS LAST, e.id DESC LIMIT 1`;
  return row ?? null;
}

/** The events of acts by the hashes that the chain names, in the order they were kept. */
export async function findActs(
  tx: Tx,
  hashes: readonly string[],
): Promise<{ hash: `0x${string}`; preHash: string; event: Record<string, unknown> }[]> {
  const rows = await tx.epcisEvent.findMany({
    where: { hash: { in: [...hashes] }, isAct: true },
    select: { hash: true, preHash: true, body: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ hash, preHash, body }) => ({
    hash: hash as `0x${string}`,
    preHash,
    event: body as Record<string, unknown>,
  }));
}
