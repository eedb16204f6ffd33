/** Further keys that sign for an organisation in the directory: appointed, ended, reported as stolen. */
import { z } from 'zod';
import { custody } from './identity.ts';
import { address, isoTime, uintString } from './primitives.ts';

/** `requested`, `removing` and `reporting` wait for the directory; `compromised` is for good. */
export const signerKeyState = z
  .enum(['requested', 'active', 'removing', 'removed', 'reporting', 'compromised', 'failed'])
  .meta({ id: 'SignerKeyState' });
export type SignerKeyState = z.infer<typeof signerKeyState>;

/** What a key has signed, as far as this marketplace knows. */
const signed = z.object({
  batches: z.number().int(),
  certificates: z.number().int(),
  countersignatures: z.number().int(),
  lastAt: isoTime.nullable(),
});

/** A call that the organisation's own wallet sends to the directory. */
export const directoryCall = z
  .object({ to: address, data: z.string(), chainId: z.number().int() })
  .meta({ id: 'DirectoryCall' });
export type DirectoryCall = z.infer<typeof directoryCall>;

export const signerKey = z
  .object({
    address,
    label: z.string(),
    state: signerKeyState,
    validFrom: isoTime.nullable(),
    validUntil: isoTime.nullable().describe('Null when it has no end.'),
    removedAt: isoTime.nullable(),
    compromisedSince: isoTime.nullable(),
    signed,
    failure: z.string().nullable(),
    call: directoryCall.nullable().describe('Present while the organisation’s own wallet is to send it.'),
  })
  .meta({ id: 'SignerKey' });
export type SignerKey = z.infer<typeof signerKey>;

export const signerKeys = z
  .object({ account: address, custody, accountSigned: signed, items: z.array(signerKey) })
  .meta({ id: 'SignerKeys' });
export type SignerKeys = z.infer<typeof signerKeys>;

export const signerKeyInput = z
  .strictObject({
    address,
    label: z.string().trim().min(2, 'Name the key, for example by who holds it.').max(80),
    validFrom: isoTime.optional(),
    validUntil: isoTime.optional(),
  })
  .meta({ id: 'SignerKeyInput' });
export type SignerKeyInput = z.infer<typeof signerKeyInput>;

/** The label of the key, typed again: what follows cannot be undone. */
const confirmation = z.string().trim().max(80);
export const removeKeyInput = z.strictObject({ confirm: confirmation }).meta({ id: 'RemoveKeyInput' });
export type RemoveKeyInput = z.infer<typeof removeKeyInput>;
export const reportKeyInput = z
  .strictObject({ confirm: confirmation, since: isoTime })
  .meta({ id: 'ReportKeyInput' });
export type ReportKeyInput = z.infer<typeof reportKeyInput>;

export const consequencesQuery = z.strictObject({ since: isoTime });

/** What stops counting when a key is reported as stolen since a time. */
export const consequences = z
  .object({
    certificates: z.number().int(),
    certifiedGrams: uintString,
    countersignatures: z.number().int(),
    numbers: z.array(z.string()).describe('The first 100.'),
  })
  .meta({ id: 'KeyConsequences' });
export type KeyConsequences = z.infer<typeof consequences>;
