import { AppError } from '../errors/index.ts';
import { partOfRow } from './landed-cost.ts';
import type { NeedRow, QuotedRow } from './need.ts';
import { standingOf, type AwardState, type QuotationLife, type RfqState } from './rfq-state.ts';

/** What of a row was given to somebody. */
export interface AwardedAmount {
  row: number;
  amountMilli: bigint;
  state: AwardState;
}

/** What of a need nobody has been given: lapsed awards are free again. */
export function openAmount(need: NeedRow, awards: readonly AwardedAmount[]): bigint {
  const given = awards.reduce(
    (sum, one) => (one.row === need.row && one.state !== 'lapsed' ? sum + one.amountMilli : sum),
    0n,
  );
  return need.amountMilli > given ? need.amountMilli - given : 0n;
}

/**
 * The part of a quoted row that is accepted: what was quoted, or less, and never more than is still open of the need.
 *
 * @param amountMilli what the buyer takes; null: as much of it as is open
 * @throws AppError `conflict` with reason `rfq-state`, `quotation-superseded`, `quotation-withdrawn`, `quotation-ended` or
 * `need-covered`; `invalid-input` with reason `amount-wrong`
 */
export function awardRow(
  rfq: { state: RfqState; needs: readonly NeedRow[]; awards: readonly AwardedAmount[] },
  quotation: QuotationLife & { rows: readonly QuotedRow[] },
  wanted: { row: number; amountMilli: bigint | null },
  now: Date,
): QuotedRow {
  if (rfq.state !== 'sent') throw notOpen(rfq.state);
  const standing = standingOf(quotation, now);
  if (standing !== 'standing') throw notStanding[standing]();
  const need = rfq.needs.find(({ row }) => row === wanted.row);
  const quoted = quotation.rows.find(({ row }) => row === wanted.row);
  if (!need || !quoted) throw notQuoted(wanted.row);
  const open = openAmount(need, rfq.awards);
  const most = open < quoted.amountMilli ? open : quoted.amountMilli;
  const amountMilli = wanted.amountMilli ?? most;
  if (most === 0n || amountMilli > open) throw covered(wanted.row, open);
  return partOfRow(need.unit, quoted, amountMilli);
}

const notOpen = (state: RfqState) =>
  new AppError('conflict', {
    message: `This request is ${state}: nothing can be accepted any more.`,
    details: { reason: 'rfq-state', state },
  });
const notStanding = {
  superseded: () =>
    new AppError('conflict', {
      message: 'The vendor has sent a newer version. Read that one, and accept it if it suits you.',
      details: { reason: 'quotation-superseded' },
    }),
  withdrawn: () =>
    new AppError('conflict', {
      message: 'The vendor has withdrawn this quotation. Ask for a new one.',
      details: { reason: 'quotation-withdrawn' },
    }),
  ended: () =>
    new AppError('conflict', {
      message: 'This quotation has ended. Ask the vendor to send it again.',
      details: { reason: 'quotation-ended' },
    }),
};
const notQuoted = (row: number) =>
  new AppError('invalid-input', {
    message: `Row ${row} was not quoted. Choose a row that was.`,
    details: { reason: 'row-not-quoted', row },
  });
const covered = (row: number, open: bigint) =>
  new AppError('conflict', {
    message: `Row ${row} is given to others already. Take at most what is still open.`,
    details: { reason: 'need-covered', row, openMilli: open.toString() },
  });
