import type { guestCheckoutInput } from '@topsteel/domain/api';
import type { z } from 'zod';
import { basketTokenOf } from '../../basket/index.ts';
import type { CallerRequest, KeyScope } from '../../platform/http/index.ts';

/**
 * The guest's basket where one is ordered, else the mailbox. What is signed in does not count: who signs in between a
 * request and its repeat orders once all the same.
 */
export function guestCheckoutScope(request: CallerRequest): KeyScope {
  const { basketId, contact } = request.body as z.output<typeof guestCheckoutInput>;
  const basket = basketId === undefined ? null : basketTokenOf(request);
  return basket === null
    ? { name: `mailbox:${contact.email.toLowerCase()}`, isSecret: false }
    : { name: `basket:${basket}`, isSecret: true };
}

/** The secret of the order's link. */
export const guestOrderScope = ({ params }: CallerRequest): KeyScope => ({
  name: `order:${(params as { token: string }).token}`,
  isSecret: true,
});
