import { AppError } from '@topsteel/domain/errors';
import { Organisations, type OrganisationFacts } from '../../organisation/index.ts';

/**
 * The inspection body that is to countersign certificates of type 3.2, or null when there are none.
 *
 * @throws AppError `invalid-input` when one is needed and none is named, when it is no registered inspection body, or
 * when it is the issuer itself (EN 10204:2004, clause 4.2 asks for an independent one).
 */
export async function chooseInspectionBody(
  organisations: Organisations,
  issuer: { id: string; account: string },
  kinds: readonly number[],
  bodyId: string | undefined,
): Promise<OrganisationFacts | null> {
  if (!kinds.includes(32)) return null;
  if (bodyId === undefined) {
    throw refusedBody(
      'Among them is a certificate of type 3.2, which an independent inspection body countersigns. Choose the body.',
    );
  }
  const body = await organisations.byId(bodyId);
  if (!body?.roles.includes('inspection-body') || body.account === null) {
    throw refusedBody('This organisation is no inspection body of the register. Choose another.');
  }
  if (body.id === issuer.id || body.account.toLowerCase() === issuer.account.toLowerCase()) {
    throw refusedBody(
      'An inspection body must be independent of the issuer (EN 10204, clause 4.2). Choose another.',
    );
  }
  return body;
}

const refusedBody = (message: string): AppError =>
  new AppError('invalid-input', {
    message,
    details: { reason: 'inspection-body', errors: [{ field: 'inspectionBodyId', message }] },
  });
