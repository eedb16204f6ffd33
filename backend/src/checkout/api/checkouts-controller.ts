import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  checkoutInput,
  groupAttemptInput,
  groupCancellation,
  groupCancellationInput,
  groupPayment,
  orderGroup,
  orderGroupPage,
  orderGroupQuery,
  railOffers,
  type AttemptInput,
  type CancellationInput,
  type CheckoutInput,
  type GroupCancellation,
  type GroupPayment,
  type OrderGroup,
  type OrderGroupSummary,
  type Page,
  type PageQuery,
  type RailOffers,
} from '@topsteel/domain/api';
import { Basketeer, BasketParam, type BasketCaller } from '../../basket/index.ts';
import {
  Caller,
  IdParam,
  Operation,
  OrganisationMember,
  type CallerIdentity,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { CancelGroup } from '../cancel-group.ts';
import { MakeCheckout } from '../make-checkout.ts';
import { OfferRails } from '../offer-rails.ts';
import { PayGroup } from '../pay-group.ts';
import { ReadGroups } from '../read-groups.ts';

const readers = ['buyer', 'finance', 'auditor', 'operator'] as const;

@Controller('v2')
export class CheckoutsController {
  constructor(
    private readonly checkout: MakeCheckout,
    private readonly offerRails: OfferRails,
    private readonly groups: ReadGroups,
    private readonly payments: PayGroup,
    private readonly cancelGroup: CancelGroup,
  ) {}

  @Get('baskets/:id/rails')
  @Operation({
    allow: 'public',
    summary: 'How a basket can be paid, what it costs there now, and why a way cannot be used.',
    answer: railOffers,
  })
  basketRails(@Basketeer() asking: BasketCaller, @BasketParam() id: string): Promise<RailOffers> {
    return this.offerRails.run(asking, id);
  }

  @Post('checkouts')
  @Operation({
    allow: ['buyer'],
    summary: 'Order a basket, or lines, at the total that was seen: a group with one order for each lot.',
    body: checkoutInput,
    answer: orderGroup,
    status: 201,
    idempotent: true,
    money: true,
  })
  create(@OrganisationMember() caller: OrganisationCaller, @Body() body: CheckoutInput): Promise<OrderGroup> {
    return this.checkout.run(caller, body);
  }

  @Get('order-groups')
  @Operation({
    allow: readers,
    summary: 'What the caller’s organisation ordered together, newest first.',
    query: orderGroupQuery,
    answer: orderGroupPage,
  })
  list(@Caller() caller: CallerIdentity, @Query() query: PageQuery): Promise<Page<OrderGroupSummary>> {
    return this.groups.list(caller, query);
  }

  @Get('order-groups/:id')
  @Operation({
    allow: readers,
    summary: 'One group: vendors, their orders, and what is next to pay.',
    answer: orderGroup,
  })
  read(@Caller() caller: CallerIdentity, @IdParam() id: string): Promise<OrderGroup> {
    return this.groups.read(caller, id);
  }

  @Get('order-groups/:id/payment')
  @Operation({
    allow: ['buyer'],
    summary: 'What the buyer does to pay each order of the group that waits.',
    answer: groupPayment,
  })
  payment(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<GroupPayment> {
    return this.payments.read(caller, id);
  }

  @Post('order-groups/:id/attempts')
  @Operation({
    allow: ['buyer'],
    summary: 'Begin to pay every order of the group that waits on one rail; what to do for each.',
    body: groupAttemptInput,
    answer: groupPayment,
    status: 202,
    idempotent: true,
    money: true,
  })
  begin(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: AttemptInput,
  ): Promise<GroupPayment> {
    return this.payments.begin(caller, id, body);
  }

  @Post('order-groups/:id/cancellation')
  @Operation({
    allow: ['buyer'],
    summary: 'End every order of the group that nobody has paid.',
    body: groupCancellationInput,
    answer: groupCancellation,
    status: 202,
    idempotent: true,
    money: true,
  })
  cancel(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: CancellationInput,
  ): Promise<GroupCancellation> {
    return this.cancelGroup.run(caller, id, body);
  }
}
