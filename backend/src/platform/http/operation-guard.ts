import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError } from '@topsteel/domain/errors';
import type { FastifyReply } from 'fastify';
import {
  CallerResolver,
  OPERATION,
  unauthenticated,
  type CallerRequest,
  type OperationSpec,
} from './operation.ts';
import { RequestLimits } from './request-limits.ts';

/** Default deny: a route that declares nothing is refused to everybody. */
@Injectable()
export class OperationGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: CallerResolver,
    private readonly limits: RequestLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const spec = this.reflector.get<OperationSpec | undefined>(OPERATION, context.getHandler());
    if (!spec) {
      throw new AppError('forbidden', {
        message: 'This address is closed: nobody has declared who may use it.',
      });
    }
    const request = context.switchToHttp().getRequest<CallerRequest>();
    request.operation = spec;
    request.caller = await this.callers.resolve(request.headers);
    await this.limits.take(request, context.switchToHttp().getResponse<FastifyReply>());
    if (spec.allow === 'public' || spec.allow === 'api-client') return true;
    if (!request.caller) throw unauthenticated();
    if (spec.allow === 'signed-in') return true;
    const { access } = request.caller;
    if (spec.allow.some((role) => access.includes(role))) return true;
    throw new AppError('forbidden', {
      message: `This is open to ${spec.allow.join(' or ')} only, and your organisation is not registered as that. Ask the marketplace operator.`,
      details: { reason: 'role-missing', needed: spec.allow },
    });
  }
}
