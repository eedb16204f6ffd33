import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import { apiKey, apiKeyInput, apiKeyRotationInput, apiKeys, apiKeyWithSecret } from '@topsteel/domain/api';
import type { z } from 'zod';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { ManageApiKeys } from '../manage-api-keys.ts';

@Controller('v2/api-keys')
export class ApiKeyController {
  constructor(private readonly keys: ManageApiKeys) {}

  @Get()
  @Operation({
    allow: ['admin'],
    summary: 'The keys with which my organisation’s machines call the API.',
    answer: apiKeys,
  })
  async list(@OrganisationMember() caller: OrganisationCaller) {
    return { items: await this.keys.list(caller) };
  }

  @Post()
  @Operation({
    allow: ['admin'],
    summary: 'Make a key. It is in the answer, and nowhere else afterwards.',
    body: apiKeyInput,
    answer: apiKeyWithSecret,
    status: 201,
    stepUp: true,
  })
  create(@OrganisationMember() caller: OrganisationCaller, @Body() body: z.output<typeof apiKeyInput>) {
    return this.keys.create(caller, body);
  }

  @Post(':id/rotate')
  @Operation({
    allow: ['admin'],
    summary: 'Make a new secret for a key. The one before goes on for the overlap.',
    body: apiKeyRotationInput,
    answer: apiKeyWithSecret,
    stepUp: true,
  })
  rotate(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: z.output<typeof apiKeyRotationInput>,
  ) {
    return this.keys.rotate(caller, id, body);
  }

  @Delete(':id')
  @Operation({ allow: ['admin'], summary: 'End a key at once.', answer: apiKey })
  revoke(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string) {
    return this.keys.revoke(caller, id);
  }
}
