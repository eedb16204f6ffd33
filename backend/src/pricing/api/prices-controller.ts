import { Body, Controller, Post } from '@nestjs/common';
import { prices, pricesInput, type Prices, type PricesInput } from '@topsteel/domain/api';
import { MaybeCaller, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { ShowPrices } from '../show-prices.ts';

@Controller('v2/prices')
export class PricesController {
  constructor(private readonly showPrices: ShowPrices) {}

  @Post()
  @Operation({
    allow: 'public',
    summary:
      'What lines cost: steel in any unit, cuts, extras, carriage to a site, tax and carbon, with the reason of each figure. Signed in as a buyer: with your price lists and VAT. Nothing is held.',
    body: pricesInput,
    answer: prices,
  })
  show(@MaybeCaller() caller: CallerIdentity | null, @Body() body: PricesInput): Promise<Prices> {
    const isBuyer = caller !== null && caller.access.includes('buyer');
    return this.showPrices.run(isBuyer ? caller.organisationId : null, body);
  }
}
