import { Controller, Get, Query } from '@nestjs/common';
import {
  missingCertificatePage,
  missingCertificateQuery,
  stockPage,
  stockQuery,
  type MissingCertificate,
  type Page,
  type PageQuery,
  type StockItem,
  type StockQuery,
} from '@topsteel/domain/api';
import { Operation, OrganisationMember, type OrganisationCaller } from '../../platform/http/index.ts';
import { ReadStock } from '../read-stock.ts';

@Controller('v2/vendor')
export class StockController {
  constructor(private readonly readStock: ReadStock) {}

  @Get('stock')
  @Operation({
    allow: ['vendor'],
    summary: 'My lots with what of them is free, offered, labelled and certified, newest first.',
    query: stockQuery,
    answer: stockPage,
  })
  stock(
    @OrganisationMember() caller: OrganisationCaller,
    @Query() query: StockQuery,
  ): Promise<Page<StockItem>> {
    return this.readStock.list(caller.organisationId, query);
  }

  @Get('missing-certificates')
  @Operation({
    allow: ['vendor'],
    summary: 'My lots without a certificate in force, with why, and the orders that wait for it.',
    query: missingCertificateQuery,
    answer: missingCertificatePage,
  })
  missing(
    @OrganisationMember() caller: OrganisationCaller,
    @Query() query: PageQuery,
  ): Promise<Page<MissingCertificate>> {
    return this.readStock.missing(caller.organisationId, query);
  }
}
