import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import {
  savedSearch,
  savedSearches,
  savedSearchInput,
  type SavedSearch,
  type SavedSearchInput,
} from '@topsteel/domain/api';
import { Caller, IdParam, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { SavedSearches } from '../saved-searches.ts';

@Controller('v2/saved-searches')
export class SavedSearchController {
  constructor(private readonly savedSearches: SavedSearches) {}

  @Get()
  @Operation({
    allow: 'signed-in',
    summary: 'My saved searches, with how many offers they find and how many are new.',
    answer: savedSearches,
  })
  list(@Caller() caller: CallerIdentity): Promise<{ items: SavedSearch[] }> {
    return this.savedSearches.list(caller);
  }

  @Post()
  @Operation({
    allow: 'signed-in',
    summary: 'Keep a search under a name.',
    body: savedSearchInput,
    answer: savedSearch,
    status: 201,
    idempotent: true,
  })
  save(@Caller() caller: CallerIdentity, @Body() body: SavedSearchInput): Promise<SavedSearch> {
    return this.savedSearches.save(caller, body);
  }

  @Post(':id/seen')
  @Operation({
    allow: 'signed-in',
    summary: 'I have seen what it finds: only offers made from now on are new.',
    answer: savedSearch,
  })
  see(@Caller() caller: CallerIdentity, @IdParam() id: string): Promise<SavedSearch> {
    return this.savedSearches.see(caller, id);
  }

  @Delete(':id')
  @Operation({ allow: 'signed-in', summary: 'Delete a saved search.', answer: savedSearch })
  remove(@Caller() caller: CallerIdentity, @IdParam() id: string): Promise<SavedSearch> {
    return this.savedSearches.remove(caller, id);
  }
}
