import { Injectable } from '@nestjs/common';
import type { FecCheck } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import {
  checkFec,
  composeFec,
  encodeFec,
  fecFileName,
  decodeFec,
  readFec,
  replayFec,
  writeFec,
  type FecAccount,
  type FecGroup,
} from '@topsteel/domain/fec';
import { pcgOf, type AccountCode } from '@topsteel/domain/ledger';
import { currencyDecimals, formatScaled } from '@topsteel/domain/units';
import { namesOfUsers } from '../identity/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { toEuroCentsBy } from './domain/euro-rates.ts';
import {
  balancesOf,
  movementsOf,
  namesOfAccounts,
  ratesOf,
  type BookedMovement,
} from './infra/books-store.ts';
import type { InvoiceFile } from './read-invoices.ts';

const CURRENCIES = ['EUR', 'GBP', 'CHF', 'ETH', 'BTC'] as const;

/** The books for the tax office and for other ledgers. */
@Injectable()
export class ExportBooks {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
  ) {}

  /**
   * The FEC of a calendar year, in ISO 8859-15.
   *
   * @throws AppError `conflict` without a SIREN, or without a rate that is needed
   */
  async fec(year: number): Promise<InvoiceFile> {
    const { siren } = this.config.settings.invoicing.platform;
    if (siren === null) {
      throw new AppError('conflict', {
        message: 'A FEC is named by the SIREN of who hands it in. Set PLATFORM_SIREN.',
        details: { reason: 'siren-missing' },
      });
    }
    return this.prisma.transact(async (tx) => {
      const [movements, names] = [await movementsOf(tx, year), await namesOfAccounts(tx)];
      const table = new Map<string, { on: string; rateE8: bigint }[]>();
      for (const base of CURRENCIES) {
        const rates = await ratesOf(tx, base);
        table.set(
          base,
          rates.map(({ on, rate_e8 }) => ({ on, rateE8: BigInt(rate_e8) })),
        );
      }
      const text = writeFec(composeFec(groupsOf(movements, names), toEuroCentsBy(table)));
      return {
        fileName: fecFileName(siren, `${year}-12-31`),
        mediaType: 'text/plain; charset=iso-8859-15',
        content: encodeFec(text),
      };
    });
  }

  /** Exports, checks the file, reads it back, and compares its balances with the ledger's own. */
  async check(year: number): Promise<FecCheck> {
    const { fileName, content } = await this.fec(year);
    const text = decodeFec(content);
    const lines = readFec(text);
    const file = replayFec(lines);
    const ledger = new Map(
      (await balancesOf(this.prisma.client, year)).map(({ code, owner, currency, balance }) => [
        `${pcgOf(code).number} ${owner} ${currency}`,
        BigInt(balance),
      ]),
    );
    const differences = [...new Set([...file.keys(), ...ledger.keys()])]
      .map((account) => ({
        account,
        ledgerMinor: ledger.get(account) ?? 0n,
        fileMinor: file.get(account) ?? 0n,
      }))
      .filter(({ ledgerMinor, fileMinor }) => ledgerMinor !== fileMinor)
      .map(({ account, ledgerMinor, fileMinor }) => ({
        account,
        ledgerMinor: ledgerMinor.toString(),
        fileMinor: fileMinor.toString(),
      }));
    return {
      fileName,
      lines: lines.length,
      entries: new Set(lines.map(({ EcritureNum }) => EcritureNum)).size,
      findings: checkFec(text, fileName),
      isSameLedger: differences.length === 0,
      differences: differences.slice(0, 100),
    };
  }

  /** The general ledger of a year as CSV (RFC 4180), a movement a line, in our own account codes and currencies. */
  async generalLedger(year: number): Promise<InvoiceFile> {
    const movements = await movementsOf(this.prisma.client, year);
    const head =
      'entered_on,happened_on,group,reference,order,movement,debit_account,debit_owner,credit_account,credit_owner,amount,currency,document,text,proposed_by,approved_by';
    const people = await namesOfUsers(
      this.prisma.client,
      movements.flatMap(({ journal }) => (journal === null ? [] : [journal.proposedBy, journal.approvedBy])),
    );
    const nameOf = (id: string | undefined): string => (id === undefined ? '' : (people.get(id) ?? id));
    const rows = movements.map((each) =>
      [
        each.entered_on,
        each.happened_on,
        each.group_id,
        each.external_ref,
        each.order_number ?? '',
        each.code,
        each.debit_code,
        each.debit_owner,
        each.credit_code,
        each.credit_owner,
        formatScaled(BigInt(each.amount), currencyDecimals[each.currency], currencyDecimals[each.currency]),
        each.currency,
        each.journal?.reference ?? '',
        each.journal?.reason ?? '',
        nameOf(each.journal?.proposedBy),
        nameOf(each.journal?.approvedBy),
      ]
        .map(cellOf)
        .join(','),
    );
    return {
      fileName: `general-ledger-${year}.csv`,
      mediaType: 'text/csv; charset=utf-8',
      content: new TextEncoder().encode([head, ...rows, ''].join('\r\n')),
    };
  }
}

/** Quoted where needed; a leading formula sign is defused for spreadsheets. */
function cellOf(text: string): string {
  const safe = /^[=+@\t\r-]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function groupsOf(movements: readonly BookedMovement[], names: ReadonlyMap<string, string>): FecGroup[] {
  const groups = new Map<string, FecGroup & { movements: FecGroup['movements'][number][] }>();
  const account = (code: AccountCode, owner: string): FecAccount => ({
    code,
    ...pcgOf(code),
    owner,
    ownerName: names.get(owner) ?? owner,
  });
  for (const each of movements) {
    const group = groups.get(each.group_id) ?? {
      enteredOn: each.entered_on,
      happenedOn: each.happened_on,
      reference: each.journal?.reference ?? each.order_number ?? each.external_ref.slice(0, 80),
      text: textOf(each),
      movements: [],
    };
    group.movements.push({
      debit: account(each.debit_code, each.debit_owner),
      credit: account(each.credit_code, each.credit_owner),
      amountMinor: BigInt(each.amount),
      currency: each.currency,
    });
    groups.set(each.group_id, group);
  }
  return [...groups.values()];
}

function textOf({ code, order_number, journal }: BookedMovement): string {
  if (journal !== null) return `${journal.number} ${journal.reason}`;
  return order_number === null ? code : `${code} ${order_number}`;
}
