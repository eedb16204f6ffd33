import { Injectable } from '@nestjs/common';
import type { CaptureJob, QueryDocument } from '@topsteel/domain/api';
import { EPCIS_CONTEXT } from '@topsteel/domain/epcis';
import { PrismaService } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { findCapture, listCaptures } from './infra/capture-store.ts';
import { findEvent, selectEvents, type EventRow, type Viewer } from './infra/event-store.ts';
import { presentCapture } from './present-capture.ts';
import { pageTokenOf, type EventQuery } from './read-event-query.ts';

/** One page and how to get the next. */
export interface Paged<T> {
  content: T;
  nextPageToken: string | null;
}

/** Reads what was captured: an organisation its own and the public acts, everybody else the public acts. */
@Injectable()
export class ReadEvents {
  constructor(private readonly prisma: PrismaService) {}

  /** An EPCISQueryDocument with one page of the events that fit, latest captured first. */
  async query(
    viewer: Viewer,
    { filter, perPage, after }: EventQuery,
    queryName: string,
  ): Promise<Paged<QueryDocument>> {
    const rows = await selectEvents(this.prisma.client, viewer, filter, { after, take: perPage + 1 });
    const shown = rows.slice(0, perPage);
    const last = shown.at(-1);
    return {
      content: {
        '@context': [EPCIS_CONTEXT],
        type: 'EPCISQueryDocument',
        schemaVersion: '2.0',
        creationDate: new Date().toISOString(),
        epcisBody: {
          queryResults: { queryName, resultsBody: { eventList: shown.map(presentEvent) } },
        },
      },
      nextPageToken: rows.length > perPage && last ? pageTokenOf(last.id) : null,
    };
  }

  /** @throws AppError `not-found` when there is none in sight. */
  async one(viewer: Viewer, name: string): Promise<Record<string, unknown>> {
    const row = await findEvent(this.prisma.client, viewer, name);
    if (!row) throw notFound('event');
    return presentEvent(row);
  }

  /** @throws AppError `not-found` when the organisation has none of this id. */
  async capture(organisationId: string, id: string): Promise<CaptureJob> {
    const row = await findCapture(this.prisma.client, organisationId, id);
    if (!row) throw notFound('capture');
    return presentCapture(row);
  }

  async captures(
    organisationId: string,
    page: Pick<EventQuery, 'perPage' | 'after'>,
  ): Promise<Paged<CaptureJob[]>> {
    const { after, perPage } = page;
    const rows = await listCaptures(this.prisma.client, organisationId, { after, take: perPage + 1 });
    const shown = rows.slice(0, perPage);
    const last = shown.at(-1);
    const nextPageToken = rows.length > perPage && last ? pageTokenOf(last.id) : null;
    return { content: shown.map(presentCapture), nextPageToken };
  }
}

const presentEvent = (row: EventRow): Record<string, unknown> => ({
  ...row.body,
  recordTime: row.recordTime.toISOString(),
});
