import { createHmac, timingSafeEqual } from 'node:crypto';

/** A browser forgets the cookie after this long; the session itself ends earlier when it is not used. */
const COOKIE_DAYS = 30;

/**
 * The names and the mark of our cookies. A value is `<secret>.<HMAC-SHA-256 of it>`: a made-up cookie is told without
 * asking the database. Under HTTPS the names begin with `__Host-`, which browsers take only from this very host.
 */
export class SignedCookies {
  readonly session: string;
  /** Holds a sign-in that is half done: a second factor is awaited, or an identity provider's answer. */
  readonly pending: string;
  private readonly isSecure: boolean;

  constructor(
    publicUrl: string,
    private readonly key: Uint8Array,
  ) {
    this.isSecure = publicUrl.startsWith('https://');
    const prefix = this.isSecure ? '__Host-' : '';
    this.session = `${prefix}topsteel.session_token`;
    this.pending = `${prefix}topsteel.sign_in`;
  }

  /** The `Set-Cookie` value that gives the secret to the browser; for the session's end or `maxAgeS` seconds. */
  give(name: string, secret: string, maxAgeS = COOKIE_DAYS * 86_400): string {
    return this.line(name, `${secret}.${this.markOf(name, secret)}`, maxAgeS);
  }

  forget(name: string): string {
    return this.line(name, '', 0);
  }

  /**
   * The secret that a request's Cookie header carries under this name, when the mark is ours.
   *
   * @returns null without one. Of two cookies of one name neither counts: one of them was planted.
   */
  read(name: string, header: string | undefined): string | null {
    if (header === undefined) return null;
    let found: string | null = null;
    for (const part of header.split(';')) {
      const at = part.indexOf('=');
      if (at < 0 || part.slice(0, at).trim() !== name) continue;
      if (found !== null) return null;
      found = part.slice(at + 1).trim();
    }
    if (found === null) return null;
    const dot = found.lastIndexOf('.');
    const secret = found.slice(0, Math.max(dot, 0));
    const given = Buffer.from(found.slice(dot + 1));
    const own = Buffer.from(this.markOf(name, secret));
    return given.length === own.length && timingSafeEqual(given, own) ? secret : null;
  }

  private markOf(name: string, secret: string): string {
    return createHmac('sha256', this.key).update(`${name}\n${secret}`).digest('base64url');
  }

  private line(name: string, value: string, maxAgeS: number): string {
    const secure = this.isSecure ? '; Secure' : '';
    return `${name}=${value}; Path=/; Max-Age=${maxAgeS}; HttpOnly; SameSite=Lax${secure}`;
  }
}
