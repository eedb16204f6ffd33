import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import {
  synonymGroup,
  synonymGroupInput,
  synonymGroups,
  type SynonymGroupAnswer,
  type SynonymGroupInput,
} from '@topsteel/domain/api';
import { Caller, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { KeepSynonyms } from '../keep-synonyms.ts';

@Controller('v2/synonyms')
export class SynonymController {
  constructor(private readonly keepSynonyms: KeepSynonyms) {}

  @Get()
  @Operation({
    allow: ['operator'],
    summary: 'Words that mean one thing, by group and language.',
    answer: synonymGroups,
  })
  list(): Promise<{ items: SynonymGroupAnswer[] }> {
    return this.keepSynonyms.list();
  }

  @Post()
  @Operation({
    allow: ['operator'],
    summary: 'Make a group of synonyms, or replace it in whole. The next search knows it.',
    body: synonymGroupInput,
    answer: synonymGroup,
  })
  put(@Caller() caller: CallerIdentity, @Body() body: SynonymGroupInput): Promise<SynonymGroupAnswer> {
    return this.keepSynonyms.put(caller, body);
  }

  @Delete(':id')
  @Operation({ allow: ['operator'], summary: 'Take a group of synonyms away.', answer: synonymGroup })
  remove(@Caller() caller: CallerIdentity, @Param('id') id: string): Promise<SynonymGroupAnswer> {
    return this.keepSynonyms.remove(caller, id);
  }
}
