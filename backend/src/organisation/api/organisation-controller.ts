import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  member,
  memberInput,
  organisation,
  organisationInput,
  organisationPage,
  organisationTree,
  pageQuery,
  parentInput,
  publicOrganisation,
  type Member,
  type Organisation,
  type Page,
  type PageQuery,
  type ParentInput,
  type PublicOrganisation,
} from '@topsteel/domain/api';
import type { z } from 'zod';
import { Caller, IdParam, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { AddOrganisationMember } from '../add-organisation-member.ts';
import { ListOrganisations } from '../list-organisations.ts';
import { Organisations } from '../organisations.ts';
import { PlaceOrganisation } from '../place-organisation.ts';
import { RegisterOrganisation } from '../register-organisation.ts';
import { RetryRegistration } from '../retry-registration.ts';

@Controller('v2/organisations')
export class OrganisationController {
  constructor(
    private readonly registerOrganisation: RegisterOrganisation,
    private readonly retryRegistration: RetryRegistration,
    private readonly addMember: AddOrganisationMember,
    private readonly listOrganisations: ListOrganisations,
    private readonly organisations: Organisations,
    private readonly places: PlaceOrganisation,
  ) {}

  @Post()
  @Operation({
    allow: ['operator'],
    summary: 'Register an organisation with its first member.',
    body: organisationInput,
    answer: organisation,
    status: 202,
    idempotent: true,
  })
  register(
    @Caller() caller: CallerIdentity,
    @Body() body: z.output<typeof organisationInput>,
  ): Promise<Organisation> {
    return this.registerOrganisation.run(caller.userId, body);
  }

  @Get()
  @Operation({
    allow: ['operator'],
    summary: 'Every organisation.',
    query: pageQuery,
    answer: organisationPage,
  })
  list(@Query() query: PageQuery): Promise<Page<Organisation>> {
    return this.listOrganisations.run(query);
  }

  @Get(':account')
  @Operation({
    allow: 'public',
    summary: 'What anybody may read of the organisation behind an account.',
    answer: publicOrganisation,
    etag: true,
    maxAgeS: 60,
  })
  read(@Param('account') account: string): Promise<PublicOrganisation> {
    return this.organisations.readPublic(account);
  }

  @Post(':id/retry')
  @Operation({
    allow: ['operator'],
    summary: 'Send a failed registration again.',
    answer: organisation,
    status: 202,
  })
  retry(@Caller() caller: CallerIdentity, @IdParam() id: string): Promise<Organisation> {
    return this.retryRegistration.run(caller.userId, id);
  }

  @Post(':id/members')
  @Operation({
    allow: ['operator'],
    summary: 'Give one more person a sign-in for an organisation.',
    body: memberInput,
    answer: member,
    status: 201,
    idempotent: true,
  })
  addOne(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @Body() body: z.output<typeof memberInput>,
  ): Promise<Member> {
    return this.addMember.run(caller.userId, id, body);
  }

  @Post(':id/parent')
  @Operation({
    allow: ['operator'],
    summary: 'Put an organisation under another one, or take it out of its tree.',
    body: parentInput,
    answer: organisationTree,
  })
  place(@Caller() caller: CallerIdentity, @IdParam() id: string, @Body() body: ParentInput) {
    return this.places.place(caller.userId, id, body);
  }
}
