import type { Anchored } from '@topsteel/chain';
import { differencesOf, judgeTrail, type TrailJudgement } from '@topsteel/domain/audit';
import { AppError } from '@topsteel/domain/errors';
import { presentAnchors, rootsOf, type AnchorsTold } from '../anchors/present-anchors.ts';
import { readAnchors } from '../anchors/read-anchors.ts';
import { readTrail, type ReadTrail } from '../audit/read-trail.ts';
import { readTrailFile, writeTrail } from '../audit/trail-file.ts';
import type { Command } from '../command.ts';
import { findDatabase } from '../reconcile/find-database.ts';

/** Between the time that a closing bears and the moment from which everybody sees it in the database. */
const SETTLES_IN_S = 60;

/** Recomputes the audit log from its rows. Exit code 1 when a row, a link, the end or a root does not hold. */
export const auditVerify: Command = {
  name: 'audit-verify',
  usage: '[--database URL | --export FILE] [--rpc URL] [--publisher ADDRESS] [--against FILE] [--write FILE]',
  summary:
    'Recomputes the hash chain of the audit log and names each row that was changed, removed, slipped in or moved; with --rpc compares the roots on chain.',
  valueOptions: ['database', 'export', 'rpc', 'publisher', 'against', 'write'],
  arguments: 0,
  async run({ values }) {
    if (values.database !== undefined && values.export !== undefined) {
      throw new AppError('invalid-input', { message: 'Name a database or an export, not both.' });
    }
    const earlier = values.against === undefined ? undefined : await readTrailFile(values.against);
    const onChain = await readAnchors(values, 'TopSteel.Audit');
    const trail =
      values.export === undefined
        ? await readTrail(await findDatabase(values.database))
        : await readTrailFile(values.export);
    if (values.write !== undefined) await writeTrail(values.write, trail);
    const anchors = values.export === undefined ? onChain : onChain?.filter(isBefore(trail));
    const judgement = judgeTrail(trail, anchors && rootsOf(anchors));
    if (earlier !== undefined) judgement.findings.push(...differencesOf(earlier, trail));
    const told = presentAnchors(
      judgement.onChain,
      { closings: judgement.closings, head: trail.head.sequence },
      anchors,
    );
    const holds = judgement.findings.length > 0 ? false : told.untold.length > 0 ? null : true;
    return {
      code: holds === null ? 2 : holds ? 0 : 1,
      text: linesOf(judgement, told, holds).join('\n'),
      json: { ...judgement, onChain: told.json, untold: told.untold, holds },
    };
  },
};

/** A copy says nothing of what was put on chain after it was made. */
const isBefore =
  ({ readAt, closings }: ReadTrail) =>
  ({ sequence, closedAt }: Anchored): boolean =>
    readAt === undefined
      ? sequence <= BigInt(closings.at(-1)?.number ?? 0)
      : closedAt + SETTLES_IN_S < readAt || closings.some(({ number }) => BigInt(number) === sequence);

function linesOf(judgement: TrailJudgement, { line, untold }: AnchorsTold, holds: boolean | null): string[] {
  const { entries, waiting, closings, head, findings } = judgement;
  return [
    `${entries} entries, ${waiting} of them not sealed yet, ${closings} closings.`,
    `  head  ${head}`,
    `  chain ${line}`,
    ...findings.map(({ sentence }) => `  ! ${sentence}`),
    ...untold.map((sentence) => `  ? ${sentence}`),
    '',
    holds === null
      ? 'Cannot tell whether the audit log holds: its rows do, and the chain was not compared with all of it.'
      : holds
        ? 'The audit log holds: every entry, every link and every root.'
        : 'The audit log does not hold.',
  ];
}
