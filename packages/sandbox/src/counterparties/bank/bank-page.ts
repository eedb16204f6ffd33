import { printRfReference, isRfReference, reasonSentence } from '@topsteel/domain/sepa';
import { formatAmount } from '@topsteel/domain/units';
import { escapeHtml, page } from '../../page/page.ts';
import { returnReasons } from './account-book.ts';
import { MARKETPLACE_ACCOUNT, type BankState, type FileItem, type KeptLine } from './bank-state.ts';

const euros = (cents: string): string => formatAmount(BigInt(cents), 'EUR');
const printIban = (iban: string): string => iban.replace(/(.{4})(?=.)/gu, '$1 ');
const button = (path: string, label: string): string =>
  `<form method="post" action="${escapeHtml(path)}"><button type="submit">${escapeHtml(label)}</button></form>`;

type Message = { kind: 'done' | 'refused'; text: string } | null;

function notice(message: Message): string {
  if (message === null) return '';
  const isRefused = message.kind === 'refused';
  return `<p class="notice" role="${isRefused ? 'alert' : 'status'}">${isRefused ? '<strong>Refused.</strong> ' : ''}${escapeHtml(message.text)}</p>`;
}

/** The bank seen by whoever plays it: the marketplace's bookings, payments that wait, accounts, the day. */
export function bankPage(state: BankState, message: Message): string {
  const lines = state.lines.filter(({ iban }) => iban === MARKETPLACE_ACCOUNT.iban).reverse();
  const held = state.files.flatMap(({ messageId, items }) =>
    items.filter(({ status }) => status === 'held').map((item) => ({ messageId, item })),
  );
  return page(
    'Bank',
    `<h1>Banque de l’Alzette</h1>
<p>Booking day ${state.day}. Transfers are booked at once; the account of ${escapeHtml(MARKETPLACE_ACCOUNT.name)} is notified of each, and gets its statement when the day is closed.</p>
${notice(message)}
<p><a href="/bank/transfer">Make a transfer</a> · <a href="/">Other counterparties</a></p>
<h2>Payments that wait</h2>
<p>${state.isHolding ? 'Payment files of the marketplace wait for you.' : 'Payment files of the marketplace are carried out at once.'}</p>
${state.isHolding ? button('/bank/release', 'Carry payments out at once') : button('/bank/hold', 'Let payments wait')}
${held.map(heldPayment).join('\n')}
<h2>Bookings of ${escapeHtml(MARKETPLACE_ACCOUNT.name)}</h2>
${lines.length === 0 ? '<p>Nothing has been booked yet.</p>' : bookings(lines)}
<h2>The day</h2>
${button('/bank/close-day', `Close ${state.day}`)}
<form method="post" action="/bank/charge"><label for="charge">Charge the marketplace’s account, EUR</label>
<input id="charge" name="amount" type="text" inputmode="decimal" value="12.50" autocomplete="off">
<button type="submit">Book the charge</button></form>
<h2>Accounts</h2>
${accounts(state)}`,
  );
}

function heldPayment({ messageId, item }: { messageId: string; item: FileItem }): string {
  const path = `/bank/payments/${encodeURIComponent(messageId)}/${encodeURIComponent(item.endToEndId)}`;
  return `<section><h3>${euros(item.amount)} EUR to ${escapeHtml(item.creditorName)}</h3>
<p>${printIban(escapeHtml(item.creditorIban))}, ${escapeHtml(item.remittance)}</p>
${button(`${path}/carry-out`, 'Carry out')}${button(`${path}/reject`, 'Reject: account closed')}</section>`;
}

function bookings(lines: readonly KeptLine[]): string {
  const rows = lines.map((line) => {
    const sign = line.direction === 'credit' ? '' : '−';
    const text = line.structuredReference ?? line.remittance ?? '';
    return `<tr><td>${line.bookedOn}</td><td>${escapeHtml(line.counterpartyName ?? '')}</td>
<td>${escapeHtml(isRfReference(text) ? printRfReference(text) : text)}${line.returnReason === null ? '' : `<br>Return: ${escapeHtml(reasonSentence(line.returnReason))}`}</td>
<td class="number">${sign}${euros(line.amountCents)}</td><td>${returnForm(line)}</td></tr>`;
  });
  return `<div class="scroll" tabindex="0" role="region" aria-label="Bookings"><table>
<caption>Newest first, in EUR</caption>
<thead><tr><th scope="col">Day</th><th scope="col">Who</th><th scope="col">For</th><th scope="col" class="number">EUR</th><th scope="col">Return</th></tr></thead>
<tbody>${rows.join('')}</tbody></table></div>`;
}

function returnForm(line: KeptLine): string {
  if (line.returns !== null) return `of ${escapeHtml(line.returns)}`;
  if (line.returnedBy !== null) return 'returned';
  if (line.counterpartyIban === null) return '';
  const id = `reason-${line.bankReference}`;
  const options = returnReasons.map(
    (code) => `<option value="${code}">${code}: ${escapeHtml(reasonSentence(code))}</option>`,
  );
  return `<form method="post" action="/bank/bookings/${encodeURIComponent(line.bankReference)}/return">
<label for="${id}">Reason</label><select id="${id}" name="reason">${options.join('')}</select>
<button type="submit">Return this transfer</button></form>`;
}

function accounts({ accounts: all }: BankState): string {
  const rows = all.map(
    ({ name, iban, balance, isClosed }) =>
      `<tr><td>${escapeHtml(name)}</td><td>${printIban(iban)}</td><td class="number">${euros(balance)}</td>
<td>${isClosed ? button(`/bank/accounts/${iban}/open`, 'Open it') : button(`/bank/accounts/${iban}/close`, 'Close it')}</td></tr>`,
  );
  return `<div class="scroll" tabindex="0" role="region" aria-label="Accounts"><table>
<caption>A closed account sends back what reaches it</caption>
<thead><tr><th scope="col">Name</th><th scope="col">IBAN</th><th scope="col" class="number">EUR</th><th scope="col">Account</th></tr></thead>
<tbody>${rows.join('')}</tbody></table></div>`;
}

/** The transfer form, filled in by the link of a payment page. */
export function transferPage(
  state: BankState,
  given: { iban: string; reference: string; amount: string; from: string },
  refusal: string | null,
): string {
  const options = state.accounts
    .filter(({ iban }) => iban !== MARKETPLACE_ACCOUNT.iban)
    .map(
      ({ iban, name, balance }) =>
        `<option value="${iban}"${iban === given.from ? ' selected' : ''}>${escapeHtml(name)}, ${euros(balance)} EUR</option>`,
    );
  const field = (name: string, label: string, value: string, hint = ''): string =>
    `<div><label for="${name}">${label}</label>${hint === '' ? '' : `<p class="hint" id="${name}-hint">${hint}</p>`}
<input id="${name}" name="${name}" type="text" autocomplete="off" value="${escapeHtml(value)}"${hint === '' ? '' : ` aria-describedby="${name}-hint"`}></div>`;
  return page(
    'Make a transfer',
    `<h1>Make a transfer</h1>
<p>Banque de l’Alzette plays the bank of every payer here.</p>
${notice(refusal === null ? null : { kind: 'refused', text: refusal })}
<form method="post" action="/bank/transfers">
<div><label for="from">From</label><select id="from" name="from">${options.join('')}</select></div>
${field('to', 'To (IBAN)', given.iban === '' ? MARKETPLACE_ACCOUNT.iban : given.iban)}
${field('amount', 'Amount, EUR', given.amount)}
${field('remittance', 'Reference or message', given.reference)}
${field('endToEndId', 'End-to-end id', '', 'Empty is usual.')}
${field('charges', 'Charges taken on the way, EUR', '', 'What arrives is less by this.')}
<button type="submit">Transfer</button>
</form>
<p><a href="/bank">Back to the bank</a></p>`,
  );
}
