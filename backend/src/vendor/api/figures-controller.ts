import { Controller, Get, Query } from '@nestjs/common';
import {
  vendorConduct,
  vendorFigures,
  vendorFiguresQuery,
  type VendorConduct,
  type VendorFigures,
  type VendorFiguresQuery,
} from '@topsteel/domain/api';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { CONDUCT_KEPT_S, ReadConduct } from '../read-conduct.ts';
import { ReadFigures } from '../read-figures.ts';

@Controller('v2')
export class FiguresController {
  constructor(
    private readonly figures: ReadFigures,
    private readonly conduct: ReadConduct,
  ) {}

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

  @Get('organisations/:id/conduct')
  @Operation({
    allow: 'public',
    summary: 'How a vendor delivers: on time, by weight, in dispute; of the last twelve months.',
    answer: vendorConduct,
    etag: true,
    maxAgeS: CONDUCT_KEPT_S,
  })
  conductOf(@IdParam() id: string): Promise<VendorConduct> {
    return this.conduct.run(id);
  }
}
