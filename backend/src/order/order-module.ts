import { Module } from '@nestjs/common';
import { PricingModule } from '../pricing/index.ts';
import { AcceptOrder } from './accept-order.ts';
import { RailModule } from '../rail/index.ts';
import { OrdersController } from './api/orders-controller.ts';
import { RailsController } from './api/rails-controller.ts';
import { AuthorizeOrder } from './authorize-order.ts';
import { BeginAttempt } from './begin-attempt.ts';
import { CancelOrder } from './cancel-order.ts';
import { CreateOrder } from './create-order.ts';
import { DrawPaymentCode } from './draw-payment-code.ts';
import { ExpireOrders } from './expire-orders.ts';
import { PlaceOrders } from './place-orders.ts';
import { PriceRails } from './price-rails.ts';
import { ReadOrders } from './read-orders.ts';
import { GiveBackPart } from './give-back-part.ts';
import { RefundOrder } from './refund-order.ts';

/** Orders: from a quote to the payer's signature. What follows is shipping's and settlement's. */
@Module({
  imports: [PricingModule, RailModule],
  controllers: [OrdersController, RailsController],
  providers: [
    AcceptOrder,
    AuthorizeOrder,
    BeginAttempt,
    CancelOrder,
    CreateOrder,
    DrawPaymentCode,
    ExpireOrders,
    PlaceOrders,
    PriceRails,
    ReadOrders,
    GiveBackPart,
    RefundOrder,
  ],
  exports: [BeginAttempt, CancelOrder, ExpireOrders, PlaceOrders, PriceRails, ReadOrders],
})
export class OrderModule {}
