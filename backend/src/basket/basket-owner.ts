import { createHash, randomBytes } from 'node:crypto';
import { createParamDecorator, Param, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import { notFound, type CallerIdentity, type CallerRequest } from '../platform/http/index.ts';

/** Whose basket it is: a member's, for the organisation they act for, or that of a guest who has its key. */
export type BasketOwner =
  | { kind: 'member'; userId: string; organisationId: string | null }
  | { kind: 'guest'; tokenHash: Buffer };

/** Who asks: the member, and the guest's key that the browser still has. */
export interface BasketCaller {
  caller: CallerIdentity | null;
  guest: BasketOwner | null;
}

export const BASKET_COOKIE = 'topsteel_basket';
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** A new guest's key: 256 random bits; we keep its hash. */
export function newGuest(): { token: string; owner: BasketOwner } {
  const token = randomBytes(32).toString('base64url');
  return { token, owner: guestOf(token) };
}

const guestOf = (token: string): BasketOwner => ({
  kind: 'guest',
  tokenHash: createHash('sha256').update(token).digest(),
});

export const memberOf = ({ userId, organisationId }: CallerIdentity): BasketOwner => ({
  kind: 'member',
  userId,
  organisationId,
});

/** The member where somebody is signed in, else the guest. */
export const ownerOf = ({ caller, guest }: BasketCaller): BasketOwner | null =>
  caller === null ? guest : memberOf(caller);

/** For the auditor: who changed the basket. */
export const actorOf = (owner: BasketOwner): { actor: string; organisationId: string | null } =>
  owner.kind === 'member'
    ? { actor: owner.userId, organisationId: owner.organisationId }
    : { actor: 'guest', organisationId: null };

/** The cookie that keeps a guest's key for thirty days; scripts can't read it. */
export const basketCookie = (token: string, isSecure: boolean): string =>
  `${BASKET_COOKIE}=${token}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
export const noBasketCookie = (isSecure: boolean): string =>
  `${BASKET_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;

/** Parameter: who asks for a basket. */
export const Basketeer = createParamDecorator((_data: unknown, context: ExecutionContext): BasketCaller => {
  const request = context.switchToHttp().getRequest<CallerRequest>();
  requireTradingKey(request);
  const token = basketTokenOf(request);
  return { caller: request.caller ?? null, guest: token === null ? null : guestOf(token) };
});

/** The key of a guest's basket that came with a request. */
export function basketTokenOf({ headers }: Pick<CallerRequest, 'headers'>): string | null {
  const header = headers['x-basket-token'];
  const token = typeof header === 'string' ? header : cookieOf(headers.cookie);
  return token !== undefined && TOKEN.test(token) ? token : null;
}

/** The routes are open to guests, so no policy has asked yet what a key may change. */
function requireTradingKey({ caller, method }: CallerRequest): void {
  if (method === 'GET' || !caller?.apiKeyId || caller.access.includes('buyer')) return;
  throw new AppError('forbidden', {
    message: 'This key does not buy, so it fills no basket. Make a key with the scope trade.',
    details: { reason: 'role-missing', needed: ['buyer'] },
  });
}

const cookieOf = (cookies: string | undefined): string | undefined =>
  cookies
    ?.split(';')
    .map((cookie) => cookie.trim())
    .find((cookie) => cookie.startsWith(`${BASKET_COOKIE}=`))
    ?.slice(BASKET_COOKIE.length + 1);

class BasketPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (value === 'current' || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) {
      return value.toLowerCase();
    }
    throw notFound('basket');
  }
}

/** Parameter: a basket's id in the path, or `current`. */
export const BasketParam = (): ParameterDecorator => Param('id', new BasketPipe());
