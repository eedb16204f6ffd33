import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sentenceOf } from '../../process/log.ts';
import {
  cancelIntent,
  closeDispute,
  failPayout,
  failRefund,
  openDispute,
  payOut,
  settleRefund,
} from './move-money.ts';
import type { PayoutsToBank } from './payouts-to-bank.ts';
import type { PspBook } from './psp-book.ts';
import { PspRefusal } from './psp-objects.ts';
import { operatorPage, payPage } from './psp-pages.ts';
import { answerChallenge, expireSession, pay } from './take-payments.ts';

const card = z.object({
  number: z.string().transform((text) => text.replace(/\s/gu, '')),
  wallet: z.enum(['apple_pay', 'google_pay']).nullish(),
});
const idOf = (request: FastifyRequest): string => (request.params as { id: string }).id;

/** The pages for people: where the payer pays, and where somebody plays the provider. Both take JSON as well. */
export function addPspPages(app: FastifyInstance, book: PspBook, toBank: PayoutsToBank): void {
  const html = (reply: FastifyReply, text: string, status = 200) =>
    reply.code(status).type('text/html; charset=utf-8').send(text);
  const isForm = (request: FastifyRequest): boolean =>
    request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;

  /** Does what a button of the operator's page asks for. */
  const button = (path: string, act: (request: FastifyRequest) => string) =>
    app.post(path, (request, reply) => {
      try {
        const text = act(request);
        return isForm(request)
          ? html(reply, operatorPage(book, { kind: 'done', text }))
          : reply.send({ done: text });
      } catch (error) {
        if (!isForm(request) || !(error instanceof PspRefusal || error instanceof z.ZodError)) throw error;
        return html(reply, operatorPage(book, { kind: 'refused', text: sentenceOf(error) }), 400);
      }
    });

  app.get('/psp', (_request, reply) => html(reply, operatorPage(book, null)));

  app.get('/psp/pay/:id', (request, reply) => {
    const session = book.session(idOf(request));
    return html(reply, payPage(session, book.intent(session.payment_intent), null));
  });

  app.post('/psp/pay/:id', (request, reply) => {
    const session = book.session(idOf(request));
    const intent = book.intent(session.payment_intent);
    const { number, wallet } = card.parse(request.body);
    try {
      const outcome = pay(book, session.id, { number, wallet: wallet ?? null });
      if (!isForm(request)) return reply.send({ outcome });
      if (outcome === 'paid') return reply.redirect(session.success_url, 303);
      if (outcome === 'challenged') return reply.redirect(`/psp/pay/${session.id}`, 303);
      const text = intent.last_payment_error?.message ?? 'The card was declined.';
      return html(reply, payPage(session, intent, { kind: 'refused', text }), 402);
    } catch (error) {
      if (!isForm(request) || !(error instanceof PspRefusal)) throw error;
      return html(reply, payPage(session, intent, { kind: 'refused', text: error.message }), 400);
    }
  });

  app.post('/psp/pay/:id/challenge', (request, reply) => {
    const session = book.session(idOf(request));
    const { answer } = z.object({ answer: z.enum(['approve', 'refuse']) }).parse(request.body);
    const outcome = answerChallenge(book, session.id, answer === 'approve');
    if (!isForm(request)) return reply.send({ outcome });
    if (outcome === 'paid') return reply.redirect(session.success_url, 303);
    const intent = book.intent(session.payment_intent);
    const text = intent.last_payment_error?.message ?? 'The bank refused.';
    return html(reply, payPage(session, intent, { kind: 'refused', text }), 402);
  });

  button('/psp/sessions/:id/expire', (request) => {
    expireSession(book, idOf(request));
    return 'The payment’s time is over.';
  });
  button('/psp/intents/:id/lapse', (request) => {
    cancelIntent(book, idOf(request), 'automatic');
    return 'The hold has run out; nothing was taken.';
  });
  button('/psp/intents/:id/dispute', (request) => {
    const { id } = openDispute(book, idOf(request));
    return `The payer disputes the payment (${id}); the amount is held back.`;
  });
  button('/psp/disputes/:id/close', (request) => {
    const { status } = z.object({ status: z.enum(['won', 'lost']) }).parse(request.body);
    closeDispute(book, idOf(request), status);
    return status === 'won' ? 'The bank decided for us.' : 'The bank decided for the payer.';
  });
  button('/psp/hold-refunds', (request) => {
    const { hold } = z.object({ hold: z.enum(['yes', 'no']) }).parse(request.body);
    book.state.holdRefunds = hold === 'yes';
    book.save();
    return hold === 'yes' ? 'Refunds wait from now on.' : 'Refunds go through at once from now on.';
  });
  button('/psp/refunds/:id/settle', (request) => {
    settleRefund(book, idOf(request));
    return 'The refund has reached the payer.';
  });
  button('/psp/refunds/:id/fail', (request) => {
    failRefund(book, idOf(request));
    return 'The refund has come back.';
  });
  button('/psp/payouts', (request) => {
    const { currency } = z.object({ currency: z.string().regex(/^[a-z]{3}$/) }).parse(request.body);
    const payout = payOut(book, currency);
    toBank.send(payout);
    return `Payout ${payout.id} has been sent to the bank.`;
  });
  button('/psp/payouts/:id/fail', (request) => {
    toBank.takeBack(failPayout(book, idOf(request)));
    return 'The bank has sent the payout back.';
  });
}
