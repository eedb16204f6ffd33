import { Injectable } from '@nestjs/common';
import type { ConversionQuery, ConversionView, MoneyOverview, Page } from '@topsteel/domain/api';
import { namesOfUsers, requireDeskReader } from '../identity/index.ts';
import { readMoney, readPositions } from '../ledger/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, pageFrom, pageWindow, type CallerIdentity } from '../platform/http/index.ts';
import { findConversion, listConversions, type StoredConversion } from './infra/conversion-store.ts';
import { ownAccounts } from './own-accounts.ts';
import { presentConversion } from './present-conversion.ts';

/** Shows the marketplace, and auditors, the platform's money and what was exchanged of it. */
@Injectable()
export class ReadConversions {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
  ) {}

  /** @throws AppError `forbidden` outside the marketplace, auditors excepted. */
  async money(caller: CallerIdentity): Promise<MoneyOverview> {
    requireDeskReader(caller);
    const [held, positions] = await Promise.all([
      readMoney(this.prisma.client),
      readPositions(this.prisma.client),
    ]);
    const isHeld = (own: { code: string; owner: string; currency: string }) =>
      held.some(
        ({ code, owner, currency }) => code === own.code && owner === own.owner && currency === own.currency,
      );
    const empty = ownAccounts(this.config.settings).filter((own) => !isHeld(own));
    return {
      at: new Date().toISOString(),
      toleranceBps: Number(this.config.settings.payout.fxToleranceBps),
      accounts: [...held, ...empty.map((own) => ({ ...own, balanceMinor: 0n }))].map((account) => ({
        ...account,
        balanceMinor: account.balanceMinor.toString(),
      })),
      positions: positions.map(({ pair, base, quote, heldMinor, costMinor }) => ({
        pair,
        base,
        quote,
        heldMinor: heldMinor.toString(),
        costMinor: costMinor.toString(),
      })),
    };
  }

  async list(caller: CallerIdentity, query: ConversionQuery): Promise<Page<ConversionView>> {
    requireDeskReader(caller);
    const { after, take, limit } = pageWindow(query);
    const rows = await listConversions(this.prisma.client, {
      ...(query.state !== undefined && { state: query.state }),
      after,
      take,
    });
    const present = await this.presenter(caller, rows);
    return pageFrom(rows, limit, present);
  }

  /** @throws AppError `not-found` */
  async one(caller: CallerIdentity, id: string): Promise<ConversionView> {
    requireDeskReader(caller);
    const found = await findConversion(this.prisma.client, id);
    if (!found) throw notFound('conversion');
    return (await this.presenter(caller, [found]))(found);
  }

  private async presenter(
    caller: CallerIdentity,
    rows: readonly StoredConversion[],
  ): Promise<(row: StoredConversion) => ConversionView> {
    const people = rows.flatMap(({ recordedBy, decidedBy }) => [recordedBy, decidedBy ?? '']);
    const names = await namesOfUsers(this.prisma.client, people);
    return (row) =>
      presentConversion(row, {
        person: (id) => ({ id, name: names.get(id) ?? id }),
        readerId: caller.userId,
        isOfDesk: caller.organisationRoles.includes('operator'),
      });
  }
}
