import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  customerGroup,
  customerGroupInput,
  customerGroupPage,
  pageQuery,
  type CustomerGroupInput,
  type CustomerGroupView,
  type Page,
  type PageQuery,
} from '@topsteel/domain/api';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { KeepCustomerGroup } from '../keep-customer-group.ts';
import { ReadPriceLists } from '../read-price-lists.ts';

@Controller('v2/customer-groups')
export class CustomerGroupsController {
  constructor(
    private readonly keepCustomerGroup: KeepCustomerGroup,
    private readonly read: ReadPriceLists,
  ) {}

  @Get()
  @Operation({
    allow: ['vendor', 'operator'],
    summary: 'Groups of customers: a vendor’s own, for operators the marketplace’s.',
    query: pageQuery,
    answer: customerGroupPage,
  })
  groups(
    @OrganisationMember() caller: OrganisationCaller,
    @Query() query: PageQuery,
  ): Promise<Page<CustomerGroupView>> {
    return this.read.groups(caller, query);
  }

  @Post()
  @Operation({
    allow: ['vendor', 'operator'],
    summary: 'Group customers that are treated alike.',
    body: customerGroupInput,
    answer: customerGroup,
    status: 201,
    idempotent: true,
    stepUp: true,
  })
  add(
    @OrganisationMember() caller: OrganisationCaller,
    @Body() body: CustomerGroupInput,
  ): Promise<CustomerGroupView> {
    return this.keepCustomerGroup.run(caller, null, body);
  }

  @Post(':id')
  @Operation({
    allow: ['vendor', 'operator'],
    summary: 'Say anew who belongs to a group, and what it is called.',
    body: customerGroupInput,
    answer: customerGroup,
    stepUp: true,
  })
  change(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: CustomerGroupInput,
  ): Promise<CustomerGroupView> {
    return this.keepCustomerGroup.run(caller, id, body);
  }
}
