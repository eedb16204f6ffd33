/** By what forms of the shop read answers. It weighs more than all that such a form has of script: see `late.ts`. */
import { z } from 'zod';

export {
  basket,
  ceremony,
  done,
  groupCancellation,
  groupPayment,
  guestCheckoutBegun,
  guestClaimed,
  guestOrder,
  invitationAccepted,
  mailed,
  me,
  order,
  orderGroup,
  passkeyView,
  signInAnswer,
  signInRoute,
  vendorApplicationOpened,
} from '@topsteel/domain/api';

/** Of what was made, what leads to it. */
export const made = z.looseObject({ id: z.string() });
/** Where a page is asked for anew and the answer itself says nothing more. */
export const anything = z.unknown();
