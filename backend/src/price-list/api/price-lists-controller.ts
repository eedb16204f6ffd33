import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import {
  pageQuery,
  priceList,
  priceListEntriesInput,
  priceListEntryPage,
  priceListInput,
  priceListPage,
  type Page,
  type PageQuery,
  type PriceListEntriesInput,
  type PriceListEntryView,
  type PriceListInput,
  type PriceListView,
} from '@topsteel/domain/api';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { AddPriceList } from '../add-price-list.ts';
import { ChangePriceList } from '../change-price-list.ts';
import { ReadPriceLists } from '../read-price-lists.ts';

const entry = { family: 'section', fromGrams: '20000000', discountBps: 250 };

@Controller('v2/price-lists')
export class PriceListsController {
  constructor(
    private readonly addPriceList: AddPriceList,
    private readonly changePriceList: ChangePriceList,
    private readonly read: ReadPriceLists,
  ) {}

  @Get()
  @Operation({
    allow: ['vendor'],
    summary: 'Price lists that the organisation has agreed with customers, newest first.',
    query: pageQuery,
    answer: priceListPage,
  })
  lists(
    @OrganisationMember() caller: OrganisationCaller,
    @Query() query: PageQuery,
  ): Promise<Page<PriceListView>> {
    return this.read.lists(caller, query);
  }

  @Post()
  @Operation({
    allow: ['vendor'],
    summary: 'Agree prices with a customer or a group of customers. What was quoted before is not changed.',
    body: priceListInput,
    examples: {
      body: {
        name: 'Frame of 2027',
        customerId: '01a20687-a5b4-76e1-804c-b0e0d5ee8742',
        validFrom: null,
        validUntil: null,
        entries: [entry],
      },
    },
    answer: priceList,
    status: 201,
    idempotent: true,
    stepUp: true,
  })
  add(
    @OrganisationMember() caller: OrganisationCaller,
    @Body() body: PriceListInput,
  ): Promise<PriceListView> {
    return this.addPriceList.run(caller, body);
  }

  @Get(':id')
  @Operation({ allow: ['vendor'], summary: 'One of the organisation’s price lists.', answer: priceList })
  one(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<PriceListView> {
    return this.read.list(caller, id);
  }

  @Get(':id/entries')
  @Operation({
    allow: ['vendor'],
    summary: 'What a price list says, oldest first.',
    query: pageQuery,
    answer: priceListEntryPage,
  })
  entries(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Query() query: PageQuery,
  ): Promise<Page<PriceListEntryView>> {
    return this.read.entries(caller, id, query);
  }

  @Post(':id/entries')
  @Operation({
    allow: ['vendor'],
    summary: 'Add to a price list.',
    body: priceListEntriesInput,
    examples: { body: { entries: [entry] } },
    answer: priceList,
    idempotent: true,
    stepUp: true,
  })
  addEntries(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: PriceListEntriesInput,
  ): Promise<PriceListView> {
    return this.changePriceList.addEntries(caller, id, body.entries);
  }

  @Delete(':id/entries/:entryId')
  @Operation({
    allow: ['vendor'],
    summary: 'Take an entry out of a price list.',
    answer: priceList,
    stepUp: true,
  })
  removeEntry(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @IdParam('entryId') entryId: string,
  ): Promise<PriceListView> {
    return this.changePriceList.removeEntry(caller, id, entryId);
  }

  @Post(':id/end')
  @Operation({
    allow: ['vendor'],
    summary: 'End a price list: from now on it holds for nobody.',
    answer: priceList,
    stepUp: true,
  })
  end(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<PriceListView> {
    return this.changePriceList.end(caller, id);
  }
}
