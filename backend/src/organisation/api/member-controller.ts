import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import {
  invitation,
  invitationAcceptance,
  invitationAccepted,
  invitationInput,
  invitationPage,
  memberChange,
  organisationMember,
  organisationMembers,
  organisationTree,
  pageQuery,
  type InvitationAcceptance,
  type MemberChange,
  type PageQuery,
} from '@topsteel/domain/api';
import type { z } from 'zod';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { AcceptInvitation } from '../accept-invitation.ts';
import { InviteMembers } from '../invite-members.ts';
import { ManageMembers } from '../manage-members.ts';
import { PlaceOrganisation } from '../place-organisation.ts';

@Controller('v2')
export class MemberController {
  constructor(
    private readonly members: ManageMembers,
    private readonly invitations: InviteMembers,
    private readonly acceptInvitation: AcceptInvitation,
    private readonly places: PlaceOrganisation,
  ) {}

  @Get('members')
  @Operation({
    allow: ['admin', 'approver'],
    summary: 'The people of my organisation and what they do in it.',
    answer: organisationMembers,
  })
  async list(@OrganisationMember() caller: OrganisationCaller) {
    return { items: await this.members.list(caller) };
  }

  @Post('members/:id/roles')
  @Operation({
    allow: ['admin'],
    summary: 'Say what a member does from now on.',
    body: memberChange,
    answer: organisationMember,
  })
  change(
    @OrganisationMember() caller: OrganisationCaller,
    @Param('id') id: string,
    @Body() body: MemberChange,
  ) {
    return this.members.changeRoles(caller, id, body);
  }

  @Delete('members/:id')
  @Operation({
    allow: ['admin'],
    summary: 'Take a member out of my organisation; their sessions and the keys they made end.',
    answer: organisationMember,
  })
  remove(@OrganisationMember() caller: OrganisationCaller, @Param('id') id: string) {
    return this.members.remove(caller, id);
  }

  @Get('invitations')
  @Operation({
    allow: ['admin'],
    summary: 'Whom my organisation invited, newest first.',
    query: pageQuery,
    answer: invitationPage,
  })
  invited(@OrganisationMember() caller: OrganisationCaller, @Query() query: PageQuery) {
    return this.invitations.list(caller, query);
  }

  @Post('invitations')
  @Operation({
    allow: ['admin'],
    summary: 'Invite somebody by e-mail to join my organisation.',
    body: invitationInput,
    answer: invitation,
    status: 201,
    idempotent: true,
  })
  invite(@OrganisationMember() caller: OrganisationCaller, @Body() body: z.output<typeof invitationInput>) {
    return this.invitations.invite(caller, body);
  }

  @Delete('invitations/:id')
  @Operation({ allow: ['admin'], summary: 'Withdraw an invitation.', answer: invitation })
  withdraw(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string) {
    return this.invitations.withdraw(caller, id);
  }

  @Post('invitations/accept')
  @Operation({
    allow: 'public',
    summary: 'Join the organisation that an invitation is of.',
    body: invitationAcceptance,
    answer: invitationAccepted,
    status: 201,
  })
  accept(@Body() body: InvitationAcceptance) {
    return this.acceptInvitation.run(body);
  }

  @Get('organisation-tree')
  @Operation({
    allow: 'signed-in',
    summary: 'My organisation and the companies under it. Act for one with the header x-organisation-id.',
    answer: organisationTree,
  })
  tree(@OrganisationMember() caller: OrganisationCaller) {
    return this.places.read(caller.organisationId);
  }
}
