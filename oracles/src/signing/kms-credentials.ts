import { readFile } from 'node:fs/promises';
import type { Secrets } from '../logging/secrets.ts';

/** What proves to a key service who asks. */
export interface KmsCredentials {
  aws: { accessKeyId: string; secretAccessKey: string; sessionToken?: string | undefined } | null;
  bearerToken: string | null;
}

/** The variables of the process environment that stand in no log. */
export const kmsSecrets = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'KMS_BEARER_TOKEN',
] as const;

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Reads the credentials of key services anew: a file, where the environment names one (`AWS_SHARED_CREDENTIALS_FILE` of the
 * profile `AWS_PROFILE`, `KMS_BEARER_TOKEN_FILE`), is what the platform has put there last; otherwise the environment's own.
 * What is absent is null and missed when a key needs it.
 *
 * @param secrets are told what the files hold, so that no log ever says it
 * @throws Error when a file that is named cannot be read; nothing of its content is in it
 */
export async function readKmsCredentials(env: Env, secrets: Pick<Secrets, 'add'>): Promise<KmsCredentials> {
  const [aws, bearer] = await Promise.all([
    textOf(env, 'AWS_SHARED_CREDENTIALS_FILE'),
    textOf(env, 'KMS_BEARER_TOKEN_FILE'),
  ]);
  const credentials = {
    aws: aws === null ? awsOf(env) : awsOf(profileOf(aws, env.AWS_PROFILE ?? 'default')),
    bearerToken: (bearer === null ? env.KMS_BEARER_TOKEN : bearer.trim()) ?? null,
  };
  if (aws !== null) {
    const { accessKeyId, secretAccessKey, sessionToken } = credentials.aws ?? {};
    for (const value of [accessKeyId, secretAccessKey, sessionToken]) secrets.add(value ?? '');
  }
  if (bearer !== null) secrets.add(credentials.bearerToken ?? '');
  return credentials;
}

function awsOf(env: Env): KmsCredentials['aws'] {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: session } = env;
  if (id === undefined || secret === undefined) return null;
  return { accessKeyId: id, secretAccessKey: secret, sessionToken: session };
}

async function textOf(env: Env, name: string): Promise<string | null> {
  const path = env[name];
  if (path === undefined || path === '') return null;
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Error(`${name} names a file that cannot be read.`, { cause });
  });
}

/** The settings of one profile of a shared credentials file (AWS SDKs, "Shared config and credentials files"), as variables. */
function profileOf(text: string, profile: string): Record<string, string> {
  let section = '';
  const found: Record<string, string> = {};
  for (const line of text.split(/\r?\n/)) {
    const header = /^\s*\[\s*([^\]]+?)\s*\]/.exec(line)?.[1];
    if (header !== undefined) section = header;
    const [, name, value] = /^\s*(aws_[a-z_]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (section === profile && name !== undefined && value !== undefined) found[name.toUpperCase()] = value;
  }
  return found;
}
