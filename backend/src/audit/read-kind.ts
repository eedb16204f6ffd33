import { auditObjectKind, type AuditObjectKind } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';

/** @throws AppError `not-found` for a word that is no kind of object of the record */
export function readKind(kind: string): AuditObjectKind {
  const known = auditObjectKind.safeParse(kind);
  if (known.success) return known.data;
  throw new AppError('not-found', {
    message: 'The record has no such kind of object.',
    details: {
      reason: 'kind-unknown',
      remedy: `Ask for one of: ${auditObjectKind.options.join(', ')}.`,
      errors: [{ field: 'kind', message: 'No kind of object goes by this name.' }],
    },
  });
}
