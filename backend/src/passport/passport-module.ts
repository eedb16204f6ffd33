import { Module } from '@nestjs/common';
import { CredentialController } from './api/credential-controller.ts';
import { DisclosureController } from './api/disclosure-controller.ts';
import { IssuerController } from './api/issuer-controller.ts';
import { DiscloseFields } from './disclose-fields.ts';
import { IssueCredentials } from './issue-credentials.ts';
import { IssuerKeys } from './issuer-keys.ts';
import { Passports } from './passports.ts';
import { PublishDid } from './publish-did.ts';
import { PublishStatusList } from './publish-status-list.ts';
import { RotateKey } from './rotate-key.ts';
import { StatusPlaces } from './status-places.ts';

@Module({
  controllers: [CredentialController, DisclosureController, IssuerController],
  providers: [
    DiscloseFields,
    IssueCredentials,
    IssuerKeys,
    Passports,
    PublishDid,
    PublishStatusList,
    RotateKey,
    StatusPlaces,
  ],
  exports: [Passports],
})
export class PassportModule {}
