import { Injectable } from '@nestjs/common';
import {
  bankEntryStates,
  type BankBookings,
  type BankEntry,
  type BankEntryQuery,
  type BankPosition,
  type BankTransfer,
  type Page,
  type PageQuery,
} from '@topsteel/domain/api';
import { requireDeskReader } from '../identity/index.ts';
import { ReadBooks } from '../ledger/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, pageFrom, pageWindow, type CallerIdentity } from '../platform/http/index.ts';
import {
  balanceOfEntries,
  lastStatement,
  pageOfEntries,
  pageOfTransfers,
  sumsByDay,
  sumsByState,
  type DaySum,
} from './infra/entry-queries.ts';
import { openBookings } from './infra/booking-store.ts';
import { findEntry } from './infra/entry-store.ts';
import { presentBooking, presentEntries, presentTransfer } from './present-entry.ts';

const DAYS_SHOWN = 14;
const BOOKINGS_SHOWN = 20;

/** What the marketplace's finance desk and auditors see of the bank account. */
@Injectable()
export class ReadBank {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly books: ReadBooks,
  ) {}

  /** Newest first. */
  async entries(caller: CallerIdentity, query: BankEntryQuery): Promise<Page<BankEntry>> {
    requireDeskReader(caller);
    const { after, take, limit } = pageWindow(query);
    const rows = await pageOfEntries(this.prisma.client, {
      state: query.state ?? null,
      day: query.day ?? null,
      after,
      take,
    });
    const shown = await presentEntries(this.prisma.client, rows.slice(0, limit));
    return pageFrom(rows, limit, ({ id }) => shown.find((entry) => entry.id === id) ?? missing());
  }

  async entry(caller: CallerIdentity, id: string): Promise<BankEntry> {
    requireDeskReader(caller);
    const row = await findEntry(this.prisma.client, id);
    const [entry] = row ? await presentEntries(this.prisma.client, [row]) : [];
    return entry ?? missing();
  }

  /** What the books moved on its account and no line has yet, nearest to what is open of it first. */
  async bookings(caller: CallerIdentity, id: string): Promise<BankBookings> {
    requireDeskReader(caller);
    const entry = await findEntry(this.prisma.client, id);
    if (!entry) missing();
    const { iban, openMinor, line } = entry;
    const like = { iban, direction: line.direction, amountMinor: openMinor, day: line.bookedOn };
    return { items: (await openBookings(this.prisma.client, like, BOOKINGS_SHOWN)).map(presentBooking) };
  }

  async transfers(caller: CallerIdentity, query: PageQuery): Promise<Page<BankTransfer>> {
    requireDeskReader(caller);
    const { after, take, limit } = pageWindow(query);
    return pageFrom(await pageOfTransfers(this.prisma.client, after, take), limit, presentTransfer);
  }

  async position(caller: CallerIdentity): Promise<BankPosition> {
    requireDeskReader(caller);
    const { bank } = this.config.settings;
    if (bank === null) {
      const figures = { bankMinor: '0', booksMinor: '0', differenceMinor: '0' };
      const none = { account: null, ...figures, days: [], all: allOf([]) };
      return { ...none, statement: null, unavailable: 'No bank account is set. See docs/configuration.md.' };
    }
    const tx = this.prisma.client;
    const bankMinor = await balanceOfEntries(tx, bank.iban);
    const { items } = await this.books.accounts({ code: 'bank', limit: 100 });
    const account = items.find(
      ({ owner, currency }) => owner === bank.iban.toLowerCase() && currency === 'EUR',
    );
    const booksMinor = BigInt(account?.balanceMinor ?? '0');
    return {
      account: { iban: bank.iban, name: bank.accountName },
      unavailable: null,
      bankMinor: bankMinor.toString(),
      booksMinor: booksMinor.toString(),
      differenceMinor: (bankMinor - booksMinor).toString(),
      statement: await lastStatement(tx, bank.iban),
      days: daysOf(await sumsByDay(tx, bank.iban, DAYS_SHOWN)),
      all: allOf(await sumsByState(tx, bank.iban)),
    };
  }
}

function allOf(sums: readonly { state: string; count: number; amountMinor: string }[]): BankPosition['all'] {
  const entries = bankEntryStates.map((state) => {
    const sum = sums.find((each) => each.state === state);
    return [state, { count: sum?.count ?? 0, amountMinor: sum?.amountMinor ?? '0' }] as const;
  });
  return Object.fromEntries(entries) as BankPosition['all'];
}

function daysOf(sums: readonly DaySum[]): BankPosition['days'] {
  const days = [...new Set(sums.map(({ day }) => day))];
  return days.map((day) => {
    const ofDay = sums.filter((each) => each.day === day);
    const total = (rows: readonly DaySum[], of: 'amountMinor' | 'openMinor'): string =>
      rows.reduce((sum, row) => sum + BigInt(row[of]), 0n).toString();
    const states = bankEntryStates.map((state) => {
      const rows = ofDay.filter((each) => each.state === state);
      const count = rows.reduce((sum, row) => sum + row.count, 0);
      return [state, { count, amountMinor: total(rows, 'amountMinor') }] as const;
    });
    return {
      day,
      creditsMinor: total(
        ofDay.filter(({ direction }) => direction === 'credit'),
        'amountMinor',
      ),
      debitsMinor: total(
        ofDay.filter(({ direction }) => direction === 'debit'),
        'amountMinor',
      ),
      openMinor: total(ofDay, 'openMinor'),
      ...(Object.fromEntries(states) as Pick<BankPosition['days'][number], (typeof bankEntryStates)[number]>),
    };
  });
}

function missing(): never {
  throw notFound('bank entry');
}
