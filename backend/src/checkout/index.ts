export { CheckoutModule } from './checkout-module.ts';
export { MakeCheckout } from './make-checkout.ts';
export type { HeldCheckout, LetPass } from './make-checkout.ts';
