import { Module } from '@nestjs/common';
import { SavedSearchController } from './api/saved-search-controller.ts';
import { SearchController } from './api/search-controller.ts';
import { SynonymController } from './api/synonym-controller.ts';
import { FindOffers } from './find-offers.ts';
import { KeepSynonyms } from './keep-synonyms.ts';
import { LiveIndex } from './live-index.ts';
import { SavedSearches } from './saved-searches.ts';
import { SuggestWords } from './suggest-words.ts';

/** Finds what is on offer. */
@Module({
  controllers: [SearchController, SynonymController, SavedSearchController],
  providers: [FindOffers, KeepSynonyms, LiveIndex, SavedSearches, SuggestWords],
})
export class SearchModule {}
