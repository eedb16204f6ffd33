/**
 * Codes of the errors that our processes throw on purpose, with when each is thrown.
 * The backend maps every code to an HTTP status; the map is exhaustive by type.
 */
export const appErrorCodes = {
  /** The request or document is not in the shape that was asked for. */
  INVALID_INPUT: 'invalid-input',
  /** Nobody is signed in. */
  UNAUTHENTICATED: 'unauthenticated',
  /** The signed-in person or organisation may not do this. */
  FORBIDDEN: 'forbidden',
  /** The thing asked for does not exist, or may not be seen by who asks. */
  NOT_FOUND: 'not-found',
  /** The thing existed and was withdrawn for good. */
  GONE: 'gone',
  /** No form of the thing is in a media type or language that was asked for. */
  NOT_ACCEPTABLE: 'not-acceptable',
  /** The thing exists, but its present state does not allow the act. */
  CONFLICT: 'conflict',
  /** The thing was changed since the caller read it. */
  PRECONDITION_FAILED: 'precondition-failed',
  /** The caller has to say which state of the thing it means to change. */
  PRECONDITION_REQUIRED: 'precondition-required',
  /** The same idempotency key came with another request. */
  IDEMPOTENCY_MISMATCH: 'idempotency-mismatch',
  /** A file or body is larger than allowed. */
  TOO_LARGE: 'too-large',
  /** A file is of a media type that is not read here. */
  UNSUPPORTED_MEDIA: 'unsupported-media',
  /** A certificate was read and does not hold; details carry the findings. */
  CERTIFICATE_REFUSED: 'certificate-refused',
  /** A quote or an offer has passed its time. */
  EXPIRED: 'expired',
  /** A signature does not recover to the account that had to sign. */
  SIGNATURE_INVALID: 'signature-invalid',
  /** The wallet is on another network than the one the contracts live on. */
  WRONG_NETWORK: 'wrong-network',
  /** The payer holds less than the amount to authorize. */
  INSUFFICIENT_FUNDS: 'insufficient-funds',
  /** A conserved quantity (money, mass, carbon) would not add up. */
  NOT_CONSERVED: 'not-conserved',
  /** A contract rejected the call; details carry the decoded revert. */
  CONTRACT_REVERTED: 'contract-reverted',
  /** Another part (chain, IPFS, database, mail) does not answer; trying again later may help. */
  UNAVAILABLE: 'unavailable',
  /** Too many requests from one client. */
  RATE_LIMITED: 'rate-limited',
  /** A setting is missing or wrong at start. */
  CONFIGURATION: 'configuration',
  /** A defect of ours. */
  INTERNAL: 'internal',
} as const;

export type AppErrorCode = (typeof appErrorCodes)[keyof typeof appErrorCodes];

export interface AppErrorOptions {
  /** One sentence: what happened, and what to do about it. */
  message: string;
  /** Machine-readable facts; never secrets. */
  details?: Readonly<Record<string, unknown>>;
  cause?: unknown;
}

/**
 * The one error class of our processes.
 *
 * @example
 * throw new AppError('expired', { message: 'This quote ended at 14:15. Ask for a new one.' });
 */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: AppErrorCode, options: AppErrorOptions) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details ?? {};
  }
}

export function isAppError(value: unknown): value is AppError {
  return value instanceof AppError;
}
