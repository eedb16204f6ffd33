import { AppError } from '@topsteel/domain/errors';

/**
 * When something holds. Null begins now.
 *
 * @throws AppError `invalid-input` for a beginning in the past, or an end before it.
 */
export function validityOf(
  input: { validFrom: string | null; validUntil: string | null },
  now: Date,
): { validFrom: Date; validUntil: Date | null } {
  const validFrom = input.validFrom === null ? now : new Date(input.validFrom);
  const validUntil = input.validUntil === null ? null : new Date(input.validUntil);
  if (validFrom < now) throw wrong('validFrom', 'It cannot begin in the past: prices were given by then.');
  if (validUntil !== null && validUntil <= validFrom)
    throw wrong('validUntil', 'The end is before the beginning.');
  return { validFrom, validUntil };
}

/** Whether something holds now, will, or has. */
export function validityState(
  { validFrom, validUntil, endedAt }: { validFrom: Date; validUntil: Date | null; endedAt?: Date | null },
  now: Date,
): 'in-force' | 'coming' | 'past' {
  if (endedAt || (validUntil !== null && validUntil <= now)) return 'past';
  return validFrom > now ? 'coming' : 'in-force';
}

const wrong = (field: string, message: string) =>
  new AppError('invalid-input', {
    message,
    details: { reason: 'validity-wrong', errors: [{ field, message }] },
  });
