/** Second factors: an authenticator that shows six digits (RFC 6238), and codes on paper for when it is lost. */
import { z } from 'zod';

export const secondFactorState = z
  .object({
    authenticator: z.enum(['none', 'awaits-confirmation', 'on']),
    backupCodesLeft: z.number().int(),
    passkeys: z.number().int(),
    hasPassword: z.boolean(),
  })
  .meta({ id: 'SecondFactorState' });
export type SecondFactorState = z.infer<typeof secondFactorState>;

export const authenticatorSetup = z
  .object({
    secret: z.string().describe('Base32, shown once.'),
    uri: z.string().describe('otpauth:// for a QR code.'),
    qrSvg: z.string().describe('The uri as a QR code, an SVG document.'),
  })
  .meta({ id: 'AuthenticatorSetup' });
export type AuthenticatorSetup = z.infer<typeof authenticatorSetup>;

export const authenticatorCode = z
  .strictObject({
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/, 'Give the six digits.'),
  })
  .meta({ id: 'AuthenticatorCodeInput' });

export const backupCodes = z
  .object({ codes: z.array(z.string()) })
  .meta({ id: 'BackupCodes', description: 'Ten codes, each good once; shown now and never again.' });
export type BackupCodes = z.infer<typeof backupCodes>;
