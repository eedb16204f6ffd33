import { Injectable } from '@nestjs/common';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type AuthenticatorTransportFuture,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Ceremony, PasskeyInput, PasskeyProof, PasskeyView } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { FinishSignIn, type SignInOutcome } from './finish-sign-in.ts';
import {
  findPasskey,
  insertPasskey,
  notePasskeyUse,
  passkeysOf,
  removePasskey,
} from './infra/passkey-store.ts';
import { makeTicket, takeTicket } from './infra/ticket-store.ts';
import type { Visitor } from './sessions.ts';
import { SignInBrake } from './sign-in-brake.ts';

const MINUTES = 5;
const MOST = 10;
const shape = z.object({ challenge: z.string() });

/**
 * Passkeys (WebAuthn 3). User verification is required, so one passkey is two factors: the device, and what unlocks it.
 */
@Injectable()
export class Passkeys {
  private readonly origin: string;
  private readonly rpId: string;

  constructor(
    config: Config,
    private readonly prisma: PrismaService,
    private readonly finish: FinishSignIn,
    private readonly brake: SignInBrake,
  ) {
    const url = new URL(config.settings.publicUrl);
    this.origin = url.origin;
    this.rpId = url.hostname;
  }

  async list({ userId }: CallerIdentity): Promise<PasskeyView[]> {
    return (await passkeysOf(this.prisma.client, userId)).map(present);
  }

  async beginRegistration({ userId, email, name }: CallerIdentity): Promise<Ceremony> {
    const existing = await passkeysOf(this.prisma.client, userId);
    if (existing.length >= MOST) {
      throw new AppError('conflict', {
        message: `A person has at most ${MOST.toString()} passkeys. Remove one.`,
      });
    }
    const options = await generateRegistrationOptions({
      rpName: 'TopSteel',
      rpID: this.rpId,
      userName: email,
      userDisplayName: name,
      userID: new TextEncoder().encode(userId),
      attestationType: 'none',
      excludeCredentials: existing.map(({ credentialId }) => ({ id: credentialId })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    return this.ceremony('passkey-registration', options, userId);
  }

  /** @throws AppError `forbidden` with reason `passkey-refused`; `conflict` when the passkey is known */
  async register(caller: CallerIdentity, input: PasskeyInput): Promise<PasskeyView> {
    const ticket = await takeTicket(this.prisma.client, 'passkey-registration', input.ticket, shape);
    if (ticket?.userId !== caller.userId) throw refused();
    const verified = await verifyRegistrationResponse({
      response: input.credential as unknown as RegistrationResponseJSON,
      expectedChallenge: ticket.value.challenge,
      expectedOrigin: this.origin,
      expectedRPID: this.rpId,
      requireUserVerification: true,
    }).catch(refuse);
    if (!verified.verified) throw refused();
    const { credential, credentialBackedUp } = verified.registrationInfo;
    return this.prisma.transact(async (tx) => {
      if (await findPasskey(tx, credential.id)) {
        throw new AppError('conflict', {
          message: 'This passkey is registered already.',
          details: { reason: 'passkey-known' },
        });
      }
      const row = await insertPasskey(tx, {
        userId: caller.userId,
        name: input.name,
        credentialId: credential.id,
        publicKey: Uint8Array.from(credential.publicKey),
        counter: BigInt(credential.counter),
        transports: credential.transports ?? [],
        isBackedUp: credentialBackedUp,
      });
      await this.audit(tx, caller, 'passkey.add', row.id);
      return present(row);
    });
  }

  /** @throws AppError `not-found` */
  async remove(caller: CallerIdentity, id: string): Promise<void> {
    await this.prisma.transact(async (tx) => {
      if (!(await removePasskey(tx, caller.userId, id))) throw notFound('passkey');
      await this.audit(tx, caller, 'passkey.remove', id);
    });
  }

  /** The browser offers whatever passkey it has for us: nobody has to be named, so nothing is told about anybody. */
  async beginSignIn(): Promise<Ceremony> {
    const options = await generateAuthenticationOptions({ rpID: this.rpId, userVerification: 'required' });
    return this.ceremony('passkey-sign-in', options, null);
  }

  async signIn(visitor: Visitor, proof: PasskeyProof): Promise<SignInOutcome> {
    await this.brake.require(visitor.address, null);
    const userId = await this.verify(proof);
    if (userId === null) {
      await this.brake.failed(visitor.address, null);
      throw new AppError('unauthenticated', {
        message: 'This passkey did not sign you in. Try again, or use another way.',
        details: { reason: 'passkey-refused' },
      });
    }
    return this.prisma.transact((tx) =>
      this.finish.run(tx, visitor, { userId, method: 'passkey', hasTwoFactors: true, raises: true }),
    );
  }

  /** Whose passkey answered the ticket's challenge. The ticket counts once. @returns null when it is nobody's, or refused */
  async verify({ ticket: secret, credential }: PasskeyProof): Promise<string | null> {
    const ticket = await takeTicket(this.prisma.client, 'passkey-sign-in', secret, shape);
    const passkey = ticket && (await findPasskey(this.prisma.client, credential.id));
    if (!ticket || !passkey) return null;
    const verified = await verifyAuthenticationResponse({
      response: credential as unknown as AuthenticationResponseJSON,
      expectedChallenge: ticket.value.challenge,
      expectedOrigin: this.origin,
      expectedRPID: this.rpId,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: Uint8Array.from(passkey.publicKey),
        // Compared by the statement below, where two requests cannot overtake each other.
        counter: 0,
        transports: passkey.transports as AuthenticatorTransportFuture[],
      },
    }).catch(() => null);
    if (!verified?.verified) return null;
    const counter = BigInt(verified.authenticationInfo.newCounter);
    return (await notePasskeyUse(this.prisma.client, passkey.id, counter)) ? passkey.userId : null;
  }

  private async ceremony(
    kind: 'passkey-registration' | 'passkey-sign-in',
    options: { challenge: string },
    userId: string | null,
  ): Promise<Ceremony> {
    const value = { challenge: options.challenge };
    const ticket = await makeTicket(this.prisma.client, kind, { minutes: MINUTES, userId, value });
    return { ticket, options: { ...options } };
  }

  private audit(
    tx: Parameters<typeof recordAudit>[0],
    { userId, organisationId }: CallerIdentity,
    action: string,
    id: string,
  ): Promise<void> {
    return recordAudit(tx, { actor: userId, organisationId, action, subject: `passkey:${id}` });
  }
}

const present = (row: {
  id: string;
  name: string;
  isBackedUp: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
}): PasskeyView => ({
  id: row.id,
  name: row.name,
  isBackedUp: row.isBackedUp,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
});

const refused = (cause?: unknown): AppError =>
  new AppError('forbidden', {
    message: 'This passkey was not taken: its answer does not fit what was asked. Begin again.',
    details: { reason: 'passkey-refused' },
    cause,
  });
const refuse = (error: unknown): never => {
  throw refused(error);
};
