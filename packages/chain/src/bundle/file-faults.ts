import { AppError } from '@topsteel/domain/errors';

/** A file of a bundle that does not belong where it is; the report names it. */
export const strangeFile = (path: string): AppError =>
  new AppError('invalid-input', {
    message: `${path} does not belong to this evidence bundle.`,
    details: { reason: path },
  });
