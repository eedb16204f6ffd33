import { z } from 'zod';

/** The register of VAT numbers. Without its address numbers stay unchecked, and the check says so. */
export const vatNumberSettings = {
  VIES_URL: z.url().optional(),
  VIES_REQUESTER: z
    .string()
    .regex(/^[A-Z]{2}[A-Z0-9]{2,12}$/, 'must be a VAT number such as LU15027442')
    .optional(),
};

export interface VatNumberSettings {
  /** VIES: `https://ec.europa.eu/taxation_customs/vies/rest-api`. */
  viesUrl: string | null;
  /** The marketplace's own number, for a consultation number. */
  viesRequester: string | null;
}

type Given = z.output<z.ZodObject<typeof vatNumberSettings>>;

export const vatNumbersOf = (env: Given): VatNumberSettings => ({
  viesUrl: env.VIES_URL?.replace(/\/$/, '') ?? null,
  viesRequester: env.VIES_REQUESTER ?? null,
});
