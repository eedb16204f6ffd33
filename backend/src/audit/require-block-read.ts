import { AppError } from '@topsteel/domain/errors';

/**
 * What is told of a block rests on what was read of the chain up to it.
 *
 * @param newest up to which block answers can be given
 * @throws AppError `invalid-input` for a later one
 */
export function requireBlockRead(block: bigint, newest: bigint): void {
  if (block <= newest) return;
  throw new AppError('invalid-input', {
    message: `Block ${block} is not final, or was not read yet. Choose one up to ${newest}.`,
    details: {
      reason: 'block-not-final',
      newest: newest.toString(),
      errors: [{ field: 'block', message: `Give a block up to ${newest}.` }],
    },
  });
}

export const nothingRead = (): AppError =>
  new AppError('unavailable', {
    message:
      'Nobody has watched the chain yet, so there is nothing to compare. Try again when the oracles run.',
    details: { reason: 'watcher-away' },
  });
