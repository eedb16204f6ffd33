import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  acceptanceInput,
  authorizationInput,
  order,
  orderInput,
  orderPage,
  orderQuery,
  type AcceptanceInput,
  type AuthorizationInput,
  type Order,
  type OrderInput,
  type OrderQuery,
  type OrderSummary,
  type Page,
} from '@topsteel/domain/api';
import {
  Caller,
  IdParam,
  Operation,
  OrganisationMember,
  type CallerIdentity,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { AcceptOrder } from '../accept-order.ts';
import { AuthorizeOrder } from '../authorize-order.ts';
import { CreateOrder } from '../create-order.ts';
import { ReadOrders } from '../read-orders.ts';

const readers = ['buyer', 'vendor', 'finance', 'auditor', 'operator'] as const;

@Controller('v2/orders')
export class OrdersController {
  constructor(
    private readonly createOrder: CreateOrder,
    private readonly authorizeOrder: AuthorizeOrder,
    private readonly acceptOrder: AcceptOrder,
    private readonly orders: ReadOrders,
  ) {}

  @Post()
  @Operation({
    allow: ['buyer'],
    summary: 'Make an order of a quote; the answer carries what the wallet signs.',
    body: orderInput,
    answer: order,
    status: 201,
    idempotent: true,
  })
  create(@OrganisationMember() caller: OrganisationCaller, @Body() body: OrderInput): Promise<Order> {
    return this.createOrder.run(caller, body);
  }

  @Get()
  @Operation({
    allow: readers,
    summary: 'The caller’s orders, newest first.',
    query: orderQuery,
    answer: orderPage,
  })
  list(@Caller() caller: CallerIdentity, @Query() query: OrderQuery): Promise<Page<OrderSummary>> {
    return this.orders.list(caller, query);
  }

  @Get(':id')
  @Operation({ allow: readers, summary: 'One order with its timeline and the next move.', answer: order })
  read(@Caller() caller: CallerIdentity, @IdParam() id: string): Promise<Order> {
    return this.orders.read(caller, id);
  }

  @Post(':id/authorization')
  @Operation({
    allow: ['buyer'],
    summary: 'The payer’s ERC-3009 signature: the money enters the escrow.',
    body: authorizationInput,
    answer: order,
    status: 202,
    idempotent: true,
    money: true,
  })
  authorize(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: AuthorizationInput,
  ): Promise<Order> {
    return this.authorizeOrder.run(caller, id, body);
  }

  @Post(':id/acceptance')
  @Operation({
    allow: ['vendor'],
    summary: 'The acceptance of a seller that keeps its own key.',
    body: acceptanceInput,
    answer: order,
    status: 202,
    idempotent: true,
    money: true,
  })
  accept(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: AcceptanceInput,
  ): Promise<Order> {
    return this.acceptOrder.run(caller, id, body);
  }
}
