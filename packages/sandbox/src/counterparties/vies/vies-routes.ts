import { checkVatNumber } from '@topsteel/domain/vat';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

const request = z.object({
  countryCode: z.string().length(2),
  vatNumber: z.string().min(2).max(20),
  requesterMemberStateCode: z.string().optional(),
  requesterNumber: z.string().optional(),
});

/**
 * The Union's register of VAT numbers under `/vies`, as its REST interface answers. Every number whose check digits hold is
 * registered, except those that end in 00; for one that begins with 888 the member state is out of service.
 */
export function addViesRoutes(app: FastifyInstance): void {
  let consultations = 0;
  app.post('/vies/check-vat-number', (message) => {
    const { countryCode, vatNumber, requesterNumber } = request.parse(message.body);
    const requestDate = new Date().toISOString();
    if (vatNumber.startsWith('888')) {
      return {
        actionSucceed: false,
        valid: false,
        requestDate,
        errorWrappers: [{ error: 'MS_UNAVAILABLE' }],
      };
    }
    const valid = checkVatNumber(`${countryCode}${vatNumber}`) !== null && !vatNumber.endsWith('00');
    consultations += 1;
    return {
      countryCode,
      vatNumber,
      requestDate,
      valid,
      requestIdentifier: valid && requesterNumber !== undefined ? `WAPIAAAA${consultations}` : '',
      name: '---',
      address: '---',
    };
  });
}
