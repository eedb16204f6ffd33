import { Injectable } from '@nestjs/common';
import type { Organisation, organisationInput, OrganisationRole } from '@topsteel/domain/api';
import { capabilityBits, type Capability } from '@topsteel/domain/certificate';
import { AppError } from '@topsteel/domain/errors';
import { sha256Hex } from '@topsteel/domain/jcs';
import type { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { AddMember, rolesOfDuty } from '../identity/index.ts';
import { businessKey, requestIntent } from '../platform/bridge/index.ts';
import { checksummed } from '../platform/chain/index.ts';
import { newId, PrismaService, type Tx } from '../platform/database/index.ts';
import { Ipfs } from '../platform/ipfs/index.ts';
import { findByVatOrAccount, insertOrganisation, type NewOrganisation } from './infra/organisation-store.ts';
import { presentOrganisation } from './present-organisation.ts';
import { profileBytesOf } from './profile-of.ts';

type Input = z.output<typeof organisationInput>;

/** Roles that have no part in the on-chain directory: nothing of theirs is signed or owned there. */
const offChain: readonly OrganisationRole[] = ['operator', 'auditor'];

/**
 * Registers an organisation with its first member. Its profile goes to IPFS, its account into the directory: the one
 * given, or a hosted one that the oracles deploy. State: none → `registering` → `registered` or `failed`.
 */
@Injectable()
export class RegisterOrganisation {
  constructor(
    private readonly prisma: PrismaService,
    private readonly ipfs: Ipfs,
    private readonly addMember: AddMember,
  ) {}

  /** @throws AppError `conflict` when VAT number, account or e-mail is taken; `unavailable` when IPFS is away. */
  async run(actor: string, input: Input): Promise<Organisation> {
    const row = await this.stage(input);
    return this.prisma.transact(async (tx) => {
      const created = await this.enter(tx, actor, row);
      const { duty, roles: named, ...person } = input.member;
      const roles = named ?? rolesOfDuty(duty, row.roles);
      await this.addMember.run(tx, { ...person, roles, organisationId: row.id });
      return created;
    });
  }

  /** Publishes the profile; nothing is kept here yet. @throws AppError `unavailable` when IPFS is away. */
  async stage(input: Omit<Input, 'member'>): Promise<NewOrganisation> {
    const stored = await this.ipfs.put(profileBytesOf(input));
    return {
      id: newId(),
      name: input.name,
      legalName: input.legalName,
      country: input.country,
      city: input.city,
      vat: input.vat ?? null,
      website: input.website ?? null,
      roles: [...new Set(input.roles)],
      custody: input.account === undefined ? 'hosted' : 'own-key',
      account: input.account === undefined ? null : checksummed(input.account),
      profile: stored.sha256,
      profileCid: stored.cid,
      state: isOffChain(input.roles) ? 'registered' : 'registering',
    };
  }

  /** Enters a staged organisation in the caller's transaction, without members. @throws AppError `conflict` as `run` */
  async enter(tx: Tx, actor: string, row: NewOrganisation): Promise<Organisation> {
    await refuseTaken(tx, row);
    const created = await insertOrganisation(tx, row);
    if (!isOffChain(row.roles)) await requestRegistration(tx, row);
    await recordAudit(tx, {
      actor,
      organisationId: row.id,
      action: 'organisation.register',
      subject: `organisation:${row.id}`,
      details: { name: row.name, roles: row.roles, custody: row.custody, profile: row.profile },
    });
    return presentOrganisation(created);
  }
}

const isOffChain = (roles: readonly OrganisationRole[]): boolean =>
  roles.every((role) => offChain.includes(role));

async function refuseTaken(tx: Tx, row: NewOrganisation): Promise<void> {
  const taken = await findByVatOrAccount(tx, row.vat, row.account);
  if (!taken) return;
  const field = row.vat !== null && taken.vat === row.vat ? 'vat' : 'account';
  const what = field === 'vat' ? `VAT number ${row.vat ?? ''}` : `account ${row.account ?? ''}`;
  throw new AppError('conflict', {
    message: `${what} belongs to an organisation that is registered already. Check it, or add a member to that organisation.`,
    details: { reason: `${field}-taken`, errors: [{ field, message: 'Registered already.' }] },
  });
}

/** Asks the oracles to enter the organisation into the directory, with the capabilities of its roles. */
export async function requestRegistration(
  tx: Tx,
  row: Pick<NewOrganisation, 'id' | 'account' | 'profile' | 'roles' | 'name'>,
): Promise<void> {
  const capabilities = row.roles.filter(
    (role): role is Capability & OrganisationRole => role in capabilityBits,
  );
  await requestIntent(tx, {
    businessKey: businessKey.registerOrganisation(row.id),
    kind: 'register-organisation',
    payload: {
      ...(row.account !== null && { organisation: row.account as `0x${string}` }),
      salt: sha256Hex(new TextEncoder().encode(row.id)),
      profile: row.profile as `0x${string}`,
      capabilities,
      name: row.name,
    },
  });
}
