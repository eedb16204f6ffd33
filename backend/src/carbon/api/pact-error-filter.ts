import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { PactError, PactErrorCode } from '@topsteel/domain/carbon';
import { AppError, isAppError } from '@topsteel/domain/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Whatever was thrown, as the error object of PACT 3.0 (Error Handling) with its status. */
@Catch()
export class PactErrorFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const error = isAppError(thrown)
      ? thrown
      : new AppError('internal', {
          message: 'Something went wrong on our side. Try again in a moment.',
          cause: thrown,
        });
    const [status, code] = pactStatusOf(error);
    if (status === 500) request.log.error({ err: thrown, details: error.details }, error.message);
    if (status === 401) void reply.header('www-authenticate', 'Bearer');
    const body: PactError = { code, message: error.message };
    void reply.status(status).type('application/json; charset=utf-8').send(JSON.stringify(body));
  }
}

function pactStatusOf({ code, details }: AppError): [status: number, code: PactErrorCode] {
  switch (code) {
    case 'invalid-input':
    case 'unsupported-media':
    case 'too-large':
    case 'conflict':
      return [400, 'BadRequest'];
    case 'unauthenticated':
      return [401, details.reason === 'token-expired' ? 'TokenExpired' : 'BadRequest'];
    case 'forbidden':
      return [403, 'AccessDenied'];
    case 'not-found':
      return [404, 'NotFound'];
    default:
      return [500, 'InternalError'];
  }
}
