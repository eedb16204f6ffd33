import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CheckoutInput, GuestCheckoutBegun, guestCheckoutInput } from '@topsteel/domain/api';
import { AppError, isAppError } from '@topsteel/domain/errors';
import type { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { deleteLines, findBasket, type BasketOwner } from '../basket/index.ts';
import { PriceRails } from '../order/index.ts';
import { RegisterOrganisation } from '../organisation/index.ts';
import { Config } from '../platform/config/index.ts';
import { newId, PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { mailTo } from '../platform/mail/index.ts';
import { deriveKey, hashSecret, makeSecret } from '../platform/secret/index.ts';
import { guestLetter } from './guest-letter.ts';
import { countBegun, insertGuest } from './infra/guest-store.ts';
import { guestCaller } from './guest-caller.ts';
import { MakeCheckout } from './make-checkout.ts';
import { ReadGuestOrder } from './read-guest-order.ts';

type Input = z.output<typeof guestCheckoutInput>;

/** Days that a link opens the order. */
const LINK_DAYS = 30;
/** In a day: of one mailbox, so that nobody's is flooded with our letters, and of one source. */
const MOST_BY_EMAIL = 5;
const MOST_BY_SOURCE = 20;
const DAY_MS = 86_400_000;

/**
 * Somebody without a sign-in orders. Their company is registered as any other, with a hosted account; the order is placed
 * as soon as that is done. State: none → `registering`.
 */
@Injectable()
export class BeginGuestCheckout {
  private readonly sourceKey: Uint8Array;

  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly register: RegisterOrganisation,
    private readonly checkout: MakeCheckout,
    private readonly rails: PriceRails,
    private readonly orders: ReadGuestOrder,
  ) {
    this.sourceKey = deriveKey(config.settings.authSecret, 'guest-source');
  }

  /**
   * @param owner whose basket it is, by the key that came with the request
   * @param source the network address that it came from
   * @throws AppError `rate-limited` when the mailbox or the source began too many in a day; `conflict` with reason
   * `sign-in-needed` for a VAT number that is registered, or what `MakeCheckout` says of lines and total; `unavailable`
   * when the rail can't be used now. Nothing is kept then.
   */
  async run(input: Input, owner: BasketOwner | null, source: string): Promise<GuestCheckoutBegun> {
    await this.rails.requireOffered(input.rail);
    const staged = await this.register.stage({ ...input.company, roles: ['buyer'] });
    const token = makeSecret();
    const letterToken = makeSecret();
    await this.prisma.transact(async (tx) => {
      const id = newId();
      const email = input.contact.email.toLowerCase();
      const sourceHash = createHmac('sha256', this.sourceKey).update(source).digest('hex');
      await requireFew(tx, email, sourceHash);
      await this.register.enter(tx, `guest:${id}`, staged).catch(withoutTelling);
      const caller = guestCaller({ id, organisationId: staged.id, email, contact: input.contact.name });
      const wanted = await this.wanted(tx, input, owner);
      await this.checkout.requireOrderable(tx, caller, wanted);
      await insertGuest(tx, {
        id,
        organisationId: staged.id,
        tokenHash: hashSecret(token),
        letterHash: hashSecret(letterToken),
        email,
        contact: input.contact.name,
        language: input.language,
        sourceHash,
        input: wanted,
        expiresAt: new Date(Date.now() + LINK_DAYS * DAY_MS),
      });
      await mailTo(tx, {
        to: email,
        language: input.language,
        template: guestLetter,
        values: {
          contact: input.contact.name,
          company: staged.name,
          days: LINK_DAYS.toString(),
          link: this.linkOf(letterToken),
        },
        key: `guest-checkout:${id}:begun`,
        isSecret: true,
      });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: staged.id,
        action: 'guest-checkout.begin',
        subject: `guest-checkout:${id}`,
        details: {
          rail: input.rail,
          lines: wanted.lines?.length ?? 0,
          acceptedMinor: input.accept.totalMinor,
        },
      });
    });
    return { token, link: this.linkOf(token), order: await this.orders.read(token) };
  }

  /** What is ordered, with the lines of the basket in it; the basket is empty then. */
  private async wanted(tx: Tx, input: Input, owner: BasketOwner | null): Promise<CheckoutInput> {
    const { rail, payCurrency, reference, accept } = input;
    const chosen = { rail, payCurrency, reference, accept };
    if (input.basketId === undefined) {
      return { ...chosen, lines: input.lines, currency: input.currency ?? 'EUR', site: input.site ?? null };
    }
    const basket = owner?.kind === 'guest' ? await findBasket(tx, owner, input.basketId) : null;
    if (!basket) throw notFound('basket');
    await deleteLines(tx, basket.id, null, {
      actor: 'guest',
      organisationId: null,
      action: 'basket.order',
      subject: `basket:${basket.id}`,
      details: { lines: basket.lines.length },
    });
    return {
      ...chosen,
      lines: basket.lines.map((line) => ({
        offerId: line.offerId,
        quantity: { unit: line.unit, amountMilli: line.amountMilli.toString() },
        cuts: line.cuts.map(({ lengthUm, pieces }) => ({ lengthUm: lengthUm.toString(), pieces })),
        extras: [...line.extras],
        ...(line.note !== null && { note: line.note }),
      })),
      currency: input.currency ?? basket.currency,
      site: input.site === undefined ? basket.site : input.site,
    };
  }

  private linkOf(token: string): string {
    return `${this.config.settings.publicUrl}/guest/${token}`;
  }
}

async function requireFew(tx: Tx, email: string, sourceHash: string): Promise<void> {
  const since = new Date(Date.now() - DAY_MS);
  const { byEmail, bySource } = await countBegun(tx, { email, sourceHash, since });
  if (byEmail < MOST_BY_EMAIL && bySource < MOST_BY_SOURCE) return;
  throw new AppError('rate-limited', {
    message:
      'Too many orders without a sign-in were begun today from your address. Sign in, or set a password under the link of an earlier one.',
    details: { reason: 'guest-checkouts' },
  });
}

/** A VAT number says which company it is: whose it is here, and that it is anybody's, is not told to a stranger. */
function withoutTelling(error: unknown): never {
  if (!isAppError(error) || error.code !== 'conflict') throw error;
  throw new AppError('conflict', {
    message:
      'This order can’t be taken without a sign-in. Check the VAT number, or sign in for the company and order there.',
    details: {
      reason: 'sign-in-needed',
      errors: [{ field: 'company.vat', message: 'Sign in to order with it.' }],
    },
  });
}
