import { Controller, Get } from '@nestjs/common';
import { railOffers, type RailOffers } from '@topsteel/domain/api';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { PriceRails } from '../price-rails.ts';

@Controller('v2/quotes')
export class RailsController {
  constructor(private readonly rails: PriceRails) {}

  @Get(':id/rails')
  @Operation({
    allow: ['buyer'],
    summary: 'How a quote can be paid, what it costs there, and why a way cannot be used now.',
    answer: railOffers,
  })
  list(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<RailOffers> {
    return this.rails.offersFor(caller.organisationId, id);
  }
}
