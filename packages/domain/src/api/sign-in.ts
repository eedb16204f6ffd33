/** How people sign in, prove themselves again, and see and end their sessions. */
import { z } from 'zod';
import { address, id, isoTime, signature } from './primitives.ts';

/** Languages that we write letters in. */
export const language = z.enum(['en', 'fr', 'de', 'es', 'it', 'nl']).meta({ id: 'Language' });
export type Language = z.infer<typeof language>;

const email = z.string().trim().toLowerCase().max(254).pipe(z.email('Give an e-mail address.'));
/** NIST SP 800-63B-4, 3.1.1.2: length decides; no rules about which characters. */
export const newPassword = z
  .string()
  .min(10, 'Give at least 10 characters.')
  .max(128, 'Give at most 128 characters.');
/** What somebody types as their password: whatever it was when it was set. */
const password = z.string().min(1).max(256);
const secretToken = z.string().min(20).max(200);

/** `second-factor`: the sign-in is half done; send a code to `POST /v2/sign-in/second-factor`. */
export const signInAnswer = z
  .object({ state: z.enum(['signed-in', 'second-factor']) })
  .meta({ id: 'SignInAnswer' });
export type SignInAnswer = z.infer<typeof signInAnswer>;

export const passwordSignIn = z.strictObject({ email, password }).meta({ id: 'PasswordSignInInput' });
export type PasswordSignIn = z.infer<typeof passwordSignIn>;

export const secondFactorSignIn = z
  .strictObject({
    code: z.string().trim().min(6).max(20).describe('Six digits of the authenticator, or a backup code.'),
  })
  .meta({ id: 'SecondFactorSignInInput' });
export type SecondFactorSignIn = z.infer<typeof secondFactorSignIn>;

export const signInRouteInput = z.strictObject({ email }).meta({ id: 'SignInRouteInput' });
export const signInRoute = z
  .object({
    way: z.enum(['password', 'sso']),
    sso: z
      .object({ providerId: id, name: z.string(), beginAt: z.string() })
      .nullable()
      .describe(
        'The identity provider of the company that has proven this domain; send the browser to beginAt.',
      ),
  })
  .meta({ id: 'SignInRoute' });
export type SignInRoute = z.infer<typeof signInRoute>;

export const walletNonce = z
  .object({ nonce: z.string(), domain: z.string(), uri: z.string(), chainId: z.number(), expiresAt: isoTime })
  .meta({
    id: 'WalletNonce',
    description: 'What the message of ERC-4361 has to say; the nonce counts once.',
  });
export type WalletNonce = z.infer<typeof walletNonce>;
export const walletProof = z
  .strictObject({ message: z.string().min(1).max(4_000), signature })
  .meta({ id: 'WalletProofInput', description: 'A message of ERC-4361, and its signature by the account.' });
export type WalletProof = z.infer<typeof walletProof>;
export const signInWallet = z.object({ address, createdAt: isoTime }).meta({ id: 'SignInWallet' });
export const signInWalletList = z.object({ items: z.array(signInWallet) });
export type SignInWallet = z.infer<typeof signInWallet>;

/** The credential as the browser's WebAuthn gives it (`toJSON()`); checked by the verifier. */
const credential = z.looseObject({
  id: z.string().min(1).max(2_000),
  rawId: z.string().min(1).max(2_000),
  type: z.literal('public-key'),
  response: z.record(z.string(), z.unknown()),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
});
export const ceremony = z
  .object({
    ticket: z.string().describe('Comes back with the answer; counts once, for five minutes.'),
    options: z.record(z.string(), z.unknown()).describe('For navigator.credentials, as JSON.'),
  })
  .meta({ id: 'PasskeyCeremony' });
export type Ceremony = z.infer<typeof ceremony>;
export const passkeyProof = z
  .strictObject({ ticket: secretToken, credential })
  .meta({ id: 'PasskeyProofInput' });
export type PasskeyProof = z.infer<typeof passkeyProof>;
export const passkeyInput = z
  .strictObject({ ticket: secretToken, credential, name: z.string().trim().min(1).max(60) })
  .meta({ id: 'PasskeyInput' });
export type PasskeyInput = z.infer<typeof passkeyInput>;
export const passkeyView = z
  .object({
    id,
    name: z.string(),
    isBackedUp: z.boolean(),
    createdAt: isoTime,
    lastUsedAt: isoTime.nullable(),
  })
  .meta({ id: 'Passkey' });
export type PasskeyView = z.infer<typeof passkeyView>;
export const passkeyList = z.object({ items: z.array(passkeyView) });

export const session = z
  .object({
    id: z.string(),
    isThisOne: z.boolean(),
    method: z.enum(['password', 'passkey', 'wallet', 'oidc', 'saml']),
    hasTwoFactors: z.boolean(),
    address: z.string().nullable(),
    userAgent: z.string().nullable(),
    signedInAt: isoTime,
    lastUsedAt: isoTime.describe('To the day.'),
    expiresAt: isoTime,
  })
  .meta({ id: 'Session' });
export type SessionView = z.infer<typeof session>;
export const sessionList = z.object({ items: z.array(session) });
export const endedSessions = z.object({ ended: z.number() }).meta({ id: 'EndedSessions' });

export const stepUpInput = z
  .discriminatedUnion('by', [
    z.strictObject({ by: z.literal('password'), password }),
    z.strictObject({ by: z.literal('code'), code: z.string().trim().min(6).max(20) }),
    z.strictObject({ by: z.literal('passkey'), ticket: secretToken, credential }),
  ])
  .meta({ id: 'StepUpInput' });
export type StepUpInput = z.infer<typeof stepUpInput>;
export const stepUpAnswer = z.object({ raisedUntil: isoTime }).meta({ id: 'StepUpAnswer' });
export type StepUpAnswer = z.infer<typeof stepUpAnswer>;

export const passwordChange = z
  .strictObject({ current: password, next: newPassword })
  .meta({ id: 'PasswordChangeInput' });
export type PasswordChange = z.infer<typeof passwordChange>;
export const passwordResetRequest = z
  .strictObject({ email, language: language.optional() })
  .meta({ id: 'PasswordResetRequestInput' });
export const passwordReset = z
  .strictObject({ token: secretToken, password: newPassword })
  .meta({ id: 'PasswordResetInput' });
export type PasswordReset = z.infer<typeof passwordReset>;
export const emailChange = z.strictObject({ email }).meta({ id: 'EmailChangeInput' });
export const mailedToken = z.strictObject({ token: secretToken }).meta({ id: 'MailedTokenInput' });
/** The same whether there is such a person or not. */
export const mailed = z.object({ state: z.literal('mailed') }).meta({ id: 'Mailed' });
export const done = z.object({ state: z.literal('done') }).meta({ id: 'Done' });
