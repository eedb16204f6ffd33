import { Module } from '@nestjs/common';
import { BasketModule } from '../basket/index.ts';
import { OrderModule } from '../order/index.ts';
import { PricingModule } from '../pricing/index.ts';
import { CheckoutsController } from './api/checkouts-controller.ts';
import { CancelGroup } from './cancel-group.ts';
import { MakeCheckout } from './make-checkout.ts';
import { PayGroup } from './pay-group.ts';
import { ReadGroups } from './read-groups.ts';

/** Checkouts: what was meant to be ordered becomes orders, which are paid in one place. */
@Module({
  imports: [BasketModule, OrderModule, PricingModule],
  controllers: [CheckoutsController],
  providers: [CancelGroup, MakeCheckout, PayGroup, ReadGroups],
})
export class CheckoutModule {}
