import { formatAmount, type Currency } from '@topsteel/domain/units';
import { escapeHtml, page } from '../../page/page.ts';
import type { PspBook } from './psp-book.ts';
import type { Intent, Session } from './psp-objects.ts';

export interface Notice {
  kind: 'done' | 'refused';
  text: string;
}

const amountOf = (amount: number, currency: string): string =>
  `${formatAmount(BigInt(amount), currency.toUpperCase() as Currency)} ${currency.toUpperCase()}`;

export const noticeOf = (notice: Notice | null): string =>
  notice === null
    ? ''
    : `<p class="notice" role="${notice.kind === 'done' ? 'status' : 'alert'}">${notice.kind === 'refused' ? '<strong>Not done.</strong> ' : ''}${escapeHtml(notice.text)}</p>`;

/** A form of one button. */
export const buttonTo = (
  action: string,
  label: string,
  fields: Readonly<Record<string, string>> = {},
): string =>
  `<form method="post" action="${escapeHtml(action)}">${Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('')}<button type="submit">${escapeHtml(label)}</button></form>`;

/** Where the payer pays. */
export function payPage(session: Session, intent: Intent, notice: Notice | null): string {
  const here = `/psp/pay/${session.id}`;
  const head = `<h1>Pay ${escapeHtml(intent.description ?? 'an order')}</h1>
<p><strong>${amountOf(session.amount_total, session.currency)}</strong> are held on the card and taken when the goods have been delivered.</p>
${noticeOf(notice)}`;
  const back = `<p><a href="${escapeHtml(session.cancel_url)}">Back to the marketplace without paying</a></p>`;
  if (session.status !== 'open') {
    return page('Payment ended', `${head}<p>This payment has ended.</p>${back}`);
  }
  if (intent.status === 'requires_action') {
    return page(
      'Your bank asks',
      `${head}<h2>Your bank asks</h2><p>3-D Secure: is this payment yours?</p>
${buttonTo(`${here}/challenge`, 'Approve the payment', { answer: 'approve' })}
${buttonTo(`${here}/challenge`, 'Refuse it', { answer: 'refuse' })}`,
    );
  }
  return page(
    'Pay by card',
    `${head}
<form method="post" action="${here}">
<div><label for="number">Card number</label>
<input id="number" name="number" type="text" inputmode="numeric" autocomplete="cc-number" value="4242 4242 4242 4242" aria-describedby="number-hint"></div>
<p class="hint" id="number-hint">4242 4242 4242 4242 pays; 4000 0025 0000 3155 asks for 3-D Secure; 4000 0000 0000 0002 is declined.</p>
<button type="submit">Pay by card</button>
</form>
${buttonTo(here, 'Pay with Apple Pay', { wallet: 'apple_pay', number: '4242424242424242' })}
${buttonTo(here, 'Pay with Google Pay', { wallet: 'google_pay', number: '5555555555554444' })}
${back}`,
  );
}

/** Where somebody plays the provider, the payer's bank and our bank. */
export function operatorPage(book: PspBook, notice: Notice | null): string {
  const { sessions, payouts, holdRefunds } = book.state;
  const currencies = [...new Set(book.state.transactions.map(({ currency }) => currency))];
  return page(
    'Card provider',
    `<h1>Card provider</h1>
<p>Everything that happens here is told to the marketplace by signed webhooks.</p>
${noticeOf(notice)}
<h2>Payments</h2>
${sessions.length === 0 ? '<p>No payment has been begun. One appears here when a buyer chooses to pay by card.</p>' : sessionsTable(book)}
<h2>Refunds</h2>
<p>${holdRefunds ? 'Refunds wait until they are let go.' : 'Refunds reach the payer at once.'}</p>
${buttonTo('/psp/hold-refunds', holdRefunds ? 'Let refunds go at once' : 'Let refunds wait', { hold: holdRefunds ? 'no' : 'yes' })}
${refundsTable(book)}
<h2>Payouts to the marketplace</h2>
${currencies.map((currency) => `<p>Balance: ${amountOf(book.balance(currency), currency)}</p>${buttonTo('/psp/payouts', `Pay ${currency.toUpperCase()} out`, { currency })}`).join('')}
${payouts.length === 0 ? '<p>Nothing was paid out yet.</p>' : payoutsTable(book)}
<p><a href="/">Other counterparties</a></p>`,
  );
}

const table = (caption: string, heads: readonly string[], rows: readonly string[][]): string =>
  `<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}</tbody></table></div>`;

function sessionsTable(book: PspBook): string {
  const rows = [...book.state.sessions].reverse().map((session) => {
    const intent = book.intent(session.payment_intent);
    const dispute = book.state.disputes.find((each) => each.payment_intent === intent.id);
    const acts = [
      session.status === 'open' ? `<a href="/psp/pay/${session.id}">Pay page</a>` : '',
      session.status === 'open' ? buttonTo(`/psp/sessions/${session.id}/expire`, 'Let it expire') : '',
      intent.status === 'requires_capture'
        ? buttonTo(`/psp/intents/${intent.id}/lapse`, 'Let the hold run out')
        : '',
      intent.status === 'succeeded' && !dispute
        ? buttonTo(`/psp/intents/${intent.id}/dispute`, 'The payer disputes it')
        : '',
      dispute?.status === 'needs_response'
        ? buttonTo(`/psp/disputes/${dispute.id}/close`, 'Decide for us', { status: 'won' }) +
          buttonTo(`/psp/disputes/${dispute.id}/close`, 'Decide for the payer', { status: 'lost' })
        : '',
    ];
    const state = dispute ? `${intent.status}, dispute ${dispute.status}` : intent.status;
    return [
      escapeHtml(intent.description ?? session.id),
      amountOf(session.amount_total, session.currency),
      escapeHtml(session.status === 'open' ? `${state}, open` : state),
      acts.join(''),
    ];
  });
  return table('Payments, newest first', ['Payment', 'Amount', 'State', 'What happens'], rows);
}

function refundsTable(book: PspBook): string {
  const rows = [...book.state.refunds]
    .reverse()
    .map((refund) => [
      escapeHtml(book.intent(refund.payment_intent).description ?? refund.id),
      amountOf(refund.amount, refund.currency),
      refund.status,
      (refund.status === 'pending' ? buttonTo(`/psp/refunds/${refund.id}/settle`, 'Reaches the payer') : '') +
        (refund.status === 'failed' ? '' : buttonTo(`/psp/refunds/${refund.id}/fail`, 'Fails')),
    ]);
  return rows.length === 0
    ? ''
    : table('Refunds, newest first', ['Payment', 'Amount', 'State', 'What happens'], rows);
}

function payoutsTable(book: PspBook): string {
  const rows = [...book.state.payouts]
    .reverse()
    .map((payout) => [
      payout.id,
      amountOf(payout.amount, payout.currency),
      payout.status,
      payout.status === 'paid' ? buttonTo(`/psp/payouts/${payout.id}/fail`, 'The bank sends it back') : '',
    ]);
  return table('Payouts, newest first', ['Payout', 'Amount', 'State', 'What happens'], rows);
}
