import { Injectable } from '@nestjs/common';
import type {
  KeyConsequences,
  RemoveKeyInput,
  ReportKeyInput,
  SignerKey,
  SignerKeyInput,
  SignerKeys,
} from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { Organisations } from '../organisation/index.ts';
import { businessKey, requestIntent, retryIntent, type IntentRequest } from '../platform/bridge/index.ts';
import { ChainReader, checksummed } from '../platform/chain/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import {
  insertKey,
  listKeys,
  lockKey,
  signedByKeys,
  signedSince,
  updateKey,
  type SignerKeyRow,
} from './infra/signer-key-store.ts';
import { NO_END, presentKey, presentSigned, secondsOf } from './present-key.ts';

interface Owner {
  organisationId: string;
  account: `0x${string}`;
  isHosted: boolean;
}

/**
 * Keys that sign for an organisation beside its own address. The directory is the authority: for a hosted organisation
 * the platform sends each act, one with a wallet of its own sends it itself.
 */
@Injectable()
export class ManageKeys {
  constructor(
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
    private readonly chain: ChainReader,
  ) {}

  async list(caller: OrganisationCaller): Promise<SignerKeys> {
    const owner = await this.ownerOf(caller);
    const { client } = this.prisma;
    const signed = await signedByKeys(client, owner.organisationId);
    const keys = await listKeys(client, owner.organisationId);
    const others = new Set(keys.map(({ address }) => address));
    const own = [...signed].filter(([signer]) => !others.has(signer)).map(([, counts]) => counts);
    return {
      account: owner.account,
      custody: owner.isHosted ? 'hosted' : 'own-key',
      accountSigned: presentSigned({
        batches: own.reduce((sum, { batches }) => sum + batches, 0),
        certificates: own.reduce((sum, { certificates }) => sum + certificates, 0),
        countersignatures: own.reduce((sum, { countersignatures }) => sum + countersignatures, 0),
        lastAt: own.reduce<bigint | null>(
          (last, { lastAt }) => ((lastAt ?? 0n) > (last ?? 0n) ? lastAt : last),
          null,
        ),
      }),
      items: keys.map((row) => presentKey(row, signed.get(row.address), this.sender(owner))),
    };
  }

  /**
   * Appoints a key. State: none → `requested` → `active`.
   *
   * @throws AppError `forbidden` to others than administrators; `conflict` when the key serves already, or has served;
   * `invalid-input` on a window that is empty or begins before now.
   */
  async add(caller: OrganisationCaller, input: SignerKeyInput): Promise<SignerKey> {
    const owner = await this.ownerOf(caller);
    requireAdministrator(caller);
    const address = checksummed(input.address);
    if (address === checksummed(owner.account)) throw taken('The account of your organisation signs anyway.');
    const now = BigInt(Math.floor(Date.now() / 1_000));
    const validFrom = input.validFrom === undefined ? 0n : secondsOf(input.validFrom);
    const validUntil = input.validUntil === undefined ? NO_END : secondsOf(input.validUntil);
    requireWindow(validFrom, validUntil, now);
    return this.act(caller, 'signer-key.add', address, async (tx) => {
      const before = await lockKey(tx, owner.organisationId, address);
      // What never reached the directory may be asked for anew.
      const isOpen = before?.state === 'failed' || (before?.state === 'requested' && !owner.isHosted);
      if (before && !isOpen) {
        throw taken(
          'This key serves your organisation already, or has served it. A key is appointed once; use a new one.',
        );
      }
      const data = { label: input.label, state: 'requested', validFrom, validUntil, failure: null };
      const place = { organisationId: owner.organisationId, address };
      const row = before
        ? await updateKey(tx, owner.organisationId, address, data)
        : await insertKey(tx, { ...place, ...data });
      const payload = {
        organisation: owner.account,
        key: address,
        validFrom: validFrom.toString(),
        validUntil: validUntil.toString(),
      };
      if (owner.isHosted) {
        await ask(tx, {
          businessKey: businessKey.addSigner(owner.account, address),
          kind: 'add-signer',
          payload,
        });
      }
      return row;
    });
  }

  /**
   * Ends a key's window; what it signed before stays valid. State: `active` → `removing` → `removed`.
   *
   * @throws AppError `forbidden`; `not-found`; `conflict` when it is not active; `invalid-input` when the label is not
   * typed as it is.
   */
  async remove(caller: OrganisationCaller, address: string, input: RemoveKeyInput): Promise<SignerKey> {
    const owner = await this.ownerOf(caller);
    requireAdministrator(caller);
    return this.act(caller, 'signer-key.remove', address, async (tx) => {
      const row = await this.lock(tx, owner, address, ['active', 'removing'], input.confirm);
      if (owner.isHosted) {
        await ask(tx, {
          businessKey: businessKey.removeSigner(owner.account, row.address),
          kind: 'remove-signer',
          payload: { organisation: owner.account, key: row.address as `0x${string}` },
        });
      }
      return updateKey(tx, owner.organisationId, row.address, { state: 'removing', failure: null });
    });
  }

  /**
   * Reports a key as stolen: what it signed at `since` or later no longer counts, for good. State: any that the directory
   * knows → `reporting` → `compromised`.
   *
   * @throws AppError as {@link remove}; `invalid-input` when `since` is in the future or later than an earlier mark.
   */
  async report(caller: OrganisationCaller, address: string, input: ReportKeyInput): Promise<SignerKey> {
    const owner = await this.ownerOf(caller);
    requireAdministrator(caller);
    const since = secondsOf(input.since);
    if (since <= 0n || since > BigInt(Math.floor(Date.now() / 1_000))) {
      throw wrong('since', 'Give a time that is past: since when the key may have been in other hands.');
    }
    return this.act(caller, 'signer-key.report', address, async (tx) => {
      const states = ['active', 'removing', 'removed', 'reporting', 'compromised'];
      const row = await this.lock(tx, owner, address, states, input.confirm);
      if (row.state === 'compromised' && since >= (row.compromisedSince ?? since + 1n)) {
        throw wrong('since', 'A mark can only be moved to an earlier time.');
      }
      if (owner.isHosted) {
        await ask(tx, {
          businessKey: businessKey.reportSigner(owner.account, row.address, since.toString()),
          kind: 'report-signer',
          payload: {
            organisation: owner.account,
            key: row.address as `0x${string}`,
            since: since.toString(),
          },
        });
      }
      const data = { state: 'reporting', compromisedSince: since, failure: null };
      return updateKey(tx, owner.organisationId, row.address, data);
    });
  }

  /** What would stop counting if the key were reported since then. @throws AppError `not-found` */
  async consequences(caller: OrganisationCaller, address: string, since: string): Promise<KeyConsequences> {
    const owner = await this.ownerOf(caller);
    return this.prisma.transact(async (tx) => {
      const row = await lockKey(tx, owner.organisationId, addressOf(address));
      if (!row) throw notFound('key');
      return signedSince(tx, owner.organisationId, row.address, secondsOf(since));
    });
  }

  private async act(
    caller: OrganisationCaller,
    action: string,
    address: string,
    change: (tx: Tx) => Promise<SignerKeyRow>,
  ): Promise<SignerKey> {
    const owner = await this.ownerOf(caller);
    return this.prisma.transact(async (tx) => {
      const row = await change(tx);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action,
        subject: `signer-key:${address}`,
        details: { label: row.label, since: row.compromisedSince },
      });
      const signed = await signedByKeys(tx, caller.organisationId);
      return presentKey(row, signed.get(row.address), this.sender(owner));
    });
  }

  private async lock(
    tx: Tx,
    owner: Owner,
    address: string,
    states: readonly string[],
    confirm: string,
  ): Promise<SignerKeyRow> {
    const row = await lockKey(tx, owner.organisationId, addressOf(address));
    if (!row) throw notFound('key');
    if (!states.includes(row.state)) {
      throw new AppError('conflict', {
        message: `This key is ${row.state}; that is not possible now.`,
        details: { reason: 'key-state' },
      });
    }
    if (confirm !== row.label)
      throw wrong('confirm', `Type the name of the key, "${row.label}", to confirm.`);
    return row;
  }

  private sender(owner: Owner) {
    return { account: owner.account, isHosted: owner.isHosted, deployment: this.chain.deployment };
  }

  private async ownerOf({ organisationId }: OrganisationCaller): Promise<Owner> {
    const organisation = await this.organisations.byId(organisationId);
    if (organisation?.account) {
      return { organisationId, account: organisation.account, isHosted: organisation.isHosted };
    }
    throw new AppError('conflict', {
      message:
        'Your organisation has no account in the register yet. Wait until its registration is confirmed.',
      details: { reason: 'organisation-not-registered' },
    });
  }
}

/** Asks for an act, or again for one that failed. */
async function ask<K extends 'add-signer' | 'remove-signer' | 'report-signer'>(
  tx: Tx,
  request: IntentRequest<K>,
): Promise<void> {
  if ((await requestIntent(tx, request)) || (await retryIntent(tx, request))) return;
  throw new AppError('conflict', {
    message: 'This is on its way to the directory already. Wait for the state of the key to change.',
    details: { reason: 'already-sent' },
  });
}

/** Of the people of an organisation only administrators see its money; the same ones decide about its keys. */
function requireAdministrator({ access }: OrganisationCaller): void {
  if (access.includes('finance')) return;
  throw new AppError('forbidden', {
    message: 'Only an administrator of your organisation decides about its keys. Ask one.',
    details: { reason: 'administrator-only' },
  });
}

function addressOf(text: string): string {
  if (/^0x[0-9a-fA-F]{40}$/.test(text)) return checksummed(text);
  throw notFound('key');
}

function requireWindow(validFrom: bigint, validUntil: bigint, now: bigint): void {
  if (validFrom !== 0n && validFrom < now) throw wrong('validFrom', 'The window may not begin before now.');
  if (validUntil <= (validFrom === 0n ? now : validFrom)) {
    throw wrong('validUntil', 'The window ends before it begins. Choose a later end.');
  }
}

const wrong = (field: string, message: string): AppError =>
  new AppError('invalid-input', {
    message,
    details: { reason: `${field}-wrong`, errors: [{ field, message }] },
  });

const taken = (message: string): AppError =>
  new AppError('conflict', {
    message,
    details: { reason: 'key-taken', errors: [{ field: 'address', message }] },
  });
