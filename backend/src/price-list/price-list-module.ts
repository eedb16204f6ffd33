import { Module } from '@nestjs/common';
import { AddPriceList } from './add-price-list.ts';
import { CustomerGroupsController } from './api/customer-groups-controller.ts';
import { PriceListsController } from './api/price-lists-controller.ts';
import { PriceRulesController } from './api/price-rules-controller.ts';
import { ChangePriceList } from './change-price-list.ts';
import { KeepCustomerGroup } from './keep-customer-group.ts';
import { KeepPriceRule } from './keep-price-rule.ts';
import { ReadPriceLists } from './read-price-lists.ts';

/** What vendors agree with customers, and rules for many. */
@Module({
  controllers: [PriceListsController, PriceRulesController, CustomerGroupsController],
  providers: [AddPriceList, ChangePriceList, KeepCustomerGroup, KeepPriceRule, ReadPriceLists],
})
export class PriceListModule {}
