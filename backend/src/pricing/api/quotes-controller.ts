import { Body, Controller, Get, Post } from '@nestjs/common';
import { quote, quoteInput, type Quote, type QuoteInput } from '@topsteel/domain/api';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { MakeQuote } from '../make-quote.ts';
import { ReadQuote } from '../read-quote.ts';

@Controller('v2/quotes')
export class QuotesController {
  constructor(
    private readonly makeQuote: MakeQuote,
    private readonly readQuote: ReadQuote,
  ) {}

  @Post()
  @Operation({
    allow: ['buyer'],
    summary:
      'Price an order: goods, tax, commission and the most that may leave the wallet. Good for 15 minutes.',
    body: quoteInput,
    answer: quote,
    status: 201,
    idempotent: true,
  })
  make(@OrganisationMember() caller: OrganisationCaller, @Body() body: QuoteInput): Promise<Quote> {
    return this.makeQuote.run(caller.organisationId, body);
  }

  @Get(':id')
  @Operation({ allow: ['buyer'], summary: 'One of the caller’s quotes, while it stands.', answer: quote })
  read(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<Quote> {
    return this.readQuote.run(caller.organisationId, id);
  }
}
