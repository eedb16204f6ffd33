'use client';

import type { z } from 'zod';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import type { ceremony, PasskeyView } from '@topsteel/domain/api';
import { late } from '../../backend/late.ts';
import type { Answer, Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';

type Proof = { ticket: string; credential: AuthenticationResponseJSON };
type Beginning = z.infer<typeof ceremony>;

/** The browser's side of WebAuthn, fetched when somebody uses a passkey. */
const webAuthn = () => import('@simplewebauthn/browser');

/** `PASSKEY_ABORTED`: the person closed the browser's dialog, or the browser took too long. */
const notUsed = (error: unknown): { ok: false; problem: Problem } => ({
  ok: false,
  problem: {
    status: 400,
    code: error instanceof Error && error.name === 'InvalidStateError' ? 'PASSKEY_KNOWN' : 'PASSKEY_ABORTED',
    sentence: '',
    fields: [],
  },
});

/** Ceremonies that somebody asked for: what is merely offered would end them, since a browser runs one at a time. */
let underWay = 0;

/**
 * Has the browser prove one of the person's passkeys, for a sign-in or a step-up.
 *
 * @param isOffered the browser offers it among what it fills in (conditional mediation) and waits without a dialog
 * @returns the proof; a problem with code `PASSKEY_ABORTED` when none was used
 */
export async function provePasskey(isOffered = false): Promise<Answer<Proof>> {
  if (isOffered) return prove(true);
  underWay += 1;
  try {
    return await prove(false);
  } finally {
    underWay -= 1;
  }
}

async function prove(isOffered: boolean): Promise<Answer<Proof>> {
  const begun = await send('/v2/sign-in/passkey/options', { body: {}, schema: late('ceremony') });
  if (!begun.ok) return begun;
  const { ticket, options } = begun.value;
  if (isOffered && underWay > 0) return notUsed(undefined);
  try {
    const credential = await (
      await webAuthn()
    ).startAuthentication({
      // The verifier made them; the browser refuses what it cannot read.
      optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON,
      useBrowserAutofill: isOffered,
      // The field of our form carries the mark already.
      verifyBrowserAutofillInput: false,
    });
    return { ok: true, value: { ticket, credential } };
  } catch (error) {
    return notUsed(error);
  }
}

/**
 * Has the browser make a passkey for what was begun at `/v2/me/passkeys/options`.
 *
 * @returns what the browser made; a problem with code `PASSKEY_KNOWN` when this device has one already
 */
export async function makePasskey({
  ticket,
  options,
}: Beginning): Promise<Answer<{ ticket: string; credential: RegistrationResponseJSON }>> {
  try {
    const credential = await (
      await webAuthn()
    ).startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON });
    return { ok: true, value: { ticket, credential } };
  } catch (error) {
    return notUsed(error);
  }
}

/** Hands a passkey in under a name. */
export function keepPasskey(
  made: { ticket: string; credential: RegistrationResponseJSON },
  name: string,
): Promise<Answer<PasskeyView>> {
  return send('/v2/me/passkeys', { body: { ...made, name }, schema: late('passkeyView') });
}

/** Whether this browser offers passkeys in the e-mail field. */
export async function offersPasskeys(): Promise<boolean> {
  return (await webAuthn()).browserSupportsWebAuthnAutofill();
}
