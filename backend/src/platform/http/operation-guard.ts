import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError } from '@topsteel/domain/errors';
import type { FastifyReply } from 'fastify';
import { Config } from '../config/index.ts';
import { seatTenant } from '../database/index.ts';
import {
  AccessPolicy,
  CallerResolver,
  OPERATION,
  unauthenticated,
  type CallerRequest,
  type OperationSpec,
} from './operation.ts';
import { RequestLimits } from './request-limits.ts';
import { requireStepUp } from './require-step-up.ts';
import { tenantOf } from './tenant-of.ts';

/** Default deny: a route that declares nothing is refused to everybody. */
@Injectable()
export class OperationGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: CallerResolver,
    private readonly limits: RequestLimits,
    private readonly policy: AccessPolicy,
    private readonly config: Config,
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
    request.caller = await this.callers.resolve(request);
    seatTenant(tenantOf(spec, request.caller));
    await this.limits.take(request, context.switchToHttp().getResponse<FastifyReply>());
    if (spec.allow === 'public' || spec.allow === 'api-client') return true;
    if (!request.caller) throw unauthenticated();
    this.policy.requireCall(spec, request.caller, request.method);
    if (spec.stepUp) requireStepUp(request.caller, this.config.settings.payout.freshSignInMinutes);
    return true;
  }
}
