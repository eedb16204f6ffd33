import type { Archive } from './archive-folder.ts';
import { OpenSegment } from './open-segment.ts';
import { OpsError } from '../ops-error.ts';
import { lsnText, SEGMENT_BYTES, startOfSegment } from './segments.ts';

/** What came of the log: from which place on, and how late it was at the database. */
export interface Piece {
  start: bigint;
  bytes: Buffer;
  clockMs: number;
}

/** Writes what comes of the log into the archive, in its order, and tells each time it is on the disk. */
export class LogWriter {
  /** The archive holds the log up to there, on its disk. */
  kept: bigint;
  private readonly archive: Archive;
  private readonly timeline: number;
  private readonly events: { onKept: (lsn: bigint) => void; onFailure: () => void };
  private segment: OpenSegment | null = null;
  private waiting: Piece[] = [];
  private writing: Promise<void> | null = null;
  private sealing: Promise<void> = Promise.resolve();
  private failure: Error | null = null;

  constructor(
    archive: Archive,
    timeline: number,
    from: bigint,
    events: { onKept: (lsn: bigint) => void; onFailure: () => void },
  ) {
    this.archive = archive;
    this.timeline = timeline;
    this.kept = from;
    this.events = events;
  }

  /** Takes the next piece. It counts once `onKept` has told a place behind it. */
  take(piece: Piece): void {
    this.waiting.push(piece);
    this.write();
  }

  /** Whether everything up to there is on the disk and nothing waits to be. */
  isIdleAt(lsn: bigint): boolean {
    return this.kept === lsn && this.writing === null;
  }

  /** Waits for what is under way. @throws the reason why something could not be written. */
  async end(): Promise<void> {
    while (this.writing !== null) await this.writing;
    await this.sealing;
    await this.segment?.close();
    if (this.failure !== null) throw this.failure;
  }

  private write(): void {
    this.writing ??= this.writeAll()
      .catch((error: unknown) => {
        this.fail(error);
      })
      .then(() => {
        this.writing = null;
        // What came while the last write was ending.
        if (this.waiting.length > 0 && this.failure === null) this.write();
      });
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const pieces = this.waiting;
      this.waiting = [];
      for (const piece of pieces) await this.append(piece);
      // One wait for the disk answers every commit that came meanwhile.
      await this.segment?.sync();
      this.kept = this.segment?.end ?? this.kept;
      this.events.onKept(this.kept);
    }
  }

  private async append({ start, bytes, clockMs }: Piece): Promise<void> {
    const open = (from: bigint): Promise<OpenSegment> =>
      OpenSegment.open(this.archive, this.timeline, from, clockMs);
    let segment = (this.segment ??= await open(startOfSegment(this.kept)));
    if (start !== segment.end) {
      throw new OpsError(
        `The log goes on at ${lsnText(start)}, but the archive has it up to ${lsnText(segment.end)}.`,
      );
    }
    let rest = bytes;
    do {
      rest = rest.subarray(await segment.append(rest, clockMs));
      if (segment.isFull) {
        const full = segment;
        await full.sync();
        // Compressing takes longer than a commit should wait.
        this.sealing = this.sealing
          .then(() => full.seal())
          .catch((error: unknown) => {
            this.fail(error);
          });
        segment = this.segment = await open(full.start + SEGMENT_BYTES);
      }
    } while (rest.length > 0);
  }

  private fail(error: unknown): void {
    this.failure ??= error instanceof Error ? error : new Error(String(error));
    this.events.onFailure();
  }
}
