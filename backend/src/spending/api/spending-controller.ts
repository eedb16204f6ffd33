import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import {
  costCentre,
  costCentreInput,
  costCentres,
  spendingLimit,
  spendingLimitInput,
  spendingLimits,
  type SpendingLimitInput,
} from '@topsteel/domain/api';
import type { z } from 'zod';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { KeepCostCentres } from '../keep-cost-centres.ts';
import { KeepLimits } from '../keep-limits.ts';

@Controller('v2')
export class SpendingController {
  constructor(
    private readonly costCentres: KeepCostCentres,
    private readonly limits: KeepLimits,
  ) {}

  @Get('cost-centres')
  @Operation({ allow: 'signed-in', summary: 'The cost centres of my organisation.', answer: costCentres })
  async listCentres(@OrganisationMember() caller: OrganisationCaller) {
    return { items: await this.costCentres.list(caller) };
  }

  @Post('cost-centres')
  @Operation({
    allow: ['admin', 'finance'],
    summary: 'Open a cost centre.',
    body: costCentreInput,
    answer: costCentre,
    status: 201,
    idempotent: true,
  })
  openCentre(
    @OrganisationMember() caller: OrganisationCaller,
    @Body() body: z.output<typeof costCentreInput>,
  ) {
    return this.costCentres.open(caller, body);
  }

  @Delete('cost-centres/:id')
  @Operation({
    allow: ['admin', 'finance'],
    summary: 'Close a cost centre: nothing more is ordered on it.',
    answer: costCentre,
  })
  closeCentre(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string) {
    return this.costCentres.close(caller, id);
  }

  @Get('spending-limits')
  @Operation({
    allow: 'signed-in',
    summary: 'Spending limits, and what is left of them: everybody’s for who may raise them, else one’s own.',
    answer: spendingLimits,
  })
  async listLimits(@OrganisationMember() caller: OrganisationCaller) {
    return { items: await this.limits.list(caller) };
  }

  @Post('spending-limits')
  @Operation({
    allow: ['admin', 'approver'],
    summary: 'Set how much a member or a cost centre may order in a period.',
    body: spendingLimitInput,
    answer: spendingLimit,
    idempotent: true,
  })
  setLimit(@OrganisationMember() caller: OrganisationCaller, @Body() body: SpendingLimitInput) {
    return this.limits.set(caller, body);
  }

  @Delete('spending-limits/:id')
  @Operation({ allow: ['admin', 'approver'], summary: 'Take a limit away.', answer: spendingLimit })
  removeLimit(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string) {
    return this.limits.remove(caller, id);
  }
}
