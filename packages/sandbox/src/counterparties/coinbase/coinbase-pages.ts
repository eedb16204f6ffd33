import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parseAmountMinor } from '@topsteel/domain/units';
import { z } from 'zod';
import { escapeHtml, page } from '../../page/page.ts';
import { sentenceOf } from '../../process/log.ts';
import { buttonTo, noticeOf, type Notice } from '../psp/psp-pages.ts';
import type { CoinbaseBook } from './coinbase-book.ts';
import { CoinbaseRefusal, type Charge, type Checkout } from './coinbase-objects.ts';
import { coinsFor, currencyOf } from './crypto-amounts.ts';
import { confirmCharge, expireCharge, refundCharge, sendCoins, statusOf } from './take-charges.ts';
import { completeCheckout, endRefunds, expireCheckout, failCheckout, payCheckout } from './take-checkouts.ts';

const coins = ['BTC', 'ETH', 'USDC'] as const;
const idOf = (request: FastifyRequest): string => (request.params as { id: string }).id;
const isForm = (request: FastifyRequest): boolean =>
  request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;

/** The pages where a payer sends coins, and where somebody plays chain and provider. Both take JSON as well. */
export function addCoinbasePages(app: FastifyInstance, book: CoinbaseBook): void {
  const html = (reply: FastifyReply, text: string, status = 200) =>
    reply.code(status).type('text/html; charset=utf-8').send(text);
  const button = (path: string, act: (request: FastifyRequest) => string) =>
    app.post(path, (request, reply) => {
      try {
        const text = act(request);
        return isForm(request)
          ? html(reply, operatorPage(book, { kind: 'done', text }))
          : reply.send({ done: text });
      } catch (error) {
        if (!isForm(request)) throw error;
        return html(reply, operatorPage(book, { kind: 'refused', text: sentenceOf(error) }), 400);
      }
    });

  app.get('/coinbase', (_request, reply) => html(reply, operatorPage(book, null)));
  app.get('/coinbase/pay/:id', (request, reply) => html(reply, payPage(book, idOf(request))));
  app.post('/coinbase/pay/:id', (request, reply) => {
    const id = idOf(request);
    const checkout = book.state.checkouts.find((each) => each.id === id);
    if (checkout) payCheckout(book, id);
    else {
      const { coin, amount } = z
        .object({ coin: z.enum(coins), amount: z.string().regex(/^\d{1,12}(\.\d{1,6})?$/u) })
        .parse(request.body);
      sendCoins(book, id, coin, parseAmountMinor(amount, currencyOf(book.charge(id).pricing.local.currency)));
    }
    const back =
      checkout?.successRedirectUrl ?? book.state.charges.find((each) => each.code === id)?.redirect_url;
    return isForm(request) ? reply.redirect(back ?? '/coinbase', 303) : reply.send({ done: 'Sent.' });
  });

  button(
    '/coinbase/charges/:id/confirm',
    (request) => `The charge is ${statusOf(confirmCharge(book, idOf(request)))}.`,
  );
  button(
    '/coinbase/charges/:id/expire',
    (request) => `The charge is ${statusOf(expireCharge(book, idOf(request)))}.`,
  );
  button(
    '/coinbase/charges/:id/refund',
    (request) => `The charge is ${statusOf(refundCharge(book, idOf(request)))}.`,
  );
  button(
    '/coinbase/checkouts/:id/complete',
    (request) => `The checkout is ${completeCheckout(book, idOf(request)).status}.`,
  );
  button(
    '/coinbase/checkouts/:id/fail',
    (request) => `The checkout is ${failCheckout(book, idOf(request)).status}.`,
  );
  button(
    '/coinbase/checkouts/:id/expire',
    (request) => `The checkout is ${expireCheckout(book, idOf(request)).status}.`,
  );
  button('/coinbase/checkouts/:id/refunds', (request) => {
    const { outcome } = z.object({ outcome: z.enum(['COMPLETED', 'FAILED']) }).parse(request.body);
    return `The checkout is ${endRefunds(book, idOf(request), outcome).status}.`;
  });
}

function payPage(book: CoinbaseBook, id: string): string {
  const checkout = book.state.checkouts.find((each) => each.id === id);
  if (checkout) {
    return page(
      'Pay with USDC',
      `<h1>${escapeHtml(checkout.description)}</h1><p><strong>${checkout.amount} USDC</strong> on Base${checkout.fiatAmount === undefined ? '' : ` (${checkout.fiatAmount} ${checkout.fiatCurrency ?? ''})`}.</p>
${checkout.status === 'ACTIVE' ? buttonTo(`/coinbase/pay/${id}`, 'Pay') : `<p>This checkout is ${checkout.status}.</p>`}
<p><a href="${escapeHtml(checkout.failRedirectUrl ?? '/coinbase')}">Back without paying</a></p>`,
    );
  }
  const charge = book.state.charges.find((each) => each.code === id);
  if (!charge) throw new CoinbaseRefusal(404, 'not_found', 'This charge does not exist.');
  const { amount, currency } = charge.pricing.local;
  const choices = coins
    .map((coin) => `<option value="${coin}">${coin}: ${coinsFor(charge.pricing.local, coin).amount}</option>`)
    .join('');
  return page(
    'Pay with BTC, ETH or USDC',
    `<h1>${escapeHtml(charge.name)}</h1><p><strong>${amount} ${currency}</strong>. Status: ${statusOf(charge)}.</p>
<form method="post" action="/coinbase/pay/${charge.code}">
<div><label for="coin">Coin</label><select id="coin" name="coin">${choices}</select></div>
<div><label for="amount">Worth, in ${currency}</label><input id="amount" name="amount" value="${amount}" inputmode="decimal"></div>
<button type="submit">Send</button></form>
<p class="hint">On a chain anybody can send too little, too much, or too late: change the amount to see it.</p>
<p><a href="${escapeHtml(charge.cancel_url)}">Back without paying</a></p>`,
  );
}

function operatorPage(book: CoinbaseBook, notice: Notice | null): string {
  const charges = [...book.state.charges]
    .reverse()
    .map((charge) => [charge.name, chargeState(charge), chargeActs(charge)]);
  const checkouts = [...book.state.checkouts]
    .reverse()
    .map((checkout) => [
      checkout.description,
      `${checkout.amount} USDC, ${checkout.status}`,
      checkoutActs(checkout),
    ]);
  const rows = (all: string[][]): string =>
    all
      .map(
        ([name = '', state = '', acts = '']) =>
          `<tr><td>${escapeHtml(name)}</td><td>${escapeHtml(state)}</td><td>${acts}</td></tr>`,
      )
      .join('\n');
  const table = (caption: string, all: string[][], empty: string): string =>
    all.length === 0
      ? `<p>${empty}</p>`
      : `<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr><th scope="col">Payment</th><th scope="col">State</th><th scope="col">What happens</th></tr></thead><tbody>${rows(all)}</tbody></table></div>`;
  return page(
    'Crypto provider',
    `<h1>Crypto provider</h1><p>Everything that happens here is told to the marketplace by signed webhooks.</p>
${noticeOf(notice)}
<h2>Business checkouts</h2>${table('Checkouts, newest first', checkouts, 'No checkout yet. One appears when a buyer chooses to pay with crypto.')}
<h2>Commerce charges</h2>${table('Charges, newest first', charges, 'No charge yet. They appear when the marketplace is set to the Commerce API.')}
<p><a href="/">Other counterparties</a></p>`,
  );
}

const chargeState = (charge: Charge): string => {
  const paid = charge.payments.map(({ value, status }) => `${value.local.amount} ${status}`).join(', ');
  return `${charge.pricing.local.amount} ${charge.pricing.local.currency}, ${statusOf(charge)}${charge.timeline.at(-1)?.context === undefined ? '' : ` ${charge.timeline.at(-1)?.context ?? ''}`}${paid === '' ? '' : `; paid ${paid}`}`;
};

const chargeActs = (charge: Charge): string =>
  `<a href="/coinbase/pay/${charge.code}">Pay page</a>` +
  (charge.payments.some(({ status }) => status === 'PENDING')
    ? buttonTo(`/coinbase/charges/${charge.id}/confirm`, 'The blocks are final')
    : '') +
  (statusOf(charge) === 'NEW' ? buttonTo(`/coinbase/charges/${charge.id}/expire`, 'Let it expire') : '') +
  (charge.payments.length > 0 && statusOf(charge) !== 'REFUNDED'
    ? buttonTo(`/coinbase/charges/${charge.id}/refund`, 'Sent back by hand')
    : '');

const checkoutActs = (checkout: Checkout): string => {
  const at = `/coinbase/checkouts/${checkout.id}`;
  const hasPending = (checkout.refunds ?? []).some(({ status }) => status === 'PENDING');
  return (
    (checkout.status === 'ACTIVE'
      ? `<a href="/coinbase/pay/${checkout.id}">Pay page</a>${buttonTo(`${at}/expire`, 'Let it expire')}`
      : '') +
    (checkout.status === 'PROCESSING'
      ? buttonTo(`${at}/complete`, 'The payment is final') + buttonTo(`${at}/fail`, 'The payment fails')
      : '') +
    (hasPending
      ? buttonTo(`${at}/refunds`, 'Refunds arrive', { outcome: 'COMPLETED' }) +
        buttonTo(`${at}/refunds`, 'Refunds fail', { outcome: 'FAILED' })
      : '')
  );
};
