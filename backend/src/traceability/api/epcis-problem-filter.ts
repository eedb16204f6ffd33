import { Catch } from '@nestjs/common';
import type { Problem } from '@topsteel/domain/api';
import type { AppError, AppErrorCode } from '@topsteel/domain/errors';
import { ProblemFilter } from '../../platform/http/index.ts';

const exceptionOf: Partial<Record<AppErrorCode, string>> = {
  'invalid-input': 'ValidationException',
  unauthenticated: 'SecurityException',
  forbidden: 'SecurityException',
  'not-found': 'NoSuchResourceException',
  conflict: 'ResourceAlreadyExistsException',
  'too-large': 'CaptureLimitExceededException',
  'unsupported-media': 'UnsupportedMediaTypeException',
  'not-acceptable': 'NotAcceptableException',
};

const exceptionOfReason: Readonly<Record<string, string>> = {
  'query-parameter': 'QueryParameterException',
  'query-invalid': 'QueryValidationException',
  'no-such-query': 'NoSuchNameException',
};

/** The problems of the EPCIS addresses bear the standard's exception names (EPCIS 2.0, 12.7) as their type. */
@Catch()
export class EpcisProblemFilter extends ProblemFilter {
  protected override bodyOf(error: AppError, traceId: string): Problem {
    const { reason } = error.details;
    const byReason =
      typeof reason === 'string' && Object.hasOwn(exceptionOfReason, reason)
        ? exceptionOfReason[reason]
        : undefined;
    const exception = byReason ?? exceptionOf[error.code] ?? 'ImplementationException';
    return { ...super.bodyOf(error, traceId), type: `epcisException:${exception}` };
  }
}
