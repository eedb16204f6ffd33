import { createHash } from 'node:crypto';
import { isSepaIban, plainIban, readCreditTransfer } from '@topsteel/domain/sepa';
import { openStateFile } from '../webhooks/open-state-file.ts';
import { openAccountBook, type ReturnReason } from './account-book.ts';
import {
  BankRefusal,
  firstDay,
  MARKETPLACE_ACCOUNT,
  type BankMessage,
  type BankState,
  type FileItem,
  type TakenFile,
} from './bank-state.ts';

export interface TransferForm {
  fromIban: string;
  toIban: string;
  amountCents: bigint;
  remittance: string;
  endToEndId: string | null;
  /** What banks on the way keep of it. */
  chargesCents: bigint;
}

export type Bank = ReturnType<typeof openBank>;

/**
 * A bank with our account and those of the demo's parties. Each act books at once on the bank's own day; our account is
 * told of each booking by a notification (camt.054), and of the day by a statement (camt.053) when the day is closed.
 */
export function openBank(path: string, now: () => Date = () => new Date()) {
  const today = (): string => now().toISOString().slice(0, 10);
  const file = openStateFile<BankState>(path, firstDay(today()));
  const { state } = file;

  const { own, find, book, move, sendBack, closeDay, nextReference } = openAccountBook(state, now);

  const carryOut = (taken: TakenFile, item: FileItem): void => {
    const debtor = own(taken.debtorIban);
    const reject = (reason: string): void => {
      item.status = 'rejected';
      item.reason = reason;
    };
    if (!isSepaIban(item.creditorIban)) {
      reject('AC01');
      return;
    }
    if (BigInt(debtor.balance) < BigInt(item.amount)) {
      reject('AM04');
      return;
    }
    item.status = 'booked';
    const { debit } = move(
      { name: debtor.name, iban: debtor.iban },
      { name: item.creditorName, iban: item.creditorIban },
      BigInt(item.amount),
      { remittance: item.remittance, endToEndId: item.endToEndId },
    );
    item.line = debit?.bankReference ?? null;
  };

  /** The calendar carries the bank's day along; days on which nothing was booked have no statement. */
  const keepUp = (): void => {
    const isBooked = state.lines.some(({ bookedOn }) => bookedOn === state.day);
    if (state.day < today() && isBooked) closeDay();
    if (state.day < today()) state.day = today();
  };
  const act = <T>(work: () => T): T => {
    keepUp();
    const done = work();
    file.save();
    return done;
  };

  const itemOf = (messageId: string, endToEndId: string): { taken: TakenFile; item: FileItem } => {
    const taken = state.files.find((each) => each.messageId === messageId);
    const item = taken?.items.find((each) => each.endToEndId === endToEndId);
    if (taken === undefined || item === undefined) throw new BankRefusal(404, 'There is no such payment.');
    return { taken, item };
  };

  return {
    state: state as Readonly<BankState>,

    /** A transfer typed at the counter. @throws BankRefusal for a wrong account or too little money */
    transfer: (form: TransferForm): void =>
      act(() => {
        const from = own(form.fromIban);
        const iban = plainIban(form.toIban);
        if (!isSepaIban(iban)) throw new BankRefusal(400, `${form.toIban} is no IBAN. Check the number.`);
        if (form.amountCents <= form.chargesCents) {
          throw new BankRefusal(400, 'The amount must be above zero.');
        }
        if (BigInt(from.balance) < form.amountCents) {
          throw new BankRefusal(409, `There is not enough money on the account of ${from.name}.`);
        }
        move(from, { name: find(iban)?.name ?? 'Beneficiary', iban }, form.amountCents, form);
      }),

    /** A transfer to our account from another bank. @returns the bank's reference of it */
    receive: (from: { name: string; iban: string }, amountCents: bigint, remittance: string): string =>
      act(() => {
        const to = own(MARKETPLACE_ACCOUNT.iban);
        const { credit } = move(from, to, amountCents, { remittance, endToEndId: null });
        return credit?.bankReference ?? '';
      }),

    /** Returns a booked transfer of our account, in or out. @param keptCents what a bank keeps of it without a word */
    sendBack: (bankReference: string, reason: ReturnReason, keptCents = 0n): void =>
      act(() => {
        const line = state.lines.find(
          (each) => each.iban === MARKETPLACE_ACCOUNT.iban && each.bankReference === bankReference,
        );
        if (line === undefined) throw new BankRefusal(404, `There is no booking ${bankReference}.`);
        sendBack(line, reason, keptCents);
      }),

    /** The bank's own charges on our account. */
    charge: (amountCents: bigint): void =>
      act(() => {
        if (amountCents <= 0n) throw new BankRefusal(400, 'The charge must be above zero.');
        book(own(MARKETPLACE_ACCOUNT.iban), {
          bankReference: nextReference(),
          direction: 'debit',
          amountCents: amountCents.toString(),
          code: ['ACMT', 'MDOP', 'CHRG'],
          counterpartyName: null,
          counterpartyIban: null,
          endToEndId: null,
          remittance: 'Account charges',
          structuredReference: null,
          instructedCents: null,
          chargesCents: null,
          returnReason: null,
          returns: null,
          returnedBy: null,
        });
      }),

    setHolding: (isHolding: boolean): void =>
      act(() => {
        state.isHolding = isHolding;
      }),

    setClosed: (iban: string, isClosed: boolean): void =>
      act(() => {
        own(iban).isClosed = isClosed;
      }),

    closeDay: (): void => act(closeDay),

    /** Takes a payment file, once by its message id. @throws BankRefusal when the file is wrong, or was another file */
    take: (xml: string): TakenFile =>
      act(() => {
        const read = readCreditTransfer(xml);
        const sha256 = createHash('sha256').update(xml).digest('hex');
        const known = state.files.find(({ messageId }) => messageId === read.messageId);
        if (known?.sha256 === sha256) return known;
        if (known !== undefined) throw new BankRefusal(409, `Message ${read.messageId} was another file.`);
        const debtorIban = own(read.debtorIban).iban;
        const taken: TakenFile = {
          messageId: read.messageId,
          sha256,
          debtorIban,
          items: read.transfers.map((transfer) => ({
            endToEndId: transfer.endToEndId,
            creditorName: transfer.creditorName,
            creditorIban: transfer.creditorIban,
            amount: transfer.amountCents.toString(),
            remittance: transfer.remittance,
            status: 'held',
            reason: null,
            line: null,
          })),
        };
        state.files.push(taken);
        if (!state.isHolding) for (const item of taken.items) carryOut(taken, item);
        return taken;
      }),

    decide: (messageId: string, endToEndId: string, decision: 'carry-out' | 'reject'): void =>
      act(() => {
        const { taken, item } = itemOf(messageId, endToEndId);
        if (item.status !== 'held') throw new BankRefusal(409, 'This payment is not waiting any more.');
        if (decision === 'carry-out') carryOut(taken, item);
        else Object.assign(item, { status: 'rejected', reason: 'AC04' });
      }),

    fileOf: (messageId: string): TakenFile | undefined =>
      state.files.find((each) => each.messageId === messageId),
    /** What our account was told, after a sequence number. */
    messagesAfter: (after: number): BankMessage[] =>
      act(() => state.messages.filter(({ sequence }) => sequence > after)),
    message: (sequence: number): BankMessage | undefined => state.messages[sequence - 1],
  };
}
