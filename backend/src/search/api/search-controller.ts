import { Controller, Get, Query } from '@nestjs/common';
import {
  searchAnswer,
  searchQuery,
  suggestAnswer,
  suggestQuery,
  type SearchAnswer,
  type SearchQuery,
} from '@topsteel/domain/api';
import type { z } from 'zod';
import { Operation } from '../../platform/http/index.ts';
import { FindOffers } from '../find-offers.ts';
import { SuggestWords } from '../suggest-words.ts';

@Controller('v2/search')
export class SearchController {
  constructor(
    private readonly findOffers: FindOffers,
    private readonly suggestWords: SuggestWords,
  ) {}

  @Get()
  @Operation({
    allow: 'public',
    rate: 'search',
    summary: 'Find offers by part number, profile, grade, norm, sizes and words, with facets and sorts.',
    query: searchQuery,
    answer: searchAnswer,
    etag: true,
    maxAgeS: 15,
  })
  search(@Query() query: SearchQuery): Promise<SearchAnswer> {
    return this.findOffers.run(query);
  }

  @Get('suggest')
  @Operation({
    allow: 'public',
    rate: 'search',
    summary: 'How a search that has been begun may go on: designations, grades, words, part numbers.',
    query: suggestQuery,
    answer: suggestAnswer,
    etag: true,
    maxAgeS: 60,
  })
  suggest(@Query() query: z.output<typeof suggestQuery>): Promise<z.infer<typeof suggestAnswer>> {
    return this.suggestWords.run(query);
  }
}
