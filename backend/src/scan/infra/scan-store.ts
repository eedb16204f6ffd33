import { judgeReadings, KEPT_DAYS, type CopySignal, type Reading } from '@topsteel/domain/scan';
import { newId, type Tx } from '../../platform/database/index.ts';

const DAY_MS = 86_400_000;
/** What people wrote is kept as long as a claim for a delivery may take. */
export const REPORTS_KEPT_DAYS = 365;
const KEYS_KEPT_DAYS = 2;
const MOST_READ = 500;

export interface NewReading {
  lotCode: string;
  serial: string;
  readAt: Date;
  country: string | null;
  latitudeTenths: number | null;
  longitudeTenths: number | null;
  reader: string;
  tag: string;
}

export const insertReading = (tx: Tx, reading: NewReading) =>
  tx.labelReading.create({ data: { id: newId(), ...reading } });

export interface NewReport {
  id: string;
  lotCode: string;
  serial: string;
  what: string;
  text: string;
  contact: string;
  reader: string;
  reportedAt: Date;
}

/** @returns false when a report of this id is kept already */
export async function insertReport(tx: Tx, report: NewReport): Promise<boolean> {
  return (await tx.labelReport.createMany({ data: [report], skipDuplicates: true })).count === 1;
}

export const isReportKept = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.labelReport.count({ where: { id } })) === 1;

/** How often a reader has read this label, and anything, since a time. */
export async function countOfReader(
  tx: Tx,
  reader: string,
  label: { lotCode: string; serial: string },
  since: Date,
) {
  const [ofLabel, ofAll] = await Promise.all([
    tx.labelReading.count({ where: { reader, ...label, readAt: { gte: since } } }),
    tx.labelReading.count({ where: { reader, readAt: { gte: since } } }),
  ]);
  return { ofLabel, ofAll };
}

export async function countOfReports(tx: Tx, reader: string, lotCode: string, since: Date) {
  const [ofReader, ofLot] = await Promise.all([
    tx.labelReport.count({ where: { reader, reportedAt: { gte: since } } }),
    tx.labelReport.count({ where: { lotCode, reportedAt: { gte: since } } }),
  ]);
  return { ofReader, ofLot };
}

export const readingsOfLot = (client: Tx, lotCode: string) =>
  client.labelReading.findMany({
    where: { lotCode, readAt: { gte: keptSince() } },
    orderBy: { readAt: 'desc' },
    take: 5_000,
  });

export const reportsOfLot = (client: Tx, lotCode: string) =>
  client.labelReport.findMany({ where: { lotCode }, orderBy: { reportedAt: 'desc' }, take: 100 });

/** Whether the newest readings of a label can all be of one label. */
export async function signalOf(
  client: Tx,
  label: { lotCode: string; serial: string },
): Promise<CopySignal | undefined> {
  const rows = await client.labelReading.findMany({
    where: { ...label, readAt: { gte: keptSince() } },
    orderBy: { readAt: 'desc' },
    take: MOST_READ,
  });
  return judgeReadings(rows.toReversed().map(readingOf));
}

export function readingOf(row: {
  readAt: Date;
  reader: string;
  country: string | null;
  latitudeTenths: number | null;
  longitudeTenths: number | null;
}): Reading {
  const { latitudeTenths, longitudeTenths } = row;
  return {
    at: Math.floor(row.readAt.getTime() / 1_000),
    reader: row.reader,
    country: row.country ?? undefined,
    position:
      latitudeTenths === null || longitudeTenths === null
        ? undefined
        : { latitude: latitudeTenths / 10, longitude: longitudeTenths / 10 },
  };
}

export const keyOfDay = (client: Tx, day: Date) => client.readerKey.findUnique({ where: { day } });

/** The first process of a day makes its key; the others find it. */
export async function makeKeyOfDay(client: Tx, day: Date, key: Uint8Array<ArrayBuffer>): Promise<void> {
  await client.readerKey.createMany({ data: [{ day, key }], skipDuplicates: true });
}

/** Deletes what has had its time. */
export async function forgetOld(client: Tx, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  await client.labelReading.deleteMany({ where: { readAt: { lt: before(KEPT_DAYS) } } });
  await client.labelReport.deleteMany({ where: { reportedAt: { lt: before(REPORTS_KEPT_DAYS) } } });
  await client.readerKey.deleteMany({ where: { day: { lt: before(KEYS_KEPT_DAYS) } } });
}

const keptSince = (): Date => new Date(Date.now() - KEPT_DAYS * DAY_MS);
