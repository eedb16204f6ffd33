import { subject as named } from '@casl/ability';
import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import { AccessPolicy, type CallerIdentity, type OperationSpec } from '../platform/http/index.ts';
import { abilityOf } from './ability-of.ts';

/** Answers for every route whether a caller may use it. */
@Injectable()
export class RoutePolicy extends AccessPolicy {
  requireCall(spec: OperationSpec, caller: CallerIdentity, method: string): void {
    const { allow } = spec;
    if (
      abilityOf(caller).can('call', named('Route', { allow: typeof allow === 'string' ? allow : [...allow] }))
    ) {
      // What a key may change is in its access; what anybody signed in may change is a person's own.
      if (caller.apiKeyId === undefined || allow !== 'signed-in' || method === 'GET') return;
      throw new AppError('forbidden', {
        message: 'A key does not do this; it is for a person who is signed in.',
        details: { reason: 'person-needed' },
      });
    }
    const needed = typeof allow === 'string' ? [] : allow;
    throw new AppError('forbidden', {
      message: refusal(caller, needed.join(' or ')),
      details: { reason: 'role-missing', needed },
    });
  }
}

const refusal = (caller: CallerIdentity, needed: string): string =>
  caller.apiKeyId === undefined
    ? `This is open to ${needed} only, and your organisation is not registered as that, or you have no such role in it. Ask an admin of your organisation, or the marketplace operator.`
    : `This is open to ${needed} only, and the scopes of this key do not come to that. Make a key with the scope it needs.`;
