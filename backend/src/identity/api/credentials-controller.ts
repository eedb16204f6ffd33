import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import {
  authenticatorCode,
  authenticatorSetup,
  backupCodes,
  ceremony,
  done,
  emailChange,
  mailed,
  passkeyInput,
  passkeyList,
  passkeyView,
  passwordChange,
  secondFactorState,
  signInWallet,
  signInWalletList,
  walletProof,
  type AuthenticatorSetup,
  type BackupCodes,
  type Ceremony,
  type PasskeyInput,
  type PasskeyView,
  type PasswordChange,
  type SecondFactorState,
  type SignInWallet,
  type WalletProof,
} from '@topsteel/domain/api';
import { Caller, IdParam, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { ChangeEmail } from '../change-email.ts';
import { Passkeys } from '../passkeys.ts';
import { Passwords } from '../passwords.ts';
import { RequireEnrolment } from '../require-enrolment.ts';
import { SecondFactors } from '../second-factors.ts';
import type { Visitor } from '../sessions.ts';
import { SignInByWallet } from '../sign-in-by-wallet.ts';
import { From } from './visitor.ts';

/** What a person signs in with. */
@Controller('v2/me')
export class CredentialsController {
  constructor(
    private readonly passwords: Passwords,
    private readonly emails: ChangeEmail,
    private readonly factors: SecondFactors,
    private readonly passkeys: Passkeys,
    private readonly wallets: SignInByWallet,
    private readonly enrolment: RequireEnrolment,
  ) {}

  @Post('password')
  @Operation({
    allow: 'signed-in',
    summary: 'Change your password; every other session ends.',
    body: passwordChange,
    answer: done,
  })
  async changePassword(
    @Caller() caller: CallerIdentity,
    @From() visitor: Visitor,
    @Body() body: PasswordChange,
  ): Promise<{ state: 'done' }> {
    await this.passwords.change(caller, visitor, body);
    return { state: 'done' };
  }

  @Post('email')
  @Operation({
    allow: 'signed-in',
    summary: 'Ask for another e-mail address; a link is mailed to it.',
    body: emailChange,
    answer: mailed,
    status: 202,
    stepUp: true,
  })
  async changeEmail(
    @Caller() caller: CallerIdentity,
    @From() visitor: Visitor,
    @Body() { email }: { email: string },
  ): Promise<{ state: 'mailed' }> {
    await this.emails.ask(caller, visitor, email);
    return { state: 'mailed' };
  }

  @Get('second-factor')
  @Operation({
    allow: 'signed-in',
    summary: 'Which factors you have beside your password.',
    answer: secondFactorState,
  })
  state(@Caller() caller: CallerIdentity): Promise<SecondFactorState> {
    return this.factors.state(caller);
  }

  @Post('second-factor/authenticator')
  @Operation({
    allow: 'signed-in',
    summary: 'Set an authenticator up; it counts once its first code is confirmed.',
    answer: authenticatorSetup,
    status: 201,
  })
  async setUp(@Caller() caller: CallerIdentity): Promise<AuthenticatorSetup> {
    await this.enrolment.run(caller);
    return this.factors.setUp(caller);
  }

  @Post('second-factor/authenticator/confirm')
  @Operation({
    allow: 'signed-in',
    summary: 'Turn the authenticator on with its first code; gives ten backup codes.',
    body: authenticatorCode,
    answer: backupCodes,
  })
  async confirm(@Caller() caller: CallerIdentity, @Body() { code }: { code: string }): Promise<BackupCodes> {
    await this.enrolment.run(caller);
    return this.factors.confirm(caller, code);
  }

  @Post('second-factor/backup-codes')
  @Operation({
    allow: 'signed-in',
    summary: 'Ten new backup codes; the old ones count no more.',
    answer: backupCodes,
    stepUp: true,
  })
  renew(@Caller() caller: CallerIdentity): Promise<BackupCodes> {
    return this.factors.renewBackupCodes(caller);
  }

  @Delete('second-factor')
  @Operation({
    allow: 'signed-in',
    summary: 'Remove the authenticator and its backup codes.',
    answer: done,
    stepUp: true,
  })
  async removeFactor(@Caller() caller: CallerIdentity): Promise<{ state: 'done' }> {
    await this.factors.remove(caller);
    return { state: 'done' };
  }

  @Get('passkeys')
  @Operation({ allow: 'signed-in', summary: 'Your passkeys.', answer: passkeyList })
  async listPasskeys(@Caller() caller: CallerIdentity): Promise<{ items: PasskeyView[] }> {
    return { items: await this.passkeys.list(caller) };
  }

  @Post('passkeys/options')
  @Operation({ allow: 'signed-in', summary: 'Begin to add a passkey.', answer: ceremony })
  async passkeyOptions(@Caller() caller: CallerIdentity): Promise<Ceremony> {
    await this.enrolment.run(caller);
    return this.passkeys.beginRegistration(caller);
  }

  @Post('passkeys')
  @Operation({
    allow: 'signed-in',
    summary: 'Add the passkey that the browser made.',
    body: passkeyInput,
    answer: passkeyView,
    status: 201,
  })
  async addPasskey(@Caller() caller: CallerIdentity, @Body() body: PasskeyInput): Promise<PasskeyView> {
    await this.enrolment.run(caller);
    return this.passkeys.register(caller, body);
  }

  @Delete('passkeys/:id')
  @Operation({ allow: 'signed-in', summary: 'Remove a passkey.', answer: done, stepUp: true })
  async removePasskey(@Caller() caller: CallerIdentity, @IdParam() id: string): Promise<{ state: 'done' }> {
    await this.passkeys.remove(caller, id);
    return { state: 'done' };
  }

  @Get('sign-in-wallets')
  @Operation({
    allow: 'signed-in',
    summary: 'Ethereum accounts whose signature signs you in.',
    answer: signInWalletList,
  })
  async listWallets(@Caller() caller: CallerIdentity): Promise<{ items: SignInWallet[] }> {
    return { items: await this.wallets.list(caller) };
  }

  @Post('sign-in-wallets')
  @Operation({
    allow: 'signed-in',
    summary: 'Let an Ethereum account sign you in.',
    body: walletProof,
    answer: signInWallet,
    status: 201,
  })
  async linkWallet(@Caller() caller: CallerIdentity, @Body() body: WalletProof): Promise<SignInWallet> {
    await this.enrolment.run(caller);
    return this.wallets.link(caller, body);
  }

  @Delete('sign-in-wallets/:address')
  @Operation({ allow: 'signed-in', summary: 'Take an Ethereum account away.', answer: done, stepUp: true })
  async unlinkWallet(
    @Caller() caller: CallerIdentity,
    @Param('address') address: string,
  ): Promise<{ state: 'done' }> {
    await this.wallets.unlink(caller, address);
    return { state: 'done' };
  }
}
