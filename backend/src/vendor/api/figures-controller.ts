import { Controller, Get, Query } from '@nestjs/common';
import {
  vendorFigures,
  vendorFiguresQuery,
  type VendorFigures,
  type VendorFiguresQuery,
} from '@topsteel/domain/api';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { ReadFigures } from '../read-figures.ts';

@Controller('v2')
export class FiguresController {
  constructor(private readonly figures: ReadFigures) {}

  @Get('vendor/figures')
  @Operation({
    allow: ['vendor', 'finance'],
    summary: 'How my organisation does as a vendor, month by month; the money is the ledger’s.',
    query: vendorFiguresQuery,
    answer: vendorFigures,
  })
  mine(
    @OrganisationMember() caller: OrganisationCaller,
    @Query() query: VendorFiguresQuery,
  ): Promise<VendorFigures> {
    return this.figures.run(caller.organisationId, query);
  }

  @Get('organisations/:id/figures')
  @Operation({
    allow: ['operator', 'auditor'],
    summary: 'How a vendor does, month by month.',
    query: vendorFiguresQuery,
    answer: vendorFigures,
  })
  ofVendor(@IdParam() id: string, @Query() query: VendorFiguresQuery): Promise<VendorFigures> {
    return this.figures.run(id, query);
  }
}
