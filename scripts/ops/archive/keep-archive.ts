import { setTimeout as sleep } from 'node:timers/promises';
import { keepDocuments } from '../documents/keep-documents.ts';
import { receiveWal } from '../postgres/receive-wal.ts';
import { holdCommits } from '../postgres/synchronous.ts';
import { takeBaseBackup } from '../postgres/take-base-backup.ts';
import { applyRetention } from './apply-retention.ts';
import { listBases, removeUnfinished, type Archive } from './archive-folder.ts';
import { parseLsn } from './segments.ts';

export interface KeepOptions {
  url: string;
  archive: Archive;
  /** A new base when the newest is older than this. */
  everyMs: number;
  /** How many bases stay. */
  keep: number;
  /** Where documents are copied from; null leaves them out. */
  ipfsApiUrl: string | null;
  /** Whether commits wait for the archive. */
  isSynchronous: boolean;
  onStep: (sentence: string) => void;
  signal: AbortSignal;
}

const DOCUMENTS_EVERY_MS = 15_000;
const LOOK_EVERY_MS = 1_000;
const LONGEST_PAUSE_MS = 2_000;

/** A running archive, for whoever waits for something of it. */
export interface KeptArchive {
  /** Resolves when a base of this run is whole and commits wait for the archive. */
  isReady: Promise<void>;
  /** Resolves when the signal has ended it. */
  ended: Promise<void>;
}

/**
 * Keeps an archive current until the signal: the log as it is written, a base from time to time, documents as they come,
 * and no more than it needs. Whatever goes wrong is told and tried again; commits wait meanwhile.
 */
export function keepArchive(options: KeepOptions): KeptArchive {
  const { archive, signal, onStep } = options;
  const state = { kept: 0n, hasGap: false, isHolding: false };
  let ready: () => void = () => undefined;
  const isReady = new Promise<void>((resolve) => {
    ready = resolve;
  });

  const receive = async (): Promise<void> => {
    let failures = 0;
    let said = '';
    while (!signal.aborted) {
      try {
        await receiveWal(
          options.url,
          archive,
          {
            onKept: (lsn) => {
              failures = 0;
              said = '';
              state.kept = lsn;
            },
            onGap: (from, to) => {
              state.hasGap = true;
              onStep(
                `The database no longer had its log from ${from} to ${to}. A new base is taken at once.`,
              );
            },
          },
          signal,
        );
        if (!isAborted(signal)) onStep('The database ended the log. Asking again.');
      } catch (error) {
        const sentence = `The log is not received: ${sentenceOf(error)} Commits wait; trying again.`;
        if (sentence !== said) onStep(sentence);
        said = sentence;
      }
      failures += 1;
      state.kept = 0n;
      // What answers next may be another database, restored.
      state.isHolding = false;
      await sleep(Math.min(250 * 2 ** failures, LONGEST_PAUSE_MS), null, { signal }).catch(() => null);
    }
  };

  const takeBases = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        if (state.kept > 0n) {
          const newest = (await listBases(archive)).at(-1);
          const age = newest === undefined ? Infinity : Date.now() - new Date(newest.endedAt).getTime();
          if (age >= options.everyMs || state.hasGap) await takeOne();
          if (options.isSynchronous && !state.isHolding) state.isHolding = await hold();
          ready();
        }
      } catch (error) {
        if (!isAborted(signal)) onStep(`No base was taken: ${sentenceOf(error)} Trying again.`);
      }
      await sleep(LOOK_EVERY_MS, null, { signal }).catch(() => null);
    }
  };

  const takeOne = async (): Promise<void> => {
    state.hasGap = false;
    onStep('Taking a base of the whole database.');
    const base = await takeBaseBackup(options.url, archive, async (stopLsn) => {
      while (state.kept < parseLsn(stopLsn)) await sleep(50, null, { signal });
    });
    const bytes = base.files.reduce((sum, file) => sum + file.bytes, 0);
    onStep(`Base ${base.id} is whole: ${megabytes(bytes)}, read back and compared file by file.`);
    const gone = await applyRetention(archive, options.keep);
    if (gone.bases > 0) onStep(`Removed ${gone.bases} older bases and ${gone.segments} files of the log.`);
  };

  const hold = async (): Promise<boolean> => {
    if (await holdCommits(options.url)) {
      onStep('From now on a commit is answered only when the archive has it on its disk.');
    } else {
      onStep(
        "This account may not make the database wait for the archive: set synchronous_standby_names = 'topsteel_archive' on the server. Until then what was acknowledged last can be lost.",
      );
    }
    return true;
  };

  const copyDocuments = async (ipfsApiUrl: string): Promise<void> => {
    while (!signal.aborted) {
      try {
        const copied = await keepDocuments(archive, ipfsApiUrl);
        if (copied > 0) onStep(`Copied ${copied} documents.`);
      } catch (error) {
        onStep(`Documents are not copied: ${sentenceOf(error)} Trying again.`);
      }
      await sleep(DOCUMENTS_EVERY_MS, null, { signal }).catch(() => null);
    }
  };

  const work = async (): Promise<void> => {
    await removeUnfinished(archive);
    const { ipfsApiUrl } = options;
    await Promise.all([receive(), takeBases(), ...(ipfsApiUrl === null ? [] : [copyDocuments(ipfsApiUrl)])]);
  };
  return { isReady, ended: work() };
}

const isAborted = (signal: AbortSignal): boolean => signal.aborted;
const sentenceOf = (error: unknown): string => {
  const text = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(text) ? text : `${text}.`;
};
export const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MiB`;
