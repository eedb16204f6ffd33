import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '@topsteel/domain/errors';
import { parseAmountMinor } from '@topsteel/domain/units';
import { z } from 'zod';
import { sentenceOf } from '../../process/log.ts';
import { returnReasons } from './account-book.ts';
import { bankPage, transferPage } from './bank-page.ts';
import { BankRefusal } from './bank-state.ts';
import type { Bank } from './open-bank.ts';
import { writePaymentStatus } from './write-payment-status.ts';

const euros = z
  .string()
  .transform((text) => text.trim().replace(',', '.'))
  .pipe(z.string().regex(/^\d{1,12}(\.\d{1,2})?$/, 'must be euros and cents, such as 3112.45'))
  .transform((text) => parseAmountMinor(text, 'EUR'));
const noEuros = z.literal('').transform(() => 0n);

const transferForm = z.object({
  from: z.string().max(40),
  to: z.string().max(40),
  amount: euros,
  remittance: z.string().max(140).default(''),
  endToEndId: z.string().max(35).default(''),
  charges: z.union([noEuros, euros]).default(0n),
});
const asked = z.object({
  iban: z.string().max(40).default(''),
  reference: z.string().max(140).default(''),
  amount: z.string().max(20).default(''),
  from: z.string().max(40).default(''),
});

/** What the bank offers its customer's systems under `/bank/api`, with a bearer token. */
export function addBankApi(app: FastifyInstance, bank: Bank, token: string): void {
  const admit = (request: FastifyRequest): void => {
    const given = Buffer.from(request.headers.authorization ?? '');
    const right = Buffer.from(`Bearer ${token}`);
    if (token !== '' && given.length === right.length && timingSafeEqual(given, right)) return;
    throw new BankRefusal(401, 'The token is missing or wrong.');
  };
  app.addContentTypeParser(
    'application/xml',
    { parseAs: 'string', bodyLimit: 8_388_608 },
    (_, body, done) => {
      done(null, body);
    },
  );
  const xml = (reply: FastifyReply): FastifyReply => reply.type('application/xml; charset=utf-8');

  app.get('/bank/api/messages', (request) => {
    admit(request);
    const { after } = z.object({ after: z.coerce.number().int().min(0).default(0) }).parse(request.query);
    return {
      messages: bank
        .messagesAfter(after)
        .map(({ sequence, iban, kind, id }) => ({ sequence, iban, kind, id })),
    };
  });

  app.get('/bank/api/messages/:sequence', (request, reply) => {
    admit(request);
    const { sequence } = z.object({ sequence: z.coerce.number().int().min(1) }).parse(request.params);
    const message = bank.message(sequence);
    if (message === undefined) throw new BankRefusal(404, 'There is no such message.');
    return xml(reply).send(message.xml);
  });

  app.post('/bank/api/payments', (request, reply) => {
    admit(request);
    return xml(reply).send(writePaymentStatus(bank.take(String(request.body)), new Date()));
  });

  app.get('/bank/api/payments/:messageId', (request, reply) => {
    admit(request);
    const { messageId } = request.params as { messageId: string };
    const file = bank.fileOf(messageId);
    if (file === undefined) throw new BankRefusal(404, `There is no payment file ${messageId}.`);
    return xml(reply).send(writePaymentStatus(file, new Date()));
  });
}

/** The counter, where a person plays the bank and its customers. */
export function addBankPages(app: FastifyInstance, bank: Bank): void {
  const html = (reply: FastifyReply): FastifyReply => reply.type('text/html; charset=utf-8');

  app.get('/bank', (request, reply) => {
    const { done = null } = request.query as { done?: string };
    return html(reply).send(bankPage(bank.state, done === null ? null : { kind: 'done', text: done }));
  });

  app.get('/bank/transfer', (request, reply) =>
    html(reply).send(transferPage(bank.state, asked.parse(request.query), null)),
  );

  app.post('/bank/transfers', (request, reply) => {
    try {
      const form = transferForm.parse(request.body);
      bank.transfer({
        fromIban: form.from,
        toIban: form.to,
        amountCents: form.amount,
        remittance: form.remittance,
        endToEndId: form.endToEndId === '' ? null : form.endToEndId,
        chargesCents: form.charges,
      });
    } catch (error) {
      const { to: iban = '', remittance: reference = '', ...rest } = request.body as Record<string, string>;
      const kept = asked.parse({ iban, reference, amount: rest['amount'], from: rest['from'] });
      return html(reply)
        .code(statusOf(error))
        .send(transferPage(bank.state, kept, refusalOf(error)));
    }
    return reply.redirect('/bank?done=The%20transfer%20is%20booked.', 303);
  });

  const act = (path: string, done: string, work: (request: FastifyRequest) => void): void => {
    app.post(path, (request, reply) => {
      try {
        work(request);
      } catch (error) {
        const page = bankPage(bank.state, { kind: 'refused', text: refusalOf(error) });
        return html(reply).code(statusOf(error)).send(page);
      }
      return reply.redirect(`/bank?done=${encodeURIComponent(done)}`, 303);
    });
  };
  const parameter = (request: FastifyRequest, name: string): string =>
    (request.params as Record<string, string>)[name] ?? '';

  act('/bank/bookings/:reference/return', 'The transfer was returned.', (request) => {
    const { reason } = z.object({ reason: z.enum(returnReasons) }).parse(request.body);
    bank.sendBack(parameter(request, 'reference'), reason);
  });
  act('/bank/payments/:messageId/:endToEndId/carry-out', 'The payment was carried out.', (request) => {
    bank.decide(parameter(request, 'messageId'), parameter(request, 'endToEndId'), 'carry-out');
  });
  act('/bank/payments/:messageId/:endToEndId/reject', 'The payment was rejected.', (request) => {
    bank.decide(parameter(request, 'messageId'), parameter(request, 'endToEndId'), 'reject');
  });
  act('/bank/accounts/:iban/close', 'The account is closed.', (request) => {
    bank.setClosed(parameter(request, 'iban'), true);
  });
  act('/bank/accounts/:iban/open', 'The account is open.', (request) => {
    bank.setClosed(parameter(request, 'iban'), false);
  });
  act('/bank/hold', 'Payment files wait for you now.', () => {
    bank.setHolding(true);
  });
  act('/bank/release', 'Payment files are carried out at once now.', () => {
    bank.setHolding(false);
  });
  act('/bank/charge', 'The charge is booked.', (request) => {
    bank.charge(z.object({ amount: euros }).parse(request.body).amount);
  });
  act('/bank/close-day', 'The day is closed, and its statement is out.', () => {
    bank.closeDay();
  });
}

const statusOf = (error: unknown): number => (error instanceof BankRefusal ? error.status : 400);

function refusalOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    return error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`).join(' ');
  }
  return error instanceof AppError ? error.message : sentenceOf(error);
}
