import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SignInWallet, WalletNonce, WalletProof } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { isAddressEqual, recoverMessageAddress, type Hex } from 'viem';
import { parseSiweMessage, validateSiweMessage } from 'viem/siwe';
import { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { ChainClient, checksummed } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { FinishSignIn, type SignInOutcome } from './finish-sign-in.ts';
import { makeTicket, takeTicket } from './infra/ticket-store.ts';
import { insertWallet, ownerOfWallet, removeWallet, walletsOf } from './infra/wallet-store.ts';
import type { Visitor } from './sessions.ts';
import { SignInBrake } from './sign-in-brake.ts';

const NONCE_MINUTES = 10;
const CLOCK_MS = 60_000;

/** Sign-In with Ethereum (ERC-4361), for plain keys and for contract accounts (ERC-1271, ERC-6492). */
@Injectable()
export class SignInByWallet {
  private readonly origin: URL;

  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly chain: ChainClient,
    private readonly finish: FinishSignIn,
    private readonly brake: SignInBrake,
  ) {
    this.origin = new URL(config.settings.publicUrl);
  }

  /** What a message has to say; its nonce counts once, within ten minutes. */
  async nonce(): Promise<WalletNonce> {
    // ERC-4361 takes letters and digits alone.
    const secret = randomBytes(24).toString('hex');
    await makeTicket(this.prisma.client, 'wallet', { minutes: NONCE_MINUTES, secret });
    return {
      nonce: secret,
      domain: this.origin.host,
      uri: this.origin.origin,
      chainId: this.config.settings.chainId,
      expiresAt: new Date(Date.now() + NONCE_MINUTES * 60_000).toISOString(),
    };
  }

  /**
   * Signs in whoever has linked this account. An account that nobody has linked is answered like a wrong signature.
   *
   * @throws AppError `unauthenticated` with reason `wallet-refused`; `unavailable` when a contract account's chain is away
   */
  async run(visitor: Visitor, proof: WalletProof): Promise<SignInOutcome> {
    await this.brake.require(visitor.address, null);
    const address = await this.verified(proof);
    const userId = address && (await ownerOfWallet(this.prisma.client, address));
    if (!userId) {
      await this.brake.failed(visitor.address, null);
      throw refused();
    }
    return this.prisma.transact((tx) =>
      this.finish.run(tx, visitor, { userId, method: 'wallet', hasTwoFactors: false, raises: false }),
    );
  }

  async list({ userId }: CallerIdentity): Promise<SignInWallet[]> {
    const rows = await walletsOf(this.prisma.client, userId);
    return rows.map((row) => ({ address: checksummed(row.address), createdAt: row.createdAt.toISOString() }));
  }

  /** Lets an account sign this person in. @throws AppError `unauthenticated`; `conflict` when it signs somebody in already */
  async link(caller: CallerIdentity, proof: WalletProof): Promise<SignInWallet> {
    const address = await this.verified(proof);
    if (address === null) throw refused();
    return this.prisma.transact(async (tx) => {
      const row = await insertWallet(tx, caller.userId, address);
      if (!row) {
        throw new AppError('conflict', {
          message: 'This account signs somebody in already. Use another one.',
          details: { reason: 'wallet-taken' },
        });
      }
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'wallet.link',
        subject: `account:${address}`,
      });
      return { address: checksummed(address), createdAt: row.createdAt.toISOString() };
    });
  }

  /** @throws AppError `not-found` */
  async unlink(caller: CallerIdentity, address: string): Promise<void> {
    await this.prisma.transact(async (tx) => {
      if (!(await removeWallet(tx, caller.userId, address.toLowerCase()))) throw notFound('account');
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'wallet.unlink',
        subject: `account:${address.toLowerCase()}`,
      });
    });
  }

  /** The account that signed a message to us, now, once; lower case. Null: refused. */
  private async verified({ message, signature }: WalletProof): Promise<string | null> {
    const said = parseSiweMessage(message);
    const { address, nonce, issuedAt } = said;
    if (!address || nonce === undefined || !issuedAt) return null;
    // Used up before anything else is looked at: a message is tried once, right or wrong.
    if (!(await takeTicket(this.prisma.client, 'wallet', nonce, z.unknown()))) return null;
    const age = Date.now() - issuedAt.getTime();
    const isForUs =
      validateSiweMessage({ message: said, domain: this.origin.host, address, nonce }) &&
      said.uri !== undefined &&
      URL.parse(said.uri)?.origin === this.origin.origin &&
      said.chainId === this.config.settings.chainId &&
      (said.scheme === undefined || `${said.scheme}:` === this.origin.protocol) &&
      age >= -CLOCK_MS &&
      age <= NONCE_MINUTES * 60_000 + CLOCK_MS;
    if (!isForUs) return null;
    return (await this.isSigned(message, signature as Hex, address)) ? address.toLowerCase() : null;
  }

  /** A plain key is recovered here, without the chain; only what does not fit is asked of the account's contract. */
  private async isSigned(message: string, signature: Hex, address: Hex): Promise<boolean> {
    const recovered = await recoverMessageAddress({ message, signature }).catch(() => null);
    if (recovered && isAddressEqual(recovered, address)) return true;
    return this.chain.ask((client) => client.verifyMessage({ address, message, signature }));
  }
}

const refused = () =>
  new AppError('unauthenticated', {
    message:
      'This message did not sign you in: it is not for this site, was used before, or its account is unknown here.',
    details: { reason: 'wallet-refused' },
  });
