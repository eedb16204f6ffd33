import { Module } from '@nestjs/common';
import { PricingModule } from '../pricing/index.ts';
import { AcceptOrder } from './accept-order.ts';
import { OrdersController } from './api/orders-controller.ts';
import { AuthorizeOrder } from './authorize-order.ts';
import { CreateOrder } from './create-order.ts';
import { ExpireOrders } from './expire-orders.ts';
import { ReadOrders } from './read-orders.ts';

/** Orders: from a quote to the payer's signature. What follows is shipping's and settlement's. */
@Module({
  imports: [PricingModule],
  controllers: [OrdersController],
  providers: [AcceptOrder, AuthorizeOrder, CreateOrder, ExpireOrders, ReadOrders],
  exports: [ExpireOrders, ReadOrders],
})
export class OrderModule {}
