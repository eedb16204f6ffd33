-- Sign-in: how a session began and was last raised, second factors, passkeys, wallets, single sign-on of companies.

SET LOCAL lock_timeout = '5s';

ALTER TABLE "user" ADD COLUMN "language" CHAR(2) NOT NULL DEFAULT 'en'
  CHECK ("language" IN ('en', 'fr', 'de', 'es', 'it', 'nl'));

-- "token" holds the SHA-256 of what the cookie carries: who reads this table can't be anybody.
ALTER TABLE session
  ADD COLUMN method TEXT NOT NULL DEFAULT 'password'
    CHECK (method IN ('password', 'passkey', 'wallet', 'oidc', 'saml')),
  -- Null: the session has proven nothing that raises it.
  ADD COLUMN raised_at TIMESTAMPTZ(3),
  -- Two factors were shown, by us or by the company's identity provider.
  ADD COLUMN has_two_factors BOOLEAN NOT NULL DEFAULT false;

-- A ticket of one use; the id is the hash of what its holder has, the identifier says what it is for.
ALTER TABLE verification
  ADD COLUMN user_id TEXT REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "verification_user_id_idx" ON verification (user_id);
CREATE INDEX "verification_expiresAt_idx" ON verification ("expiresAt");

-- One subject of one identity provider is one person.
CREATE UNIQUE INDEX "account_providerId_accountId_key" ON account ("providerId", "accountId");

-- Wrong guesses, by account and by address; locked_until grows with them.
CREATE TABLE sign_in_failure (
  subject TEXT PRIMARY KEY,
  count INTEGER NOT NULL,
  last_at TIMESTAMPTZ(3) NOT NULL,
  locked_until TIMESTAMPTZ(3)
);

CREATE TABLE second_factor (
  user_id TEXT PRIMARY KEY REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  -- Sealed: it must be used, so it can't be hashed.
  secret TEXT NOT NULL,
  -- The last time step that was used; a code of this step or an earlier one is refused.
  last_step BIGINT NOT NULL DEFAULT 0,
  confirmed_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);

CREATE TABLE backup_code (
  user_id TEXT NOT NULL REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  hash TEXT NOT NULL,
  used_at TIMESTAMPTZ(3),
  PRIMARY KEY (user_id, hash)
);

CREATE TABLE passkey (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  user_id TEXT NOT NULL REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  name TEXT NOT NULL,
  -- base64url, as WebAuthn writes it.
  credential_id TEXT NOT NULL UNIQUE,
  public_key BYTEA NOT NULL,
  counter BIGINT NOT NULL,
  transports TEXT[] NOT NULL,
  is_backed_up BOOLEAN NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  last_used_at TIMESTAMPTZ(3)
);
CREATE INDEX passkey_user_id_idx ON passkey (user_id);

-- Accounts whose signature signs a person in; lower case.
CREATE TABLE sign_in_wallet (
  address TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES "user" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE INDEX sign_in_wallet_user_id_idx ON sign_in_wallet (user_id);

CREATE TABLE company_domain (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  organisation_id UUID NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  domain TEXT NOT NULL,
  -- What the DNS has to say: public, so it is kept as it is.
  challenge TEXT NOT NULL,
  -- The domain once it is proven, so that one company at a time has it; null before.
  proven TEXT UNIQUE,
  proven_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  UNIQUE (organisation_id, domain)
);

CREATE TABLE sso_provider (
  id UUID PRIMARY KEY DEFAULT uuidv7(),
  organisation_id UUID NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  protocol TEXT NOT NULL CHECK (protocol IN ('oidc', 'saml')),
  name TEXT NOT NULL,
  -- OIDC issuer or SAML entity id.
  issuer TEXT NOT NULL,
  -- What is public of it: client id and endpoints, or sign-on address and certificates.
  settings JSONB NOT NULL,
  -- The OIDC client secret, sealed.
  secret TEXT,
  -- Claim or attribute that names groups, which group has which duty, and the duty of the rest (null: not let in).
  role_claim TEXT,
  role_map JSONB NOT NULL DEFAULT '{}',
  default_duty TEXT,
  -- The company says that its provider asks for two factors.
  answers_for_second_factor BOOLEAN NOT NULL DEFAULT false,
  is_active BOOLEAN NOT NULL DEFAULT true,
  created_by TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE INDEX sso_provider_organisation_id_idx ON sso_provider (organisation_id);

-- Assertions that were taken: none is taken twice.
CREATE TABLE sso_assertion (
  provider_id UUID NOT NULL REFERENCES sso_provider (id) ON DELETE CASCADE ON UPDATE CASCADE,
  assertion_id TEXT NOT NULL,
  expires_at TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY (provider_id, assertion_id)
);
CREATE INDEX sso_assertion_expires_at_idx ON sso_assertion (expires_at);
REVOKE UPDATE ON sso_assertion FROM topsteel_app;
