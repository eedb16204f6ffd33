import { Injectable } from '@nestjs/common';
import type { SynonymGroupAnswer, SynonymGroupInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { readGroup, readSynonyms, replaceGroup, type SynonymRow } from './infra/synonym-store.ts';

/** Words that mean one thing, edited while the marketplace runs: the next search of every process knows them. */
@Injectable()
export class KeepSynonyms {
  constructor(private readonly prisma: PrismaService) {}

  async list(): Promise<{ items: SynonymGroupAnswer[] }> {
    return { items: presentGroups(await readSynonyms(this.prisma.client)) };
  }

  /** Makes a group, or replaces it in whole. @throws AppError `invalid-input` when it would have fewer than two terms. */
  async put(caller: CallerIdentity, { id, terms }: SynonymGroupInput): Promise<SynonymGroupAnswer> {
    const given = Object.fromEntries(
      Object.entries(terms).map(([language, list]) => [language, [...new Set(list)]]),
    );
    if (new Set(Object.values(given).flat()).size < 2) {
      throw new AppError('invalid-input', {
        message: 'A group says that two words mean the same: give at least two terms.',
        details: {
          reason: 'too-few-terms',
          errors: [{ field: 'terms', message: 'Give at least two terms.' }],
        },
      });
    }
    return this.prisma.transact(async (tx) => {
      const before = await replaceGroup(tx, id, given);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'synonym.put',
        subject: `synonym:${id}`,
        details: { before: termsOf(before), after: given },
      });
      const [group] = presentGroups(await readGroup(tx, id));
      if (!group) throw notFound('synonym');
      return group;
    });
  }

  /** @throws AppError `not-found` */
  async remove(caller: CallerIdentity, id: string): Promise<SynonymGroupAnswer> {
    return this.prisma.transact(async (tx) => {
      const [group] = presentGroups(await replaceGroup(tx, id, {}));
      if (!group) throw notFound('synonym');
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'synonym.remove',
        subject: `synonym:${id}`,
        details: { before: group.terms },
      });
      return group;
    });
  }
}

const termsOf = (rows: readonly SynonymRow[]): Record<string, string[]> =>
  Object.fromEntries(rows.map(({ language, terms }) => [language, terms]));

function presentGroups(rows: readonly SynonymRow[]): SynonymGroupAnswer[] {
  const ids = [...new Set(rows.map((row) => row.group_id))];
  return ids.map((id) => {
    const own = rows.filter((row) => row.group_id === id);
    const latest = Math.max(...own.map(({ updated_at: at }) => at.getTime()));
    return { id, terms: termsOf(own), updatedAt: new Date(latest).toISOString() };
  });
}
