import { Body, Controller, Get, Header, Ip, Param, Post } from '@nestjs/common';
import {
  guestAcceptance,
  guestCheckoutBegun,
  guestCheckoutInput,
  guestClaim,
  guestClaimed,
  guestOrder,
  type GuestAcceptance,
  type GuestCheckoutBegun,
  type GuestClaim,
  type GuestClaimed,
  type GuestOrder,
} from '@topsteel/domain/api';
import type { z } from 'zod';
import { Basketeer, type BasketCaller } from '../../basket/index.ts';
import { Operation } from '../../platform/http/index.ts';
import { BeginGuestCheckout } from '../begin-guest-checkout.ts';
import { FollowGuestOrder } from '../follow-guest-order.ts';
import { ReadGuestOrder } from '../read-guest-order.ts';
import { guestCheckoutScope, guestOrderScope } from './guest-key-scope.ts';

/** The secret in the path is all that is asked for: nothing of it may be kept on the way, or handed on as a referrer. */
@Controller('v2')
export class GuestCheckoutsController {
  constructor(
    private readonly beginning: BeginGuestCheckout,
    private readonly orders: ReadGuestOrder,
    private readonly following: FollowGuestOrder,
  ) {}

  @Post('guest-checkouts')
  @Header('cache-control', 'private, no-store')
  @Operation({
    allow: 'public',
    actsAs: 'system',
    rate: 'auth',
    summary: 'Order without a sign-in: the company is registered, then the order is placed by itself.',
    body: guestCheckoutInput,
    answer: guestCheckoutBegun,
    examples: {
      body: {
        company: {
          name: 'Weiss Stahlbau',
          legalName: 'Weiss Stahlbau GmbH',
          country: 'AT',
          city: 'Linz',
        },
        contact: { name: 'Eva Weiss', email: 'eva@weiss-stahlbau.example' },
        lines: [
          {
            offerId: '01a20687-a5b4-76e1-804c-b0e0d5ee8742',
            quantity: { unit: 'tonne', amountMilli: '5000' },
          },
        ],
        rail: 'sepa',
        accept: { totalMinor: '356250' },
      },
    },
    status: 202,
    idempotent: true,
    money: true,
    keyScope: guestCheckoutScope,
  })
  begin(
    @Basketeer() { guest }: BasketCaller,
    @Ip() address: string,
    @Body() body: z.output<typeof guestCheckoutInput>,
  ): Promise<GuestCheckoutBegun> {
    return this.beginning.run(body, guest, address);
  }

  @Get('guest-orders/:token')
  @Header('cache-control', 'private, no-store')
  @Header('referrer-policy', 'no-referrer')
  @Operation({
    allow: 'public',
    actsAs: 'system',
    summary: 'A guest’s order, and what is next to pay, by the secret in its link.',
    answer: guestOrder,
  })
  read(@Param('token') token: string): Promise<GuestOrder> {
    return this.orders.read(token);
  }

  @Post('guest-orders/:token/verification')
  @Header('cache-control', 'private, no-store')
  @Operation({
    allow: 'public',
    actsAs: 'system',
    rate: 'auth',
    summary: 'Prove the mailbox, by the secret in the letter. Before, no goods leave.',
    answer: guestOrder,
  })
  verify(@Param('token') token: string): Promise<GuestOrder> {
    return this.following.verify(token);
  }

  @Post('guest-orders/:token/acceptance')
  @Header('cache-control', 'private, no-store')
  @Operation({
    allow: 'public',
    actsAs: 'system',
    summary: 'Accept the total of now for an order that stopped: it is tried again.',
    body: guestAcceptance,
    answer: guestOrder,
    status: 202,
    idempotent: true,
    money: true,
    keyScope: guestOrderScope,
  })
  accept(@Param('token') token: string, @Body() body: GuestAcceptance): Promise<GuestOrder> {
    return this.following.accept(token, body);
  }

  @Post('guest-orders/:token/claim')
  @Header('cache-control', 'private, no-store')
  @Operation({
    allow: 'public',
    actsAs: 'system',
    rate: 'auth',
    summary: 'Set a password for the company of the order, by the secret in the letter.',
    body: guestClaim,
    answer: guestClaimed,
    status: 201,
  })
  claim(@Param('token') token: string, @Body() body: GuestClaim): Promise<GuestClaimed> {
    return this.following.claim(token, body);
  }
}
