import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError } from '@topsteel/domain/errors';
import { Config } from '../config/index.ts';
import type { AccessRole } from '@topsteel/domain/api';
import {
  CallerResolver,
  OPERATION,
  unauthenticated,
  type CallerIdentity,
  type CallerRequest,
  type OperationSpec,
} from './operation.ts';
import { requireStepUp } from './require-step-up.ts';

/** Default deny: a route that declares nothing is refused to everybody. */
@Injectable()
export class OperationGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: CallerResolver,
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
    request.caller = await this.callers.resolve(request.headers);
    if (spec.allow === 'public' || spec.allow === 'api-client') return true;
    if (!request.caller) throw unauthenticated();
    if (spec.allow !== 'signed-in') requireRole(spec.allow, request.caller);
    if (spec.stepUp) requireStepUp(request.caller, this.config.settings.payout.freshSignInMinutes);
    return true;
  }
}

function requireRole(allow: readonly AccessRole[], { access }: CallerIdentity): void {
  if (!allow.some((role) => access.includes(role))) {
    throw new AppError('forbidden', {
      message: `This is open to ${allow.join(' or ')} only, and your organisation is not registered as that. Ask the marketplace operator.`,
      details: { reason: 'role-missing', needed: allow },
    });
  }
}
