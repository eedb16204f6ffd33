import { createHash } from 'node:crypto';
import { canFollow, lifecycleCodes, type LifecycleCode } from '@topsteel/domain/invoice';
import { openStateFile } from '../webhooks/open-state-file.ts';

/** A refusal of the platform with its HTTP status. */
export class EinvoiceRefusal extends Error {
  readonly status: 400 | 401 | 404 | 409;

  constructor(status: 400 | 401 | 404 | 409, message: string) {
    super(message);
    this.status = status;
  }
}

export interface FlowStatus {
  id: string;
  code: LifecycleCode;
  reason: string | null;
  at: string;
  /** Of 212, as the seller told it. */
  amount: string | null;
  currency: string | null;
}

export interface Flow {
  flowId: string;
  trackingId: string;
  name: string;
  sha256: string;
  bytes: number;
  receivedAt: string;
  /** What platform and buyer said. */
  said: FlowStatus[];
  /** What the seller told. */
  told: FlowStatus[];
}

export type EinvoicePlatform = ReturnType<typeof openEinvoicePlatform>;

/**
 * An accredited platform (plateforme agréée): takes invoices once by the sender's id, hands them to the buyer's platform,
 * keeps what the seller tells, and lets somebody play the buyer.
 */
export function openEinvoicePlatform(path: string, now: () => Date = () => new Date()) {
  const file = openStateFile<{ flows: Flow[] }>(path, { flows: [] });
  const { flows } = file.state;
  const find = (flowId: string): Flow => {
    const flow = flows.find((each) => each.flowId === flowId);
    if (flow === undefined) throw new EinvoiceRefusal(404, 'There is no such flow.');
    return flow;
  };
  const say = (flow: Flow, code: LifecycleCode, reason: string | null): void => {
    if (!canFollow(flow.said, code)) {
      const last = flow.said.at(-1)?.code ?? '200';
      throw new EinvoiceRefusal(409, `"${lifecycleCodes[code]}" cannot follow on "${lifecycleCodes[last]}".`);
    }
    const id = `${flow.flowId}-${String(flow.said.length + 1)}`;
    flow.said.push({ id, code, reason, at: now().toISOString(), amount: null, currency: null });
  };
  return {
    flows,
    find,
    /** The same tracking id gets the flow that it got before; with other bytes it is refused. */
    deposit(sent: { trackingId: string; name: string; sha256: string; content: Uint8Array }): Flow {
      const sha256 = createHash('sha256').update(sent.content).digest('hex');
      if (sha256 !== sent.sha256)
        throw new EinvoiceRefusal(400, 'The file is not the one that its hash says.');
      const known = flows.find((each) => each.trackingId === sent.trackingId);
      if (known !== undefined) {
        if (known.sha256 === sha256) return known;
        throw new EinvoiceRefusal(409, 'This tracking id came with another file before.');
      }
      const flow: Flow = {
        flowId: `F${String(flows.length + 1).padStart(8, '0')}`,
        trackingId: sent.trackingId,
        name: sent.name,
        sha256,
        bytes: sent.content.length,
        receivedAt: now().toISOString(),
        said: [],
        told: [],
      };
      flows.push(flow);
      for (const code of ['200', '202', '203'] as const) say(flow, code, null);
      file.save();
      return flow;
    },
    /** What the seller says; the same id is kept once. */
    tell(flowId: string, status: FlowStatus): void {
      const flow = find(flowId);
      if (flow.told.some(({ id }) => id === status.id)) return;
      flow.told.push(status);
      file.save();
    },
    /** What somebody plays the buyer to say. */
    play(flowId: string, code: LifecycleCode, reason: string | null): void {
      say(find(flowId), code, reason);
      file.save();
    },
  };
}
