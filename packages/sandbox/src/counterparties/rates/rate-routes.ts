import type { FastifyInstance, FastifyReply } from 'fastify';
import { fxBases, type FxBase } from '@topsteel/domain/fx';
import { formatScaled } from '@topsteel/domain/units';
import { z } from 'zod';
import { escapeHtml, page } from '../../page/page.ts';
import type { StateFile } from '../webhooks/open-state-file.ts';
import {
  asOfOf,
  quoteE8,
  rateManners,
  rateSourceNames,
  writeEcb,
  writeTable,
  writeTicker,
  type RateManner,
  type RateSourceName,
} from './rate-market.ts';

export type RateManners = Record<RateSourceName, RateManner>;
export const honestSources: RateManners = { ecb: 'honest', ticker: 'honest', table: 'honest' };

const MANNERS: Readonly<Record<RateManner, string>> = {
  honest: 'tells its rate',
  lying: 'tells a rate that is 8 % too high',
  late: 'tells rates of five days ago',
  silent: 'does not answer',
};

/** Three sources of rates under `/rates`, and the page on which each is told how to behave. */
export function addRateRoutes(
  app: FastifyInstance,
  file: StateFile<RateManners>,
  seed: number,
  now: () => Date = () => new Date(),
): void {
  const quote = (base: FxBase, source: RateSourceName): bigint =>
    quoteE8(base, source, file.state[source], Math.floor(now().getTime() / 60_000), seed);
  const asOf = (source: RateSourceName): Date => asOfOf(source, file.state[source], now());
  const isSilent = (source: RateSourceName, reply: FastifyReply): boolean => {
    if (file.state[source] !== 'silent') return false;
    void reply.code(503).send({ title: 'Away', status: 503 });
    return true;
  };

  app.get('/rates/eurofxref-daily.xml', (_request, reply) => {
    if (isSilent('ecb', reply)) return reply;
    const rates = { EUR: quote('EUR', 'ecb'), GBP: quote('GBP', 'ecb'), CHF: quote('CHF', 'ecb') };
    return reply.type('application/xml').send(writeEcb(rates, asOf('ecb')));
  });

  app.get('/rates/products/:pair/ticker', (request, reply) => {
    if (isSilent('ticker', reply)) return reply;
    const { pair } = request.params as { pair: string };
    const base = fxBases.find((one) => pair === `${one}-USD`);
    if (base === undefined) return reply.code(404).send({ title: 'No such pair', status: 404 });
    return writeTicker(quote(base, 'ticker'), asOf('ticker'));
  });

  app.get('/rates/table.csv', (_request, reply) => {
    if (isSilent('table', reply)) return reply;
    return reply.type('text/csv').send(writeTable((base) => quote(base, 'table'), asOf('table')));
  });

  app.post('/rates/:source', (request, reply) => {
    const { source } = z.object({ source: z.enum(rateSourceNames) }).parse(request.params);
    file.state[source] = z.object({ manner: z.enum(rateManners) }).parse(request.body).manner;
    file.save();
    return reply.redirect('/rates', 303);
  });

  app.get('/rates', (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(page('Exchange rates', ratesPage(file.state, quote))),
  );
}

function ratesPage(manners: RateManners, quote: (base: FxBase, source: RateSourceName) => bigint): string {
  const sections = rateSourceNames.map((source) => {
    const cells = fxBases
      .filter((base) => source !== 'ecb' || (base !== 'ETH' && base !== 'BTC'))
      .map((base) => `<dt>${base}/USD</dt><dd>${formatScaled(quote(base, source), 8, 4)}</dd>`);
    const buttons = rateManners
      .filter((manner) => manner !== manners[source])
      .map((manner) => `<button name="manner" value="${manner}">It ${MANNERS[manner]}</button>`);
    return `<section><h2>${escapeHtml(source)}</h2>
<p>This source ${MANNERS[manners[source]]}.</p>
<dl>${cells.join('')}</dl>
<form method="post" action="/rates/${source}">${buttons.join('\n')}</form></section>`;
  });
  return `<h1>Exchange rates</h1>
<p>Three sources that the oracles read. A rate counts when at least two are fresh and agree within 1 %.</p>
${sections.join('\n')}`;
}
