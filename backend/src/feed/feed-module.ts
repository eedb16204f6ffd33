import { Module } from '@nestjs/common';
import { FeedController } from './api/feed-controller.ts';
import { FeedClock } from './feed-clock.ts';
import { NoteStuckReports } from './note-stuck-reports.ts';
import { ReadFeeds } from './read-feeds.ts';

/** What the oracles' feeds keep for the marketplace, for people to see. */
@Module({ controllers: [FeedController], providers: [ReadFeeds, NoteStuckReports, FeedClock] })
export class FeedModule {}
