import { Readable } from 'node:stream';
import type pg from 'pg';
import { claimArchive, historyName, listSegments, type Archive } from '../archive/archive-folder.ts';
import { lineOf } from '../archive/judge-archive.ts';
import { LogWriter } from '../archive/log-writer.ts';
import { OpenSegment, readOpenSegment } from '../archive/open-segment.ts';
import { sealStream } from '../archive/sealed-file.ts';
import { lsnText, parseLsn, SEGMENT_BYTES, startOfSegment } from '../archive/segments.ts';
import { ARCHIVE_NAME, ask, connectReplication, copyBoth } from './replication-client.ts';

export interface ReceiverEvents {
  /** The archive holds the log up to there, on its disk. */
  onKept: (lsn: bigint) => void;
  /** The database had already thrown away what should come next: older bases cannot be brought past it. */
  onGap: (from: string, to: string) => void;
}

const STATUS_EVERY_MS = 5_000;
/** PostgreSQL counts microseconds from the year 2000. */
const EPOCH_2000_MS = 946_684_800_000;
const REMOVED = '58P01';

/**
 * Receives the write-ahead log as it is written, and tells the database how much of it is on the archive's disk: with
 * that word a synchronous database answers its commits. Comes back when the connection ends.
 *
 * @throws whatever ended the connection, unless the signal did.
 */
export async function receiveWal(
  url: string,
  archive: Archive,
  events: ReceiverEvents,
  signal: AbortSignal,
): Promise<void> {
  const client = await connectReplication(url);
  const stop = (): void => {
    void client.end().catch(() => undefined);
  };
  signal.addEventListener('abort', stop);
  try {
    const [system] = await ask(client, 'IDENTIFY_SYSTEM');
    await claimArchive(archive, system?.['systemid'] ?? '');
    const timeline = Number(system?.['timeline']);
    await ensureSlot(client);
    const switched = await keepHistory(client, archive, timeline);
    const now = parseLsn(system?.['xlogpos'] ?? '0/0');
    const from = (await whereToGoOn(archive, timeline)) ?? startOfSegment(switched ?? now);
    await stream(client, archive, { timeline, from }, events).catch(async (error: unknown) => {
      if ((error as { code?: string }).code !== REMOVED) throw error;
      events.onGap(lsnText(from), lsnText(startOfSegment(now)));
      await stream(client, archive, { timeline, from: startOfSegment(now) }, events);
    });
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    await client.end().catch(() => undefined);
  }
}

/** The database keeps the log from here on until it was received. */
async function ensureSlot(client: pg.Client): Promise<void> {
  const [slot] = await ask(client, `READ_REPLICATION_SLOT ${ARCHIVE_NAME}`);
  if ((slot?.['slot_type'] ?? null) === null) {
    await ask(client, `CREATE_REPLICATION_SLOT ${ARCHIVE_NAME} PHYSICAL ( RESERVE_WAL )`);
  }
}

/** Where a restored database left the line of the one before it: without that, a later restore cannot follow it. */
async function keepHistory(client: pg.Client, archive: Archive, timeline: number): Promise<bigint | null> {
  if (timeline < 2) return null;
  const [history] = await ask(client, `TIMELINE_HISTORY ${timeline}`);
  const text = history?.['content'] ?? '';
  await sealStream(
    Readable.from([Buffer.from(text)]),
    archive.path('wal', historyName(timeline)),
    archive.key,
  );
  return lineOf(timeline, text).at(-2)?.until ?? null;
}

async function whereToGoOn(archive: Archive, timeline: number): Promise<bigint | null> {
  const ofTimeline = (await listSegments(archive)).filter((one) => one.timeline === timeline);
  const newest = ofTimeline.at(-1);
  // Full, and not sealed when an earlier run ended.
  for (const { name, start, isOpen } of ofTimeline.slice(0, -1)) {
    if (!isOpen) continue;
    const { clockMs } = await readOpenSegment(archive, name);
    await (await OpenSegment.open(archive, timeline, start, clockMs)).seal();
  }
  if (newest === undefined) return null;
  if (!newest.isOpen) return newest.start + SEGMENT_BYTES;
  const { content } = await readOpenSegment(archive, newest.name);
  return newest.start + BigInt(content.length);
}

async function stream(
  client: pg.Client,
  archive: Archive,
  { timeline, from }: { timeline: number; from: bigint },
  { onKept }: ReceiverEvents,
): Promise<void> {
  const command = `START_REPLICATION SLOT ${ARCHIVE_NAME} PHYSICAL ${lsnText(from)} TIMELINE ${timeline}`;
  const { chunks, send } = copyBoth(client, command);
  const writer = new LogWriter(archive, timeline, from, {
    onKept: (lsn) => {
      send(statusOf(lsn));
      onKept(lsn);
    },
    onFailure: () => {
      void client.end().catch(() => undefined);
    },
  });
  const ticking = setInterval(() => {
    send(statusOf(writer.kept, true));
  }, STATUS_EVERY_MS);
  try {
    onKept(from);
    for await (const message of chunks) {
      const type = String.fromCharCode(message[0] ?? 0);
      if (type === 'w') {
        const start = message.readBigUInt64BE(1);
        writer.take({ start, bytes: message.subarray(25), clockMs: clockAt(message, 17) });
      }
      if (type !== 'k') continue;
      // Nothing was written, and it is later: the archive is good until now.
      const start = message.readBigUInt64BE(1);
      if (writer.isIdleAt(start))
        writer.take({ start, bytes: Buffer.alloc(0), clockMs: clockAt(message, 9) });
      if (message[17] === 1) send(statusOf(writer.kept));
    }
  } finally {
    clearInterval(ticking);
    // Its own failure, where there was one, is why the connection ended.
    await writer.end();
  }
}

const clockAt = (message: Buffer, at: number): number =>
  Number(message.readBigInt64BE(at) / 1_000n) + EPOCH_2000_MS;

/** "Standby status update": written and on the disk up to there, applied nowhere. */
function statusOf(lsn: bigint, isAnswerWanted = false): Buffer {
  const message = Buffer.alloc(34);
  message.write('r', 0, 'latin1');
  message.writeBigUInt64BE(lsn, 1);
  message.writeBigUInt64BE(lsn, 9);
  message.writeBigInt64BE(BigInt(Date.now() - EPOCH_2000_MS) * 1_000n, 25);
  message[33] = isAnswerWanted ? 1 : 0;
  return message;
}
