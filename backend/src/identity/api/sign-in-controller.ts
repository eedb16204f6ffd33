import { Body, Controller, Post, Res } from '@nestjs/common';
import {
  ceremony,
  done,
  mailed,
  mailedToken,
  passkeyProof,
  passwordReset,
  passwordResetRequest,
  passwordSignIn,
  secondFactorSignIn,
  signInAnswer,
  signInRoute,
  signInRouteInput,
  walletNonce,
  walletProof,
  type Ceremony,
  type Language,
  type PasskeyProof,
  type PasswordReset,
  type PasswordSignIn,
  type SecondFactorSignIn,
  type SignInAnswer,
  type SignInRoute,
  type WalletNonce,
  type WalletProof,
} from '@topsteel/domain/api';
import type { FastifyReply } from 'fastify';
import { Operation } from '../../platform/http/index.ts';
import { ChangeEmail } from '../change-email.ts';
import { FinishSignIn, type SignInOutcome } from '../finish-sign-in.ts';
import { Passkeys } from '../passkeys.ts';
import { Passwords } from '../passwords.ts';
import type { Visitor } from '../sessions.ts';
import { SignInByPassword } from '../sign-in-by-password.ts';
import { SignInByWallet } from '../sign-in-by-wallet.ts';
import { SignInBySso } from '../sso/sign-in-by-sso.ts';
import { UnlockSignIn } from '../unlock-sign-in.ts';
import { From, giveCookies } from './visitor.ts';

@Controller('v2/sign-in')
export class SignInController {
  constructor(
    private readonly sso: SignInBySso,
    private readonly byPassword: SignInByPassword,
    private readonly finish: FinishSignIn,
    private readonly passkeys: Passkeys,
    private readonly wallets: SignInByWallet,
    private readonly passwords: Passwords,
    private readonly emails: ChangeEmail,
    private readonly unlockSignIn: UnlockSignIn,
  ) {}

  @Post('route')
  @Operation({
    allow: 'public',
    rate: 'auth',
    summary: 'Which way an address signs in: by password, or at the identity provider of its company.',
    body: signInRouteInput,
    answer: signInRoute,
  })
  route(@Body() { email }: { email: string }): Promise<SignInRoute> {
    return this.sso.route(email);
  }

  @Post('password')
  @Operation({
    allow: 'public',
    rate: 'auth',
    summary: 'Sign in by e-mail address and password; the session comes as a cookie.',
    body: passwordSignIn,
    answer: signInAnswer,
  })
  async password(
    @From() visitor: Visitor,
    @Body() body: PasswordSignIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInAnswer> {
    return give(reply, await this.byPassword.run(visitor, body));
  }

  @Post('second-factor')
  @Operation({
    allow: 'public',
    rate: 'auth',
    summary: 'Second half of a sign-in: a code of the authenticator, or a backup code.',
    body: secondFactorSignIn,
    answer: signInAnswer,
  })
  async secondFactor(
    @From() visitor: Visitor,
    @Body() { code }: SecondFactorSignIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInAnswer> {
    return give(reply, await this.finish.second(visitor, code));
  }

  @Post('passkey/options')
  @Operation({
    allow: 'public',
    rate: 'auth',
    summary: 'Begin a sign-in or a step-up by passkey.',
    answer: ceremony,
  })
  passkeyOptions(): Promise<Ceremony> {
    return this.passkeys.beginSignIn();
  }

  @Post('passkey')
  @Operation({
    allow: 'public',
    rate: 'auth',
    summary: 'Sign in by passkey, which is two factors.',
    body: passkeyProof,
    answer: signInAnswer,
  })
  async passkey(
    @From() visitor: Visitor,
    @Body() body: PasskeyProof,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInAnswer> {
    return give(reply, await this.passkeys.signIn(visitor, body));
  }

  @Post('wallet/nonce')
  @Operation({
    allow: 'public',
    rate: 'auth',
    summary: 'What a Sign-In with Ethereum message has to say (ERC-4361).',
    answer: walletNonce,
  })
  nonce(): Promise<WalletNonce> {
    return this.wallets.nonce();
  }

  @Post('wallet')
  @Operation({
    allow: 'public',
    rate: 'auth',
    summary: 'Sign in with an Ethereum account, a plain key or a contract.',
    body: walletProof,
    answer: signInAnswer,
  })
  async wallet(
    @From() visitor: Visitor,
    @Body() body: WalletProof,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInAnswer> {
    return give(reply, await this.wallets.run(visitor, body));
  }

  @Post('password-reset')
  @Operation({
    allow: 'public',
    rate: 'auth',
    summary: 'Have a link to a new password mailed. The answer is the same whether anybody has this address.',
    body: passwordResetRequest,
    answer: mailed,
    status: 202,
  })
  async mailReset(
    @From() visitor: Visitor,
    @Body() body: { email: string; language?: Language },
  ): Promise<{ state: 'mailed' }> {
    await this.passwords.mailReset(visitor, body);
    return { state: 'mailed' };
  }

  @Post('password-reset/confirm')
  @Operation({
    allow: 'public',
    rate: 'auth',
    summary: 'Set a new password with the mailed token; every session of the person ends.',
    body: passwordReset,
    answer: done,
  })
  async reset(@From() visitor: Visitor, @Body() body: PasswordReset): Promise<{ state: 'done' }> {
    await this.passwords.reset(visitor, body);
    return { state: 'done' };
  }

  @Post('unlock')
  @Operation({
    allow: 'public',
    rate: 'auth',
    summary: 'Open a sign-in again that wrong guesses have closed, with the mailed token.',
    body: mailedToken,
    answer: done,
  })
  async unlock(@From() visitor: Visitor, @Body() { token }: { token: string }): Promise<{ state: 'done' }> {
    await this.unlockSignIn.run(visitor, token);
    return { state: 'done' };
  }

  @Post('email/confirm')
  @Operation({
    allow: 'public',
    rate: 'auth',
    summary: 'Confirm a new e-mail address with the token that was mailed to it.',
    body: mailedToken,
    answer: done,
  })
  async confirmEmail(
    @From() visitor: Visitor,
    @Body() { token }: { token: string },
  ): Promise<{ state: 'done' }> {
    await this.emails.confirm(visitor, token);
    return { state: 'done' };
  }
}

function give(reply: FastifyReply, { answer, cookies }: SignInOutcome): SignInAnswer {
  giveCookies(reply, cookies);
  return answer;
}
