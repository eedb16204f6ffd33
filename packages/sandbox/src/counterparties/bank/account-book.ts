import { writeStatement } from '@topsteel/domain/camt';
import { isRfReference, plainIban } from '@topsteel/domain/sepa';
import {
  BankRefusal,
  bookedLineOf,
  MARKETPLACE_ACCOUNT,
  type BankAccount,
  type BankMessage,
  type BankState,
  type KeptLine,
} from './bank-state.ts';

/** Why a bank sends a transfer back, as the page offers it. */
export const returnReasons = ['AC04', 'MD06', 'AC01', 'MS03', 'FRAD'] as const;
export type ReturnReason = (typeof returnReasons)[number];

export type AccountBook = ReturnType<typeof openAccountBook>;

/** Books lines on the accounts of a bank, and writes what our account is told of them. It saves nothing itself. */
export function openAccountBook(state: BankState, now: () => Date) {
  const find = (iban: string): BankAccount | undefined =>
    state.accounts.find((account) => account.iban === plainIban(iban));
  const own = (iban: string): BankAccount => {
    const account = find(iban);
    if (account === undefined) throw new BankRefusal(404, `There is no account ${iban} at this bank.`);
    return account;
  };
  const nextReference = (): string => {
    state.references += 1;
    return `ALZ${state.day.replaceAll('-', '')}${state.references.toString().padStart(6, '0')}`;
  };
  const publish = (message: Omit<BankMessage, 'sequence'>): void => {
    state.messages.push({ ...message, sequence: state.messages.length + 1 });
  };

  /** Books a line, moves the balance, and notifies our account. */
  const book = (account: BankAccount, line: Omit<KeptLine, 'iban' | 'bookedOn' | 'valueOn'>): KeptLine => {
    const kept: KeptLine = { ...line, iban: account.iban, bookedOn: state.day, valueOn: state.day };
    const sign = line.direction === 'credit' ? 1n : -1n;
    account.balance = (BigInt(account.balance) + sign * BigInt(line.amountCents)).toString();
    state.lines.push(kept);
    if (account.iban !== MARKETPLACE_ACCOUNT.iban) return kept;
    const sequence = state.messages.length + 1;
    const id = `NTF-${sequence.toString().padStart(6, '0')}`;
    const xml = writeStatement({
      messageId: id,
      statementId: id,
      sequence,
      createdAt: now(),
      iban: account.iban,
      ownerName: account.name,
      balances: null,
      lines: [bookedLineOf(kept)],
    });
    publish({ iban: account.iban, kind: 'camt.054', id, xml });
    return kept;
  };

  /** Two lines of one transfer, each on an account of this bank if there is one; a closed account sends it back. */
  const move = (
    from: { name: string; iban: string },
    to: { name: string; iban: string },
    amountCents: bigint,
    more: { remittance: string; endToEndId: string | null; chargesCents?: bigint },
  ): { debit: KeptLine | null; credit: KeptLine | null } => {
    const plain = more.remittance.replace(/\s/gu, '').toUpperCase();
    const charges = more.chargesCents ?? 0n;
    const common = {
      endToEndId: more.endToEndId,
      remittance: isRfReference(plain) || more.remittance === '' ? null : more.remittance,
      structuredReference: isRfReference(plain) ? plain : null,
      returnReason: null,
      returns: null,
      returnedBy: null,
    };
    const sender = find(from.iban);
    const receiver = find(to.iban);
    const debit =
      sender === undefined
        ? null
        : book(sender, {
            ...common,
            bankReference: nextReference(),
            direction: 'debit',
            amountCents: amountCents.toString(),
            code: ['PMNT', 'ICDT', 'ESCT'],
            counterpartyName: to.name,
            counterpartyIban: plainIban(to.iban),
            instructedCents: null,
            chargesCents: null,
          });
    if (receiver?.isClosed === true) {
      if (debit !== null) sendBack(debit, 'AC04');
      return { debit, credit: null };
    }
    const credit =
      receiver === undefined
        ? null
        : book(receiver, {
            ...common,
            bankReference: nextReference(),
            direction: 'credit',
            amountCents: (amountCents - charges).toString(),
            code: ['PMNT', 'RCDT', 'ESCT'],
            counterpartyName: from.name,
            counterpartyIban: plainIban(from.iban),
            instructedCents: charges > 0n ? amountCents.toString() : null,
            chargesCents: charges > 0n ? charges.toString() : null,
          });
    return { debit, credit };
  };

  /** Undoes a line: the money goes back where it came from, with the reason of the bank that sends it. */
  const sendBack = (line: KeptLine, reason: ReturnReason, keptCents = 0n): KeptLine => {
    if (line.returnedBy !== null || line.returns !== null) {
      throw new BankRefusal(409, `${line.bankReference} was returned already, or is itself a return.`);
    }
    const isIncoming = line.direction === 'credit';
    const back = book(own(line.iban), {
      ...line,
      bankReference: nextReference(),
      amountCents: (BigInt(line.amountCents) - keptCents).toString(),
      direction: isIncoming ? 'debit' : 'credit',
      code: ['PMNT', isIncoming ? 'RCDT' : 'ICDT', 'RRTN'],
      instructedCents: null,
      chargesCents: null,
      returnReason: reason,
      returns: line.bankReference,
      returnedBy: null,
    });
    line.returnedBy = back.bankReference;
    const other = find(line.counterpartyIban ?? '');
    const sign = isIncoming ? 1n : -1n;
    if (other !== undefined && !other.isClosed) {
      other.balance = (BigInt(other.balance) + sign * BigInt(line.amountCents)).toString();
    }
    return back;
  };

  const closeDay = (): void => {
    const account = own(MARKETPLACE_ACCOUNT.iban);
    const lines = state.lines.filter(({ iban, bookedOn }) => iban === account.iban && bookedOn === state.day);
    const opening = state.openings[account.iban] ?? '0';
    const id = `STM-${state.day}`;
    const xml = writeStatement({
      messageId: id,
      statementId: id,
      sequence: state.messages.filter(({ kind }) => kind === 'camt.053').length + 1,
      createdAt: now(),
      iban: account.iban,
      ownerName: account.name,
      balances: {
        openingCents: BigInt(opening),
        closingCents: BigInt(account.balance),
        day: state.day,
      },
      lines: lines.map(bookedLineOf),
    });
    publish({ iban: account.iban, kind: 'camt.053', id, xml });
    state.openings[account.iban] = account.balance;
    state.day = dayAfter(state.day);
  };

  return { find, own, book, move, sendBack, closeDay, nextReference };
}

/** @example dayAfter('2026-12-31') // '2027-01-01' */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
