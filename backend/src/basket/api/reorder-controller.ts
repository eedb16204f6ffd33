import { Controller, Post } from '@nestjs/common';
import { basket, type Basket } from '@topsteel/domain/api';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { Reorder } from '../reorder.ts';

@Controller('v2')
export class ReorderController {
  constructor(private readonly reorder: Reorder) {}

  @Post('orders/:id/reorder')
  @Operation({
    allow: ['buyer'],
    summary: 'Put what was ordered into a basket at the prices of now, with what is different.',
    answer: basket,
    status: 201,
    idempotent: true,
  })
  order(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<Basket> {
    return this.reorder.run(caller, id);
  }

  @Post('order-groups/:id/reorder')
  @Operation({
    allow: ['buyer'],
    summary: 'Put everything that was ordered together into a basket at the prices of now.',
    answer: basket,
    status: 201,
    idempotent: true,
  })
  group(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<Basket> {
    return this.reorder.run(caller, id);
  }
}
