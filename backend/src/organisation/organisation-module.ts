import { Global, Module } from '@nestjs/common';
import { AddOrganisationMember } from './add-organisation-member.ts';
import { OrganisationController } from './api/organisation-controller.ts';
import { AppointOperator } from './appoint-operator.ts';
import { ListOrganisations } from './list-organisations.ts';
import { Organisations } from './organisations.ts';
import { RegisterOrganisation } from './register-organisation.ts';
import { RetryRegistration } from './retry-registration.ts';
import { SettleRegistration } from './settle-registration.ts';

@Global()
@Module({
  controllers: [OrganisationController],
  providers: [
    AddOrganisationMember,
    AppointOperator,
    ListOrganisations,
    Organisations,
    RegisterOrganisation,
    RetryRegistration,
    SettleRegistration,
  ],
  exports: [Organisations],
})
export class OrganisationModule {}
