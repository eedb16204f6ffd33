import { Module } from '@nestjs/common';
import { BasketModule } from '../basket/index.ts';
import { OrderModule } from '../order/index.ts';
import { PricingModule } from '../pricing/index.ts';
import { CheckoutsController } from './api/checkouts-controller.ts';
import { GuestCheckoutsController } from './api/guest-checkouts-controller.ts';
import { ConfirmationsController } from './api/confirmations-controller.ts';
import { BeginGuestCheckout } from './begin-guest-checkout.ts';
import { CancelGroup } from './cancel-group.ts';
import { ConfirmOrders } from './confirm-orders.ts';
import { FollowGuestOrder } from './follow-guest-order.ts';
import { MakeCheckout } from './make-checkout.ts';
import { OfferRails } from './offer-rails.ts';
import { PayGroup } from './pay-group.ts';
import { PlaceGuestOrders } from './place-guest-orders.ts';
import { ReadGroups } from './read-groups.ts';
import { ReadGuestOrder } from './read-guest-order.ts';

/** Checkouts: what was meant to be ordered becomes orders, which are paid in one place. */
@Module({
  imports: [BasketModule, OrderModule, PricingModule],
  controllers: [CheckoutsController, ConfirmationsController, GuestCheckoutsController],
  providers: [
    BeginGuestCheckout,
    CancelGroup,
    ConfirmOrders,
    FollowGuestOrder,
    MakeCheckout,
    OfferRails,
    PayGroup,
    PlaceGuestOrders,
    ReadGroups,
    ReadGuestOrder,
  ],
  exports: [MakeCheckout],
})
export class CheckoutModule {}
