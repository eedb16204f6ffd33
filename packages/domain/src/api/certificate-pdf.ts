import { z } from 'zod';

/** Languages that a certificate is rendered in (ISO 639-1). */
export const certificatePdfQuery = z.object({
  language: z.enum(['en', 'fr', 'de', 'es', 'it', 'nl']).default('en'),
});
