import { differencesOf, judgeTrail, type TrailJudgement } from '@topsteel/domain/audit';
import { AppError } from '@topsteel/domain/errors';
import { readAnchors } from '../audit/read-anchors.ts';
import { readTrail } from '../audit/read-trail.ts';
import { readTrailFile, writeTrail } from '../audit/trail-file.ts';
import type { Command } from '../command.ts';
import { findDatabase } from '../reconcile/find-database.ts';

/** Recomputes the audit log from its rows. Exit code 1 when a row, a link, the end or a root does not hold. */
export const auditVerify: Command = {
  name: 'audit-verify',
  usage: '[--database URL | --export FILE] [--rpc URL] [--against FILE] [--write FILE]',
  summary:
    'Recomputes the hash chain of the audit log and names each row that was changed, removed, slipped in or moved; with --rpc compares the roots on chain.',
  valueOptions: ['database', 'export', 'rpc', 'against', 'write'],
  arguments: 0,
  async run({ values }) {
    if (values.database !== undefined && values.export !== undefined) {
      throw new AppError('invalid-input', { message: 'Name a database or an export, not both.' });
    }
    const kept =
      values.export === undefined
        ? await readTrail(await findDatabase(values.database))
        : await readTrailFile(values.export);
    if (values.write !== undefined) await writeTrail(values.write, kept);
    const trail =
      values.rpc === undefined ? kept : { ...kept, closings: await readAnchors(values.rpc, kept.closings) };
    const judgement = judgeTrail(trail);
    if (values.against !== undefined) {
      judgement.findings.push(...differencesOf(await readTrailFile(values.against), trail));
    }
    const onChain = trail.closings.filter(({ anchored }) => anchored !== undefined).length;
    return {
      code: judgement.findings.length === 0 ? 0 : 1,
      text: linesOf(judgement, values.rpc === undefined ? null : onChain).join('\n'),
      json: { ...judgement, closingsOnChain: onChain, holds: judgement.findings.length === 0 },
    };
  },
};

function linesOf(judgement: TrailJudgement, onChain: number | null): string[] {
  const { entries, waiting, closings, head, findings } = judgement;
  return [
    `${entries} entries, ${waiting} of them not sealed yet, ${closings} closings.`,
    `  head  ${head}`,
    `  chain ${onChain === null ? 'not asked (--rpc)' : `${onChain} of ${closings} closings compared`}`,
    ...findings.map(({ sentence }) => `  ! ${sentence}`),
    '',
    findings.length === 0
      ? 'The audit log holds: every entry, every link and every root.'
      : 'The audit log does not hold.',
  ];
}
