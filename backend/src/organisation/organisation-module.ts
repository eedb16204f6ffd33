import { Global, Module } from '@nestjs/common';
import { AcceptInvitation } from './accept-invitation.ts';
import { AddOrganisationMember } from './add-organisation-member.ts';
import { MemberController } from './api/member-controller.ts';
import { OrganisationController } from './api/organisation-controller.ts';
import { AppointOperator } from './appoint-operator.ts';
import { InviteMembers } from './invite-members.ts';
import { ListOrganisations } from './list-organisations.ts';
import { ManageMembers } from './manage-members.ts';
import { Organisations } from './organisations.ts';
import { PlaceOrganisation } from './place-organisation.ts';
import { RegisterOrganisation } from './register-organisation.ts';
import { RetryRegistration } from './retry-registration.ts';
import { SettleRegistration } from './settle-registration.ts';

@Global()
@Module({
  controllers: [OrganisationController, MemberController],
  providers: [
    AcceptInvitation,
    AddOrganisationMember,
    AppointOperator,
    InviteMembers,
    ListOrganisations,
    ManageMembers,
    Organisations,
    PlaceOrganisation,
    RegisterOrganisation,
    RetryRegistration,
    SettleRegistration,
  ],
  exports: [InviteMembers, Organisations, RegisterOrganisation],
})
export class OrganisationModule {}
