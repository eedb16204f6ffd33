import type { AuditAnswer, AuditObject } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';

/**
 * An answer as CSV (RFC 4180): figures in base units as they are, and beside a column that leads somewhere the id.
 *
 * @example answerCsv(answer).split('\r\n')[0] // 'payment,payment_id,order,order_id,…'
 */
export function answerCsv({ columns, rows }: Pick<AuditAnswer, 'columns' | 'rows'>): string {
  const leads = columns.map((_, place) => rows.some((row) => (row[place]?.of ?? undefined) !== undefined));
  const head = columns.flatMap(({ key }, place) => (leads[place] ? [key, `${key}_id`] : [key]));
  const lines = rows.map((row) =>
    row.flatMap((cell, place) => (leads[place] ? [cell?.value ?? '', cell?.of ?? ''] : [cell?.value ?? ''])),
  );
  return csvOf([head, ...lines]);
}

/** The acts of an object, one a line. */
export function actsCsv({ acts }: Pick<AuditObject, 'acts'>): string {
  const head = [
    'at',
    'block',
    'block_hash',
    'transaction',
    'log_index',
    'contract',
    'event',
    'final',
    'organisation',
  ];
  return csvOf([
    [...head, 'signer', 'standing', 'document_hash', 'arguments'],
    ...acts.map((act) => [
      act.at,
      act.block,
      act.blockHash,
      act.transaction,
      act.logIndex.toString(),
      act.contract,
      act.name,
      act.isFinal ? 'yes' : 'no',
      act.organisation?.of ?? '',
      act.signer ?? '',
      act.standing ?? '',
      act.documentHash ?? '',
      JSON.stringify(act.args),
    ]),
  ]);
}

/** A file is whole or is not given: a cut one looks like a whole one. */
export const fileTooLong = (of: 'rows' | 'acts', most: number): AppError =>
  new AppError('invalid-input', {
    message: `The file would have more than ${most} ${of}, and a part of them would look like the whole.`,
    details: {
      reason: 'file-too-long',
      remedy:
        of === 'rows'
          ? 'Ask more narrowly, with a later moment, a year or one company’s part of the record; or ask the graph, page by page.'
          : 'Open a part of it: the payments, lots or certificates that it is made of have files of their own.',
    },
  });

const csvOf = (lines: readonly (readonly string[])[]): string =>
  lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');

/** What a spreadsheet would read as a formula stands behind an apostrophe. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
