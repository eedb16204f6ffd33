import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  SetMetadata,
  type ExecutionContext,
} from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import type { AccessRole, Custody, MemberRole, OrganisationRole } from '@topsteel/domain/api';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { RateClass } from '../limits/index.ts';

/**
 * Who may call a route. `signed-in` is anybody with a session; a list names access roles, one of which suffices;
 * `api-client` is another system with a token, which the controller's own guard reads.
 */
export type Allow = 'public' | 'signed-in' | 'api-client' | readonly AccessRole[];

export interface OperationSpec {
  allow: Allow;
  /** One sentence for the reader of the OpenAPI document. */
  summary: string;
  body?: z.ZodType;
  query?: z.ZodType;
  answer?: z.ZodType;
  /** HTTP status of success; 200 when absent. */
  status?: number;
  /** The body is multipart/form-data with files, read by the handler itself. */
  files?: boolean;
  /** Media type of a binary answer. */
  produces?: string;
  /** A repeat with the same Idempotency-Key gets the first answer again. */
  idempotent?: boolean;
  /**
   * It moves money, or binds somebody to pay: the Idempotency-Key is required, and what was committed under it is never
   * done again, even when the process died before it could answer.
   */
  money?: boolean;
  /** On a route that moves money and is open to callers without an account: in whose name their key counts. */
  keyScope?: (request: CallerRequest) => KeyScope;
  /**
   * It wants somebody at the keyboard: a session that was raised in the last minutes by password, passkey or second factor.
   * Without one the answer is 403 with reason `step-up-needed`; `POST /v2/me/step-up` raises the session.
   */
  stepUp?: boolean;
  /**
   * Its statements see both sides of the wall between organisations, and the use case itself says what is handed out:
   * nobody is signed in there (a provider's webhook, the link of a letter), or it reaches what others bought (a recall).
   */
  actsAs?: 'system';
  /** Which allowance a call counts against; `read` for GET, `import` for files and `write` for the rest when absent. */
  rate?: RateClass;
  /**
   * On a read, true: the answer bears a tag, and a repeat that names it in If-None-Match gets 304. On a change,
   * `required`: the call has to name in If-Match the state that it means to change ({@link IfMatch}).
   */
  etag?: true | 'required';
  /** Seconds that any cache may keep the answer; only what a stranger without cookie or key is told is ever kept. */
  maxAgeS?: number;
  /** Shown in the API reference; made from the schemas where absent. */
  examples?: { body?: unknown; query?: Readonly<Record<string, string>>; answer?: unknown };
}

/** In whose name an Idempotency-Key counts where nobody need be signed in. */
export interface KeyScope {
  /** Only a hash of it is kept. */
  name: string;
  /** Nobody else knows the name. Where others may, the key has to be one that nobody guesses. */
  isSecret: boolean;
}

export const OPERATION = 'topsteel:operation';

/**
 * Declares a route: who may call it, what it takes and what it answers. The guard, the input check, the output check
 * and the OpenAPI document all read this one declaration; a route without it is refused.
 *
 * @example
 * @Get('me') @Operation({ allow: 'signed-in', summary: 'Who is signed in.', answer: me })
 */
export const Operation = (spec: OperationSpec): MethodDecorator =>
  applyDecorators(SetMetadata(OPERATION, spec), HttpCode(spec.status ?? 200));

/** The signed-in person, with the organisation they act for. */
export interface CallerIdentity {
  userId: string;
  email: string;
  name: string;
  organisationId: string | null;
  organisationRoles: OrganisationRole[];
  custody: Custody | null;
  access: AccessRole[];
  /** The session of the request; absent for who acts without one. */
  sessionId?: string;
  /** When the session began. */
  signedInAt?: Date;
  /** When the person last proved themselves in this session; absent when they have not. */
  raisedAt?: Date;
  /** What the person does in the organisation they act for. */
  roles?: MemberRole[];
  /** The person's own organisation, when they act for one under it. */
  homeOrganisationId?: string;
  /** The key of a machine; then `userId` is `key:` and this id, and there is no session. */
  apiKeyId?: string;
}

/** A caller who acts for an organisation. */
export interface OrganisationCaller extends CallerIdentity {
  organisationId: string;
}

export interface CallerRequest extends FastifyRequest {
  caller?: CallerIdentity | null;
  /** What the route declares; set by the guard. */
  operation?: OperationSpec;
}

/** Finds who sends a request; the identity module provides it. */
export abstract class CallerResolver {
  abstract resolve(
    request: Pick<FastifyRequest, 'headers' | 'ip' | 'method'>,
  ): Promise<CallerIdentity | null>;
}

/** Says whether a caller may use a route; the policy module provides it. */
export abstract class AccessPolicy {
  /** @throws AppError `forbidden` */
  abstract requireCall(spec: OperationSpec, caller: CallerIdentity, method: string): void;
}

/** Parameter: the signed-in person; only on routes that are not public. */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): CallerIdentity => {
  const { caller } = context.switchToHttp().getRequest<CallerRequest>();
  if (!caller) throw unauthenticated();
  return caller;
});

/** Parameter: the signed-in person, or null on a public route without a session. */
export const MaybeCaller = createParamDecorator(
  (_data: unknown, context: ExecutionContext): CallerIdentity | null =>
    context.switchToHttp().getRequest<CallerRequest>().caller ?? null,
);

/** Parameter: the signed-in person acting for an organisation. */
export const OrganisationMember = createParamDecorator(
  (_data: unknown, context: ExecutionContext): OrganisationCaller => {
    const { caller } = context.switchToHttp().getRequest<CallerRequest>();
    if (!caller) throw unauthenticated();
    const { organisationId } = caller;
    if (organisationId === null) {
      throw new AppError('forbidden', {
        message: 'Your sign-in belongs to no organisation. Ask the marketplace operator to add you to one.',
      });
    }
    return { ...caller, organisationId };
  },
);

export function unauthenticated(): AppError {
  return new AppError('unauthenticated', {
    message: 'You are not signed in, or your session has ended. Sign in and try again.',
  });
}
