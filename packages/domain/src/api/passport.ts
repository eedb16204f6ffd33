/** Credentials of lots: what there is, who signs it, and fields shown of a certificate. */
import { z } from 'zod';
import { disclosureSchema } from '../disclosure/index.ts';
import { isoTime } from './primitives.ts';

export const credentialList = z
  .object({
    items: z.array(z.object({ name: z.string(), mediaType: z.string(), url: z.string() })),
  })
  .meta({ id: 'CredentialList' });
export type CredentialList = z.infer<typeof credentialList>;

/** `active` signs; `retired` stays published for what it signed; `compromised` does not. */
export const credentialKeyFacts = z
  .object({
    fragment: z.string().describe('Of the verification method in the did document, e.g. key-1.'),
    state: z.enum(['active', 'retired', 'compromised']),
    createdAt: isoTime,
    retiredAt: isoTime.nullable(),
  })
  .meta({ id: 'CredentialKeyFacts' });
export type CredentialKeyFacts = z.infer<typeof credentialKeyFacts>;
export const credentialKeyList = z
  .object({ items: z.array(credentialKeyFacts) })
  .meta({ id: 'CredentialKeyList' });
export type CredentialKeyList = z.infer<typeof credentialKeyList>;

export const keyRotationInput = z
  .strictObject({ reason: z.enum(['scheduled', 'compromised']) })
  .meta({ id: 'KeyRotationInput' });

export const disclosureInput = z
  .strictObject({
    paths: z
      .array(z.string().max(4_096))
      .min(1)
      .max(1_000)
      .describe('JSON Pointers (RFC 6901); one that names an object or a list shows all under it.'),
  })
  .meta({ id: 'DisclosureInput' });

export const disclosureAnswer = z
  .object({
    credential: z
      .string()
      .describe('The inspection certificate credential (vc+jwt) that holds the commitment.'),
    disclosure: disclosureSchema,
  })
  .meta({ id: 'DisclosureAnswer' });
export type DisclosureAnswer = z.infer<typeof disclosureAnswer>;
