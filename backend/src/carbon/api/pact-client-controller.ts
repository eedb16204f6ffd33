import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import {
  pactClient,
  pactClientInput,
  pactClientList,
  type PactClient,
  type PactClientInput,
} from '@topsteel/domain/api';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { PactClients } from '../pact-clients.ts';

const TRADERS = ['vendor', 'buyer'] as const;

@Controller('v2/pact-clients')
export class PactClientController {
  constructor(private readonly clients: PactClients) {}

  @Get()
  @Operation({
    allow: TRADERS,
    summary: 'The systems that read footprints for my organisation.',
    answer: pactClientList,
  })
  list(@OrganisationMember() caller: OrganisationCaller): Promise<{ items: PactClient[] }> {
    return this.clients.list(caller.organisationId);
  }

  @Post()
  @Operation({
    allow: TRADERS,
    summary: 'Let a system read footprints for my organisation; its secret is shown once.',
    body: pactClientInput,
    answer: pactClient,
    status: 201,
    stepUp: true,
  })
  create(
    @OrganisationMember() caller: OrganisationCaller,
    @Body() body: PactClientInput,
  ): Promise<PactClient> {
    return this.clients.create(caller, body);
  }

  @Post(':id/rotate')
  @Operation({
    allow: TRADERS,
    summary: 'A new secret; the old one and all tokens end now.',
    answer: pactClient,
    stepUp: true,
  })
  rotate(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<PactClient> {
    return this.clients.rotate(caller, id);
  }

  @Delete(':id')
  @Operation({ allow: TRADERS, summary: 'Let a system in no longer.', answer: pactClient })
  revoke(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<PactClient> {
    return this.clients.revoke(caller, id);
  }
}
