import { Global, Module } from '@nestjs/common';
import { CallerResolver } from '../platform/http/index.ts';
import { AddMember } from './add-member.ts';
import { CompanySignInController } from './api/company-sign-in-controller.ts';
import { CredentialsController } from './api/credentials-controller.ts';
import { MeController } from './api/me-controller.ts';
import { SessionController } from './api/session-controller.ts';
import { SignInController } from './api/sign-in-controller.ts';
import { SsoController } from './api/sso-controller.ts';
import { ChangeEmail } from './change-email.ts';
import { FinishSignIn } from './finish-sign-in.ts';
import { ManageSessions } from './manage-sessions.ts';
import { Passkeys } from './passkeys.ts';
import { Passwords } from './passwords.ts';
import { ReadMe } from './read-me.ts';
import { RequireEnrolment } from './require-enrolment.ts';
import { RequireGoodPassword } from './require-good-password.ts';
import { ResolveCaller } from './resolve-caller.ts';
import { SecondFactors } from './second-factors.ts';
import { SeatPerson } from './seat-person.ts';
import { Sessions } from './sessions.ts';
import { SignInBrake } from './sign-in-brake.ts';
import { SignInByPassword } from './sign-in-by-password.ts';
import { SignInByWallet } from './sign-in-by-wallet.ts';
import { AdmitPerson } from './sso/admit-person.ts';
import { CompanyDomains } from './sso/company-domains.ts';
import { OidcClient } from './sso/oidc-client.ts';
import { SignInBySso } from './sso/sign-in-by-sso.ts';
import { SsoProviders } from './sso/sso-providers.ts';
import { TextRecords } from './sso/text-records.ts';
import { StepUp } from './step-up.ts';
import { UnlockSignIn } from './unlock-sign-in.ts';

@Global()
@Module({
  controllers: [
    MeController,
    SignInController,
    SessionController,
    CredentialsController,
    SsoController,
    CompanySignInController,
  ],
  providers: [
    AddMember,
    SeatPerson,
    ReadMe,
    Sessions,
    ManageSessions,
    SignInBrake,
    FinishSignIn,
    SignInByPassword,
    SignInByWallet,
    RequireGoodPassword,
    RequireEnrolment,
    Passwords,
    ChangeEmail,
    UnlockSignIn,
    SecondFactors,
    Passkeys,
    StepUp,
    TextRecords,
    CompanyDomains,
    OidcClient,
    SsoProviders,
    AdmitPerson,
    SignInBySso,
    { provide: CallerResolver, useClass: ResolveCaller },
  ],
  exports: [AddMember, SeatPerson, Sessions, RequireGoodPassword, CallerResolver],
})
export class IdentityModule {}
