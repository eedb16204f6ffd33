import { AppError } from '@topsteel/domain/errors';

/** Between which blocks the escrow's money can be compared. */
export interface Comparable {
  /** Where the contracts begin. */
  first: bigint;
  /** The newest that is final, and that the watcher has read. */
  newest: bigint;
}

/**
 * The block at which is compared: the one asked for, else the newest.
 *
 * @throws AppError `invalid-input` when there is nothing to compare there, or not yet.
 */
export function chooseBlock(asked: bigint | undefined, { first, newest }: Comparable): bigint {
  const wanted = asked ?? newest;
  if (wanted > newest) {
    throw new AppError('invalid-input', {
      message: `Block ${wanted} is not final and booked yet; the newest that is: ${newest}.`,
    });
  }
  if (wanted >= first) return wanted;
  throw new AppError('invalid-input', {
    message: `Block ${wanted} is before the contracts, which begin at block ${first}: there is nothing to compare.`,
  });
}
