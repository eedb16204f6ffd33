import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import {
  acceptanceInput,
  attemptInput,
  authorizationInput,
  cancellationInput,
  order,
  orderInput,
  orderPage,
  orderQuery,
  refundInput,
  type AcceptanceInput,
  type AttemptInput,
  type AuthorizationInput,
  type CancellationInput,
  type Order,
  type OrderInput,
  type OrderQuery,
  type OrderSummary,
  type Page,
  type RefundInput,
} from '@topsteel/domain/api';
import type { FastifyReply } from 'fastify';
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
import { BeginAttempt } from '../begin-attempt.ts';
import { CancelOrder } from '../cancel-order.ts';
import { CreateOrder } from '../create-order.ts';
import { DrawPaymentCode } from '../draw-payment-code.ts';
import { ReadOrders } from '../read-orders.ts';
import { GiveBackPart } from '../give-back-part.ts';
import { RefundOrder } from '../refund-order.ts';

const readers = ['buyer', 'vendor', 'finance', 'auditor', 'operator'] as const;

@Controller('v2/orders')
export class OrdersController {
  constructor(
    private readonly createOrder: CreateOrder,
    private readonly authorizeOrder: AuthorizeOrder,
    private readonly acceptOrder: AcceptOrder,
    private readonly beginAttempt: BeginAttempt,
    private readonly cancelOrder: CancelOrder,
    private readonly refundOrder: RefundOrder,
    private readonly giveBackPart: GiveBackPart,
    private readonly paymentCode: DrawPaymentCode,
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

  @Post(':id/attempts')
  @Operation({
    allow: ['buyer'],
    summary: 'Another try to pay off chain, once the last one came to nothing.',
    body: attemptInput,
    answer: order,
    status: 202,
    idempotent: true,
    money: true,
  })
  begin(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: AttemptInput,
  ): Promise<Order> {
    return this.beginAttempt.run(caller, id, body);
  }

  @Post(':id/cancellation')
  @Operation({
    allow: ['buyer', 'vendor'],
    summary: 'End the order before its load is weighed; what was paid goes back.',
    body: cancellationInput,
    answer: order,
    status: 202,
    idempotent: true,
    money: true,
  })
  cancel(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: CancellationInput,
  ): Promise<Order> {
    return this.cancelOrder.run(caller, id, body);
  }

  @Post(':id/refunds')
  @Operation({
    allow: ['vendor', 'operator'],
    summary: 'Give back part or all of what was captured off chain.',
    body: refundInput,
    answer: order,
    status: 202,
    idempotent: true,
    money: true,
  })
  refund(@Caller() caller: CallerIdentity, @IdParam() id: string, @Body() body: RefundInput): Promise<Order> {
    return this.refundOrder.run(caller, id, body);
  }

  @Post(':id/give-back')
  @Operation({
    allow: ['operator'],
    summary: 'End an order of which only part was paid, and give that back; wants a fresh sign-in.',
    body: cancellationInput,
    answer: order,
    status: 202,
    idempotent: true,
    money: true,
    stepUp: true,
  })
  giveBack(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @Body() body: CancellationInput,
  ): Promise<Order> {
    return this.giveBackPart.run(caller, id, body);
  }

  @Get(':id/payment-code.svg')
  @Operation({
    allow: ['buyer'],
    summary: 'What a banking app or a wallet reads to pay, as a QR code.',
    produces: 'image/svg+xml',
  })
  async code(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const svg = await this.paymentCode.run(caller, id);
    await reply.type('image/svg+xml').header('cache-control', 'private, no-store').send(svg);
  }
}
