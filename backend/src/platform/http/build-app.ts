import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import fastifyMultipart from '@fastify/multipart';
import type { DynamicModule, NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController } from 'fastify';
import type { Logger } from 'pino';
import { Config } from '../config/index.ts';
import { newSeat, runSeated } from '../database/index.ts';
import { NestLogger } from '../logging/index.ts';
import { Metrics, observeRequests } from '../telemetry/index.ts';
import { endOrderly } from './end-orderly.ts';
import { finishAnswers } from './finish-answer.ts';
import type { CallerRequest } from './operation.ts';
import { Ending } from './ending.ts';
import { refuseAddress } from './problem-filter.ts';
import { keepRawBodies } from './raw-body.ts';

const JSON_LIMIT_BYTES = 1_048_576;
/** An EPCIS event may go by an address of 2,048 characters, each of which an address writes as three. */
const PARAM_LIMIT = 6_144;

/** A module behind the HTTP server as every route of ours has it: log, bodies, files, and an orderly end. */
export async function buildApp(module: DynamicModule, log: Logger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    loggerInstance: log,
    bodyLimit: JSON_LIMIT_BYTES,
    routerOptions: { maxParamLength: PARAM_LIMIT },
    frameworkErrors: refuseAddress,
    genReqId: () => randomUUID(),
    // The web server in front passes the client's address on; nobody else reaches this port.
    trustProxy: 'loopback',
    logController: new LogController({ disableRequestLogging: true }),
    // What is under way is answered first.
    forceCloseConnections: 'idle',
    // Also what still comes over a connection that was open: its answer closes it.
    return503OnClosing: false,
  });
  const options = Object.assign(Object.create(null) as NestApplicationOptions, {
    logger: new NestLogger(log),
    abortOnError: false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, options);
  const fastify = adapter.getInstance();
  observeRequests(fastify, app.get(Metrics), (request: CallerRequest) => request.caller ?? null);
  // Not earlier: the body is read in between, and its end comes from outside of the request's own work.
  fastify.addHook('preValidation', (_request, _reply, done) => {
    runSeated(newSeat(), done);
  });
  endOrderly(fastify, app.get(Config).settings.shutdownSeconds, app.get(Ending));
  finishAnswers(fastify);
  keepRawBodies(fastify);
  await fastify.register(fastifyMultipart);
  // EPCIS and other linked data is JSON with another name.
  const readJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/ld+json', { parseAs: 'string' }, readJson);
  // An archive is handed on as it comes in: it may be larger than this process.
  fastify.addContentTypeParser('application/zip', (_request, payload, done) => {
    done(null, payload);
  });
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  return app;
}
