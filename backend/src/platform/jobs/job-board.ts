import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import { inSpan } from '@topsteel/tracing';
import { recordAudit } from '../audit/index.ts';
import { PrismaService } from '../database/index.ts';
import { Metrics } from '../telemetry/index.ts';
import { holdLease, pausedJobs, releaseLeases, setPaused } from './job-control.ts';
import type { Chore } from './recurring-work.ts';

/** A pause that somebody asks for is heeded by every process within this. */
const LOOK_EVERY_MS = 5_000;
/** Who dies keeps its turn for so long: of a job that comes twice a second nobody should wait a minute. */
const [LEAST_LEASE_S, LONGEST_LEASE_S] = [10, 60];
const leaseOf = ({ everyMs }: Chore): number =>
  Math.min(LONGEST_LEASE_S, Math.max(LEAST_LEASE_S, (2 * everyMs) / 1_000));

/** How a job goes in this process. */
export interface JobState {
  name: string;
  everyMs: number;
  isPaused: boolean;
  isRunning: boolean;
  runs: number;
  failures: number;
  lastRunAt: Date | null;
  lastError: string | null;
}

/** Every job of the process: how it goes, and whether it may go on. */
@Injectable()
export class JobBoard {
  private readonly states = new Map<string, JobState>();
  private readonly holder = `${hostname()}:${process.pid}:${randomUUID()}`;
  private paused: ReadonlySet<string> = new Set();
  private lookedAt = 0;

  constructor(
    private readonly prisma: PrismaService,
    private readonly metrics: Metrics,
  ) {}

  /** Runs a chore, unless it is paused or another process has its turn. */
  async run(chore: Chore): Promise<void> {
    const state = this.stateOf(chore);
    await this.look();
    state.isPaused = this.paused.has(chore.name);
    if (state.isPaused) return;
    if (chore.isSole && !(await this.holdTurn(chore))) return;
    const letGo = chore.isSole ? this.keepTurn(chore) : undefined;
    state.isRunning = true;
    const ended = this.metrics.startJob(chore.name);
    try {
      await inSpan(`job ${chore.name}`, {}, chore.work);
      ended('done');
    } catch (error) {
      ended('failed');
      state.failures += 1;
      state.lastError = error instanceof Error ? error.message : String(error);
      throw error;
    } finally {
      letGo?.();
      state.isRunning = false;
      state.runs += 1;
      state.lastRunAt = new Date();
    }
  }

  /** Hands chores over, none of which runs here any more. What fails here ends by itself when the lease does. */
  async release(chores: readonly Chore[]): Promise<void> {
    const names = chores.filter(({ isSole }) => isSole).map(({ name }) => name);
    if (names.length > 0) await releaseLeases(this.prisma.client, this.holder, names).catch(() => undefined);
  }

  /** Jobs by name. */
  list(): JobState[] {
    return [...this.states.values()].sort((one, other) => one.name.localeCompare(other.name));
  }

  /** @throws AppError `not-found` when no job has this name. */
  async pause(name: string, isPaused: boolean, actor: string): Promise<JobState> {
    const state = this.states.get(name);
    if (!state) {
      throw new AppError('not-found', { message: `No job is named ${name}. GET /v2/jobs lists them.` });
    }
    await this.prisma.transact(async (tx) => {
      await setPaused(tx, name, isPaused);
      await recordAudit(tx, {
        actor,
        organisationId: null,
        action: isPaused ? 'job.pause' : 'job.resume',
        subject: `job:${name}`,
      });
    });
    this.lookedAt = 0;
    return { ...state, isPaused };
  }

  private holdTurn(chore: Chore): Promise<boolean> {
    return holdLease(this.prisma.client, chore.name, this.holder, leaseOf(chore));
  }

  /** A run may take longer than its lease: its turn is kept as long as it goes on. */
  private keepTurn(chore: Chore): () => void {
    const keep = setInterval(
      () => void this.holdTurn(chore).catch(() => undefined),
      (leaseOf(chore) * 1_000) / 3,
    );
    keep.unref();
    return () => clearInterval(keep);
  }

  private stateOf({ name, everyMs }: Chore): JobState {
    const known = this.states.get(name);
    if (known) return known;
    const state: JobState = {
      name,
      everyMs,
      isPaused: false,
      isRunning: false,
      runs: 0,
      failures: 0,
      lastRunAt: null,
      lastError: null,
    };
    this.states.set(name, state);
    return state;
  }

  private async look(): Promise<void> {
    const now = Date.now();
    if (now - this.lookedAt < LOOK_EVERY_MS) return;
    this.lookedAt = now;
    this.paused = await pausedJobs(this.prisma.client);
  }
}
