import {
  createParamDecorator,
  Injectable,
  SetMetadata,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { PactScope } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { FastifyRequest } from 'fastify';
import { Config } from '../../platform/config/index.ts';
import { AccessTokens, type PactCaller } from '../access-tokens.ts';

const SCOPE = 'topsteel:pact-scope';

/** Declares which scope a route of the PACT interface asks for; a route without one is refused. */
export const NeedsScope = (scope: PactScope): MethodDecorator => SetMetadata(SCOPE, scope);

interface PactRequest extends FastifyRequest {
  pactCaller?: PactCaller;
}

/** Lets in who holds a token with the scope of the route, over HTTPS where we are reached by it. */
@Injectable()
export class PactGuard implements CanActivate {
  constructor(
    private readonly config: Config,
    private readonly reflector: Reflector,
    private readonly tokens: AccessTokens,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<PactRequest>();
    requireHttps(this.config.settings.publicUrl, request);
    const caller = await this.tokens.resolve(request.headers.authorization);
    const scope = this.reflector.get<PactScope | undefined>(SCOPE, context.getHandler());
    if (scope === undefined || !caller.scopes.includes(scope)) {
      throw new AppError('forbidden', {
        message: `The token does not have the scope ${scope ?? 'of this address'}.`,
      });
    }
    request.pactCaller = caller;
    return true;
  }
}

/**
 * A host offers its actions over HTTPS only (PACT 3.0, Host System). Where the public address is HTTPS, a request that came
 * by plain HTTP is refused: the secret in it may have been read on the way.
 *
 * @throws AppError `forbidden`
 */
export function requireHttps(publicUrl: string, request: FastifyRequest): void {
  if (!publicUrl.startsWith('https:') || request.protocol === 'https') return;
  throw new AppError('forbidden', { message: 'This interface is offered over HTTPS only.' });
}

/** Parameter: the system that calls. */
export const PactClientCaller = createParamDecorator(
  (_data: unknown, context: ExecutionContext): PactCaller => {
    const { pactCaller } = context.switchToHttp().getRequest<PactRequest>();
    if (!pactCaller)
      throw new AppError('internal', { message: 'This address is not guarded. Nothing was read.' });
    return pactCaller;
  },
);
