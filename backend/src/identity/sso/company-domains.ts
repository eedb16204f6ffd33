import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CompanyDomain } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../../audit/index.ts';
import { isUniqueViolation, PrismaService, type Tx } from '../../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../../platform/http/index.ts';
import { domainsOf, findDomain, insertDomain, proveDomain, removeDomain } from '../infra/sso-store.ts';
import { isPublicMail } from './public-mail-domains.ts';
import { requireCompanyAdmin } from './require-company-admin.ts';
import { TextRecords } from './text-records.ts';

const MOST = 20;

/** The e-mail domains of a company: named by an admin, proven by a TXT record that only the domain's owner can set. */
@Injectable()
export class CompanyDomains {
  constructor(
    private readonly prisma: PrismaService,
    private readonly records: TextRecords,
  ) {}

  async list(caller: OrganisationCaller): Promise<CompanyDomain[]> {
    await requireCompanyAdmin(this.prisma.client, caller);
    return (await domainsOf(this.prisma.client, caller.organisationId)).map(present);
  }

  /** @throws AppError `invalid-input` with reason `public-mail`; `conflict` above 20 domains */
  async add(caller: OrganisationCaller, domain: string): Promise<CompanyDomain> {
    if (isPublicMail(domain)) {
      throw new AppError('invalid-input', {
        message: `Anybody gets a mailbox at ${domain}: it cannot be your company's. Name your own domain.`,
        details: { reason: 'public-mail', errors: [{ field: 'domain', message: 'A public mail service.' }] },
      });
    }
    return this.prisma.transact(async (tx) => {
      await requireCompanyAdmin(tx, caller);
      if ((await domainsOf(tx, caller.organisationId)).length >= MOST)
        throw new AppError('conflict', { message: `A company names at most ${MOST.toString()} domains.` });
      const row = await insertDomain(tx, caller.organisationId, domain, randomBytes(20).toString('hex'));
      await audit(tx, caller, 'domain.add', domain);
      return present(row);
    });
  }

  /** Asks the DNS. @throws AppError `conflict` with reason `record-missing`, or `domain-taken` when another company has proven it */
  async prove(caller: OrganisationCaller, id: string): Promise<CompanyDomain> {
    await requireCompanyAdmin(this.prisma.client, caller);
    const row = await findDomain(this.prisma.client, caller.organisationId, id);
    if (!row) throw notFound('domain');
    if (row.proven !== null) return present(row);
    const { record } = present(row);
    // Before the transaction: nothing waits for the DNS with a lock in hand.
    const found = await this.records.read(record.name);
    if (!found.includes(record.value)) {
      throw new AppError('conflict', {
        message: `There is no TXT record ${record.value} at ${record.name} yet. Set it, wait until it is spread, and try again.`,
        details: { reason: 'record-missing' },
      });
    }
    try {
      return await this.prisma.transact(async (tx) => {
        const proven = await proveDomain(tx, id, row.domain);
        await audit(tx, caller, 'domain.prove', row.domain);
        return present(proven);
      });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new AppError('conflict', {
        message: `Another company has proven ${row.domain}. Ask the marketplace operator.`,
        details: { reason: 'domain-taken' },
        cause: error,
      });
    }
  }

  async remove(caller: OrganisationCaller, id: string): Promise<void> {
    await this.prisma.transact(async (tx) => {
      await requireCompanyAdmin(tx, caller);
      if (!(await removeDomain(tx, caller.organisationId, id))) throw notFound('domain');
      await audit(tx, caller, 'domain.remove', id);
    });
  }
}

const present = (row: {
  id: string;
  domain: string;
  challenge: string;
  proven: string | null;
  provenAt: Date | null;
}): CompanyDomain => ({
  id: row.id,
  domain: row.domain,
  state: row.proven === null ? 'awaits-proof' : 'proven',
  record: { name: `_topsteel.${row.domain}`, type: 'TXT', value: `topsteel-domain=${row.challenge}` },
  provenAt: row.provenAt?.toISOString() ?? null,
});

const audit = (
  tx: Tx,
  { userId, organisationId }: OrganisationCaller,
  action: string,
  domain: string,
): Promise<void> =>
  recordAudit(tx, {
    actor: userId,
    organisationId,
    action,
    subject: `organisation:${organisationId}`,
    details: { domain },
  });
