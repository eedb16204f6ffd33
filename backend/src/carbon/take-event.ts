import { Injectable } from '@nestjs/common';
import { pactEvent, pactEventTypes, type FootprintFilter, type PactEvent } from '@topsteel/domain/carbon';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { Config } from '../platform/config/index.ts';
import { newId, PrismaService, type Tx } from '../platform/database/index.ts';
import type { PactCaller } from './access-tokens.ts';
import { findClient } from './infra/client-store.ts';
import { keepIncoming, keepOutgoing } from './infra/event-store.ts';
import { selectFootprints } from './infra/footprint-store.ts';

const MOST_FOOTPRINTS = 1_000;

/**
 * Takes an event of another system. A request for footprints is answered later, by exactly one event: fulfilled with
 * what the organisation may see, or rejected when there is nothing. Other events are kept. A repeat changes nothing.
 */
@Injectable()
export class TakeEvent {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
  ) {}

  /** @throws AppError `invalid-input` when it is no PACT 3.0 event, or its answer could not be sent to where it came from. */
  async run(caller: PactCaller, body: unknown): Promise<void> {
    const read = pactEvent.safeParse(body);
    if (!read.success) {
      const issue = read.error.issues[0];
      throw new AppError('invalid-input', {
        message: `This is no PACT 3.0 event: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
        details: { reason: 'event-invalid' },
      });
    }
    const event = read.data;
    const isRequest = event.type === pactEventTypes.requestCreated;
    if (isRequest) await this.requireCallback(caller, event.source);
    await this.prisma.transact(async (tx) => {
      const { id: eventId, source, type } = event;
      if (!(await keepIncoming(tx, { clientId: caller.clientId, source, eventId, type, body }))) return;
      const answer = isRequest ? await this.answerTo(tx, caller, event) : null;
      if (answer) await keepOutgoing(tx, caller.clientId, answer);
      await recordAudit(tx, {
        actor: `pact-client:${caller.clientId}`,
        organisationId: caller.organisationId,
        action: 'pact-event.take',
        subject: `pact-client:${caller.clientId}`,
        details: { type, eventId, answer: answer?.type ?? null },
      });
    });
  }

  /** The answer goes to the registered address of the client and nowhere else, so the event has to come from there. */
  private async requireCallback(caller: PactCaller, source: string): Promise<void> {
    const client = await findClient(this.prisma.client, caller.clientId);
    const registered = client?.callbackUrl ?? null;
    if (registered === null) {
      throw new AppError('invalid-input', {
        message:
          'This client has no callback address, so a request cannot be answered. Register one, or list the footprints.',
        details: { reason: 'callback-missing' },
      });
    }
    if (hostOf(source) !== new URL(registered).host) {
      throw new AppError('invalid-input', {
        message:
          'The source of the event is not on the host that is registered as the callback of this client.',
        details: { reason: 'source-unknown' },
      });
    }
  }

  private async answerTo(tx: Tx, { organisationId }: PactCaller, event: RequestCreated) {
    const filter = filterOf(event.data);
    const pfs = await selectFootprints(
      { client: tx },
      { organisationId, filter, after: null, offset: 0, take: MOST_FOOTPRINTS },
    );
    const envelope = {
      specversion: '1.0',
      id: newId(),
      source: `${this.config.settings.publicUrl}/3/events`,
      time: new Date().toISOString(),
    };
    if (pfs.length > 0) {
      return { type: pactEventTypes.requestFulfilled, ...envelope, data: { requestEventId: event.id, pfs } };
    }
    const error = { code: 'NotFound', message: 'No footprint that is shared with you meets the criteria.' };
    return { type: pactEventTypes.requestRejected, ...envelope, data: { requestEventId: event.id, error } };
  }
}

type RequestCreated = Extract<PactEvent, { type: typeof pactEventTypes.requestCreated }>;

const filterOf = (data: RequestCreated['data']): FootprintFilter => ({
  productId: data.productId,
  companyId: data.companyId,
  geography: data.geography,
  classification: data.classification,
  ...(data.validOn !== undefined && { validOn: new Date(data.validOn) }),
  ...(data.validAfter !== undefined && { validAfter: new Date(data.validAfter) }),
  ...(data.validBefore !== undefined && { validBefore: new Date(data.validBefore) }),
  status: data.status,
});

/** The host of a source such as `https://a.example/3/events` or `//a.example/3/events`; null when it names none. */
function hostOf(source: string): string | null {
  const text = source.startsWith('//') ? `https:${source}` : source;
  return URL.canParse(text) && text.length <= 2_000 ? new URL(text).host : null;
}
