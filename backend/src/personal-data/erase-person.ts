import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Erasure } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { lockMembers, membersOf } from '../identity/index.ts';
import { PrismaService, runAs, type Tx } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import {
  deleteOwned,
  findPerson,
  forgetLetters,
  personalColumns,
  pseudonymise,
  replaceEmail,
} from './infra/personal-rows.ts';

/**
 * Erases a person: sign-ins, sessions, place and preferences are deleted, name and address are replaced wherever they
 * stand in a column of their own. Orders, books and the audit trail keep the person's id, which is random and leads to
 * nobody any more, so the trail's hash chain holds.
 */
@Injectable()
export class ErasePerson {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws AppError `not-found`; `conflict` when their organisation would have no admin left. */
  run(actor: string, userId: string, now = new Date()): Promise<Erasure> {
    return runAs('system', () => this.prisma.transact((tx) => erase(tx, actor, userId, now)));
  }
}

async function erase(tx: Tx, actor: string, userId: string, now: Date): Promise<Erasure> {
  const person = await findPerson(tx, userId);
  if (!person || person.email.endsWith('@erased.invalid')) throw notFound('person');
  const organisationId = person.membership?.organisationId ?? null;
  if (organisationId !== null) await requireOtherAdmin(tx, organisationId, userId);
  const email = `${randomUUID()}@erased.invalid`;
  const deletedRows: Record<string, number> = {};
  for (const column of await personalColumns(tx)) {
    const table = column.table.replaceAll('"', '');
    if (column.isOwned) {
      const count = await deleteOwned(tx, column, userId);
      if (count > 0) deletedRows[table] = (deletedRows[table] ?? 0) + count;
    } else if (column.by === 'email' && column.mayChange && table !== 'user') {
      await replaceEmail(tx, column, person.email, email);
    }
  }
  await forgetLetters(tx, person.email);
  await pseudonymise(tx, userId, email);
  await recordAudit(tx, {
    actor,
    organisationId,
    action: 'person.erase',
    subject: `user:${userId}`,
    details: { deletedRows },
  });
  return { userId, erasedAt: now.toISOString(), deletedRows };
}

async function requireOtherAdmin(tx: Tx, organisationId: string, userId: string): Promise<void> {
  await lockMembers(tx, organisationId);
  const members = await membersOf(tx, organisationId);
  const isAdmin = (one: { roles: string[]; duty: string }) =>
    one.roles.includes('admin') || (one.roles.length === 0 && one.duty === 'admin');
  const isOnly = members.some((one) => one.userId === userId && isAdmin(one));
  if (!isOnly || members.some((one) => one.userId !== userId && isAdmin(one))) return;
  throw new AppError('conflict', {
    message: 'This is the only admin of an organisation. Make somebody else an admin first.',
    details: { reason: 'last-admin' },
  });
}
