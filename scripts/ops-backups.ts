/**
 * `npm run ops:backups`: what the archive holds, how old it is, where the log has a gap, and from when to when a database
 * can be restored. With BACKUP_DIR and BACKUP_KEY. Exit code 1 when something needs a person: no usable base, a gap, a
 * base older than --oldest hours (36), a log older than --behind seconds (60).
 */
import { parseArgs } from 'node:util';
import { describeArchive, type ArchiveState } from './ops/archive/describe-archive.ts';
import { megabytes } from './ops/archive/keep-archive.ts';
import { OpsError, runOps } from './ops/ops-error.ts';
import { archiveOf } from './ops/ops-settings.ts';

function readOptions() {
  try {
    return parseArgs({
      options: {
        oldest: { type: 'string', default: '36' },
        behind: { type: 'string', default: '60' },
        json: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new OpsError((error as Error).message);
  }
}

function linesOf({ bases, log, gaps, restorable, documents, troubles }: ArchiveState): string[] {
  return [
    'Bases',
    ...bases.map(
      ({ id, ageHours, bytes, isUsable, startLsn }) =>
        `  ${id}  ${ageHours.toFixed(1).padStart(6)} h old  ${megabytes(bytes).padStart(11)}  from ${startLsn}${isUsable ? '' : '  WITHOUT ITS LOG'}`,
    ),
    ...(bases.length === 0 ? ['  none'] : []),
    'Log',
    log === null
      ? '  none'
      : `  up to ${log.lsn} on timeline ${log.timeline}, ${log.files} files, ${megabytes(log.bytes)}${log.behindSeconds === null ? '' : `, ${log.behindSeconds.toFixed(0)} s behind now`}`,
    ...gaps.map(({ timeline, from, to }) => `  GAP on timeline ${timeline} from ${from} to ${to}`),
    `Documents\n  ${documents}`,
    'Can be restored',
    restorable === null
      ? '  nothing'
      : `  from ${restorable.from} to ${restorable.to ?? 'the end of the log'}`,
    ...troubles.map((sentence) => `! ${sentence}`),
  ];
}

async function main(): Promise<void> {
  const options = readOptions();
  const state = await describeArchive(archiveOf(process.env), {
    oldestHours: Number(options.oldest),
    behindSeconds: Number(options.behind),
    now: new Date(),
  });
  process.stdout.write(
    options.json ? `${JSON.stringify(state, null, 2)}\n` : `${linesOf(state).join('\n')}\n`,
  );
  if (state.troubles.length > 0) process.exitCode = 1;
}

await runOps(main);
