import { Injectable } from '@nestjs/common';
import type { ConversionInput, ConversionView, MoneyAccount } from '@topsteel/domain/api';
import {
  judgeConversion,
  needsSecondPerson,
  planConversion,
  type MoneySide,
} from '@topsteel/domain/conversion';
import { AppError } from '@topsteel/domain/errors';
import { usdcAtPar, type ExchangeRates } from '@topsteel/domain/fx';
import type { Currency } from '@topsteel/domain/units';
import { recordAudit } from '../audit/index.ts';
import { requireMarketplace, requireStepUp } from '../identity/index.ts';
import { isOpened, moneyRef } from '../ledger/index.ts';
import { exchangeRates } from '../platform/bridge/index.ts';
import { Config } from '../platform/config/index.ts';
import { newId, PrismaService, type Tx } from '../platform/database/index.ts';
import type { CallerIdentity } from '../platform/http/index.ts';
import { bookConversion } from './book-conversion.ts';
import { findConversion, insertConversion, type NewConversion } from './infra/conversion-store.ts';
import { ownAccounts } from './own-accounts.ts';
import { ReadConversions } from './read-conversions.ts';

/**
 * Records what a bank, an exchange or a provider exchanged for the platform, or moved between two of its accounts. It is
 * booked at once when it lies within the tolerance around the feed's rates of its day, its fee counted; otherwise another
 * person has to agree first.
 */
@Injectable()
export class RecordConversion {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly conversions: ReadConversions,
  ) {}

  /**
   * @throws AppError `forbidden` outside the marketplace or with an old sign-in; `invalid-input` for amounts that are no
   *   conversion, a day to come or an account that is not ours; `conflict` with reason `reference-known` or `not-covered`.
   */
  async run(caller: CallerIdentity, input: ConversionInput, now = new Date()): Promise<ConversionView> {
    requireMarketplace(caller);
    requireStepUp(caller, this.config.settings.payout.freshSignInMinutes, now);
    const id = await this.prisma.transact((tx) => this.record(tx, caller, input, now));
    return this.conversions.one(caller, id);
  }

  private async record(tx: Tx, caller: CallerIdentity, input: ConversionInput, now: Date): Promise<string> {
    const { fxToleranceBps } = this.config.settings.payout;
    const stated = {
      from: sideOf(input.from, input.fromMinor),
      to: sideOf(input.to, input.toMinor),
      fee: { currency: input.feeCurrency, amountMinor: BigInt(input.feeMinor) },
      counterparty: input.counterparty,
    };
    planConversion(stated);
    if (input.happenedOn > now.toISOString().slice(0, 10))
      throw wrong('happenedOn', 'This day is still to come. Record a conversion when it was made.');
    await this.requireOwn(tx, stated.to);
    const rates = await ratesOf(tx, stated.from.currency, stated.to.currency, input.happenedOn);
    const againstBps = judgeConversion(stated, rates);
    const isOne = stated.from.currency === stated.to.currency;
    const conversion: NewConversion = {
      ...stated,
      id: newId(now),
      state: needsSecondPerson(againstBps, fxToleranceBps) ? 'waiting' : 'booked',
      reference: input.reference,
      happenedOn: input.happenedOn,
      note: input.note === undefined || input.note === '' ? null : input.note,
      rates: isOne ? null : rates,
      againstBps,
      recordedBy: caller.userId,
    };
    if (!(await insertConversion(tx, conversion))) {
      throw new AppError('conflict', {
        message: `A conversion of ${input.counterparty} with the reference ${input.reference} is recorded already.`,
        details: {
          reason: 'reference-known',
          errors: [{ field: 'reference', message: 'Recorded already.' }],
        },
      });
    }
    const stored = await findConversion(tx, conversion.id);
    if (!stored) throw new AppError('internal', { message: `The conversion ${conversion.id} is lost.` });
    const realised = stored.state === 'booked' ? await bookConversion(tx, stored) : null;
    await recordAudit(tx, {
      actor: caller.userId,
      organisationId: caller.organisationId,
      action: 'conversion.record',
      subject: `conversion:${stored.id}`,
      details: { ...input, state: stored.state, againstBps, realised },
    });
    return stored.id;
  }

  /** Money does not arrive on an account that nobody knows as ours. */
  private async requireOwn(tx: Tx, { account, currency }: MoneySide): Promise<void> {
    const isKnown = ownAccounts(this.config.settings).some(
      (own) => own.code === account.code && own.owner === account.owner && own.currency === currency,
    );
    if (isKnown || (await isOpened(tx, account, currency))) return;
    throw wrong('to', 'This is no account of the platform in this currency. Choose one of the list.');
  }
}

const sideOf = ({ code, owner, currency }: MoneyAccount, amountMinor: string): MoneySide => ({
  account: moneyRef({ code, owner }),
  currency,
  amountMinor: BigInt(amountMinor),
});

/** Within one currency everything is worth itself, so that what is missing is the fee. */
const ratesOf = async (tx: Tx, from: Currency, to: Currency, day: string): Promise<ExchangeRates | null> =>
  from === to
    ? { from: { ...usdcAtPar, currency: from }, to: { ...usdcAtPar, currency: to } }
    : exchangeRates(tx, { from, to, day });

const wrong = (field: string, message: string): AppError =>
  new AppError('invalid-input', { message, details: { errors: [{ field, message }] } });
