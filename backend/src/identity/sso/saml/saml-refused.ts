import { AppError } from '@topsteel/domain/errors';

/** Why an answer of an identity provider was not taken; part of the problem's reason, as `saml-<why>`. */
export type SamlWhy =
  | 'malformed'
  | 'markup'
  | 'structure'
  | 'unsigned'
  | 'signature'
  | 'encrypted'
  | 'status'
  | 'issuer'
  | 'audience'
  | 'recipient'
  | 'expired'
  | 'unsolicited'
  | 'replayed';

/** @example samlRefused('audience', 'it was made for another site').details // { reason: 'saml-audience' } */
export const samlRefused = (why: SamlWhy, because: string, cause?: unknown): AppError =>
  new AppError('unauthenticated', {
    message: `The answer of the identity provider was not taken: ${because}. Begin the sign-in again, and tell your administrator if it repeats.`,
    details: { reason: `saml-${why}` },
    cause,
  });
