import type { FastifyInstance } from 'fastify';
import { transportDefaults, transportModes, type FactorList } from '@topsteel/domain/carbon';
import type { TicketSigner } from '../signing-key.ts';

/** The edition that the demo's publisher offers: the intensities of transport that are usual in Europe. */
export const demoFactorList: FactorList = {
  list: 'transport',
  edition: '2026-11',
  publisher: 'Demo office for emission factors',
  publishedAt: '2026-11-01T00:00:00Z',
  factors: transportModes.map((mode) => ({
    id: `transport/${mode}`,
    unit: 't.km',
    milligramsCo2e: transportDefaults[mode].milligramsCo2ePerTonneKm.toString(),
    source: 'Demo office for emission factors, list of transport, edition 2026-11',
    year: 2026,
  })),
};

/** A publisher of emission factors under `/carbon-factors`: its newest list, signed, and its public key. */
export function addFactorRoutes(app: FastifyInstance, signer: TicketSigner): void {
  app.get('/carbon-factors/jwks.json', () => signer.publicKeys);
  app.get('/carbon-factors/transport.jws', async (_request, reply) =>
    reply.type('application/jose').send(await signer.sign(demoFactorList)),
  );
}
