import { Injectable } from '@nestjs/common';
import type { CountersignatureTask } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../../audit/index.ts';
import { Organisations, type OrganisationFacts } from '../../organisation/index.ts';
import { businessKey, requestIntent, retryIntent } from '../../platform/bridge/index.ts';
import { ChainReader } from '../../platform/chain/index.ts';
import { PrismaService, type Tx } from '../../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../../platform/http/index.ts';
import {
  findTask,
  lockTask,
  updateCountersignature,
  type CountersignatureTaskRow,
} from '../infra/countersignature-store.ts';
import { signingDeadline } from '../request-batch.ts';
import { countersigned, countersignData, isSignable, presentTask } from './present-countersignature.ts';

type Body = OrganisationFacts & { account: `0x${string}` };

/** What an inspection body does with a certificate on its desk: confirm it, or refuse with a reason. */
@Injectable()
export class CountersignCertificate {
  constructor(
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
    private readonly chain: ChainReader,
  ) {}

  /**
   * Confirms: the hosted key signs at once, a body with a wallet of its own gets what it has to sign. State: `awaited` →
   * `requested`, or `signing`.
   *
   * @throws AppError `not-found`; `conflict` when it is not in the register or not awaited any more.
   */
  confirm(caller: OrganisationCaller, certificateId: string): Promise<CountersignatureTask> {
    return this.act(caller, certificateId, 'certificate.countersign', async (tx, task, body) => {
      requireOpen(task, ['awaited', 'signing']);
      requireSignable(task);
      const deadline = body.isHosted ? null : signingDeadline();
      if (deadline === null) await request(tx, task, body);
      const state = deadline === null ? 'requested' : 'signing';
      return updateCountersignature(tx, certificateId, { state, deadline, failure: null });
    });
  }

  /**
   * Takes the signature of the body's own wallet. State: `signing` → `requested`.
   *
   * @throws AppError `signature-invalid`; `expired` after the deadline; `conflict` when none is awaited.
   */
  async sign(
    caller: OrganisationCaller,
    certificateId: string,
    signature: `0x${string}`,
  ): Promise<CountersignatureTask> {
    const body = await this.bodyOf(caller);
    const before = await findTask(this.prisma.client, caller.organisationId, certificateId);
    const data = toSign(before, body, this.chain.deployment);
    await this.chain.requireSignature(body.account, data, signature);
    return this.act(caller, certificateId, 'certificate.sign-countersignature', async (tx, task) => {
      toSign(task, body, this.chain.deployment);
      await request(tx, task, body, signature);
      return updateCountersignature(tx, certificateId, { state: 'requested', deadline: null, failure: null });
    });
  }

  /**
   * Refuses; the issuer sees the reason and may name another body. State: `awaited` → `refused`.
   *
   * @throws AppError `not-found`; `conflict` when it is countersigned or on its way.
   */
  refuse(caller: OrganisationCaller, certificateId: string, reason: string): Promise<CountersignatureTask> {
    return this.act(caller, certificateId, 'certificate.refuse-countersignature', (tx, task) => {
      requireOpen(task, ['awaited', 'signing']);
      return updateCountersignature(tx, certificateId, {
        state: 'refused',
        reason,
        deadline: null,
        failure: null,
      });
    });
  }

  private async act(
    caller: OrganisationCaller,
    certificateId: string,
    action: string,
    change: (
      tx: Tx,
      task: CountersignatureTaskRow,
      body: Body,
    ) => Promise<CountersignatureTaskRow['countersignature']>,
  ): Promise<CountersignatureTask> {
    const body = await this.bodyOf(caller);
    return this.prisma.transact(async (tx) => {
      const task = await lockTask(tx, caller.organisationId, certificateId);
      if (!task) throw notFound('certificate');
      const countersignature = await change(tx, task, body);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action,
        subject: `certificate:${certificateId}`,
        details: {
          state: countersignature.state,
          reason: countersignature.reason,
          leaf: task.certificate.leaf,
        },
      });
      return presentTask({ ...task, countersignature }, body, this.chain.deployment);
    });
  }

  private async bodyOf({ organisationId }: OrganisationCaller): Promise<Body> {
    const body = await this.organisations.byId(organisationId);
    if (body?.account) return { ...body, account: body.account };
    throw new AppError('conflict', {
      message:
        'Your organisation has no account in the register yet. Wait until its registration is confirmed.',
      details: { reason: 'organisation-not-registered' },
    });
  }
}

async function request(
  tx: Tx,
  { certificate, countersignature }: CountersignatureTaskRow,
  body: Body,
  signature?: `0x${string}`,
): Promise<void> {
  const { issuer, batch, commitment, indices } = countersigned(certificate);
  const places = indices.map((index) => index.toString());
  const asked = {
    businessKey: businessKey.countersign(issuer, batch, places.join('-')),
    kind: 'countersign' as const,
    payload: {
      body: body.account,
      issuer,
      batch: batch.toString(),
      commitment,
      indices: places,
      ...(signature !== undefined && {
        signer: body.account,
        deadline: (countersignature.deadline ?? 0n).toString(),
        signature,
      }),
    },
  };
  if ((await requestIntent(tx, asked)) || (await retryIntent(tx, asked))) return;
  throw new AppError('conflict', {
    message: 'This countersignature is on its way to the register already.',
    details: { reason: 'already-sent' },
  });
}

function toSign(
  task: CountersignatureTaskRow | null,
  body: Body,
  deployment: Parameters<typeof presentTask>[2],
): ReturnType<typeof countersignData> {
  if (!task) throw notFound('certificate');
  requireOpen(task, ['signing']);
  const { deadline } = task.countersignature;
  if (deadline === null || deadline * 1_000n <= BigInt(Date.now())) {
    throw new AppError('expired', {
      message: 'The time to sign this is over. Press "Countersign" again to get a new request to sign.',
      details: { reason: 'signing-time-over' },
    });
  }
  requireSignable(task);
  return countersignData(task.certificate, body.account, deadline, deployment);
}

function requireOpen({ countersignature }: CountersignatureTaskRow, states: readonly string[]): void {
  if (states.includes(countersignature.state)) return;
  throw new AppError('conflict', {
    message: `This certificate is not awaiting that: its countersignature is ${countersignature.state}.`,
    details: { reason: 'not-awaited' },
  });
}

function requireSignable({ certificate }: CountersignatureTaskRow): void {
  if (isSignable(certificate)) return;
  throw new AppError('conflict', {
    message: `Certificate ${certificate.number} is ${certificate.state}. It can be countersigned while it stands in the register.`,
    details: { reason: 'not-registered' },
  });
}
