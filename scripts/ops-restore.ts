/**
 * `npm run ops:restore -- --to <latest|time|lsn>`: makes a database of an archive, in a folder that is not there yet. With
 * BACKUP_DIR and BACKUP_KEY.
 *
 *     npm run ops:restore -- --to latest                          everything that was acknowledged
 *     npm run ops:restore -- --to 2026-11-26T18:30:00Z            as it was then
 *     npm run ops:restore -- --to 0/5000028 --into /srv/pgdata    into a folder of a PostgreSQL of your own
 *     npm run ops:restore -- --to latest --ipfs http://…:5001     and puts the documents back into that store
 *     npm run ops:restore -- --to … --into … --copy               to look at: its commits wait for no archive
 *
 * Without --into the database of --data (.data) is meant: move its old folder away first.
 */
import { parseArgs } from 'node:util';
import { postgresDataFolder } from '../packages/sandbox/src/postgres/run-postgres.ts';
import type { Target } from './ops/archive/judge-archive.ts';
import { parseLsn } from './ops/archive/segments.ts';
import { putDocuments } from './ops/documents/keep-documents.ts';
import { OpsError, runOps } from './ops/ops-error.ts';
import { archiveOf } from './ops/ops-settings.ts';
import { restoreDatabase } from './ops/restore/restore-database.ts';

function targetOf(text: string | undefined): Target {
  if (text === 'latest') return { kind: 'latest' };
  if (text !== undefined && /^[0-9a-f]+\/[0-9a-f]+$/i.test(text)) return { kind: 'lsn', lsn: parseLsn(text) };
  // Without a zone it would mean another moment on another machine.
  const isMoment =
    text !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  if (isMoment) return { kind: 'time', time: new Date(text) };
  throw new OpsError(
    `--to ${text === undefined ? 'is missing' : `is "${text}"`}: give latest, a time with its zone such as 2026-11-26T18:30:00Z, or a place in the log such as 0/5000028.`,
  );
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        to: { type: 'string' },
        into: { type: 'string' },
        data: { type: 'string', default: '.data' },
        timeline: { type: 'string' },
        ipfs: { type: 'string' },
        copy: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new OpsError((error as Error).message);
  }
}

async function main(): Promise<void> {
  const startedAt = Date.now();
  const options = readOptions();
  const target = targetOf(options.to);
  const archive = archiveOf(process.env);
  const folder = options.into ?? postgresDataFolder(options.data);
  const onStep = (sentence: string): void => {
    if (!options.json) process.stdout.write(`${sentence}\n`);
  };
  const timeline = options.timeline === undefined ? {} : { timeline: Number(options.timeline) };
  const restored = await restoreDatabase(archive, folder, target, {
    ...{ onStep, isCopy: options.copy },
    ...timeline,
  });
  const documents = options.ipfs === undefined ? null : await putDocuments(archive, options.ipfs);
  const { base, segments, lsn, lastCommitAt } = restored;
  const seconds = (Date.now() - startedAt) / 1_000;
  if (options.json) {
    const result = { folder, base: base.id, segments, lsn, timeline: restored.timeline, lastCommitAt };
    process.stdout.write(`${JSON.stringify({ ...result, documents, seconds })}\n`);
    return;
  }
  const lines = [
    `The database is in ${folder}, stopped, after ${seconds.toFixed(1)} s.`,
    `  base            ${base.id}, migration ${base.migration ?? 'none'}`,
    `  log             ${segments} files, up to ${lsn} on timeline ${restored.timeline}`,
    `  last commit     ${lastCommitAt ?? 'none in the log'}`,
    ...(documents === null ? [] : [`  documents       ${documents} put back`]),
    options.copy
      ? 'It is a copy: its commits wait for no archive.'
      : 'Next: start the database, then npm run ops:backup (commits wait for it), then everything else; then npm run -s topsteel -- reconcile.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

await runOps(main);
