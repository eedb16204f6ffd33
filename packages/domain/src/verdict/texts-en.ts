import type { VerdictKey } from './keys.ts';
import type { HeadlineTextKey } from './texts.ts';

/** English sentences. **bold** is the answer in a word or two; {name} is filled in by renderTemplate. */
export const verdictsEn: Record<VerdictKey, string> = {
  intact: '**Intact.** This certificate is exactly the one {issuer} registered on {date}.',
  altered:
    '**Altered.** This file differs from the one {issuer} registered. Do not rely on it. Open the registered certificate or ask {issuer}.',
  otherBytes:
    '**Not checked.** The file store answered with another file than the registered one. We did not use it. Try again, or ask the seller for the file.',
  integrityUnknown:
    '**Not checked.** The register could not be reached, so we cannot say whether this file is the registered one. Try again.',
  labelUnknown:
    '**Unknown label.** No lot carries this number. The label was not made through TopSteel, or it is misprinted.',
  bundleUnknown:
    '**Unknown bundle.** The lot exists, but no bundle with this number was delivered from it. Do not rely on the label; ask who sold it.',
  bundleCancelled:
    '**Cancelled bundle.** A bundle with this number was ordered from the lot and the order was cancelled. It should not have been delivered. Ask who sold it.',
  bundleUnread: '**Not checked.** We could not search the deliveries for this bundle. Try again.',
  notRegistered:
    '**Not registered.** We have no record of this certificate. It may be genuine and simply not registered here.',
  notFetched: '**Not checked.** The certificate file could not be fetched. Its registration is shown below.',
  issuerKnown: '**Issued by {org}, {role}.** Identity confirmed by {accreditor} on {date}.',
  issuerUnknown:
    '**Unknown issuer.** The signature is consistent, but nobody we recognise vouches for who made it. Anyone can make such a certificate. Ask for one from a recognised manufacturer.',
  issuerNotAllowed:
    '**Not allowed to issue.** {org} is a {role}; under EN 10204 only the manufacturer issues a {type}.',
  issuerRemoved:
    '**Issuer no longer listed.** {org} was removed from the directory on {date}. What it issued before then stands.',
  issuerUnread: '**Not checked.** The issuer could not be looked up in the directory. Try again.',
  keyCompromised: '**Signed with a key reported stolen.** {org} disowns anything signed after {date}.',
  inForce: '**In force.** Neither revoked nor replaced as of {time}.',
  settling: '**Registered {n} min ago.** The entry becomes final in about {m} min.',
  revoked: '**Revoked** by {issuer} on {date}: {reason}. Set the material aside and contact {issuer}.',
  superseded: '**Replaced** on {date} by {certNo}. Use the new one. Changed: {fields}.',
  expired: '**Out of date** since {date}. It was in force from {from} to {to}.',
  notYetInForce: '**Not in force yet.** It comes into force on {from}.',
  notCountersigned:
    '**Not countersigned.** A certificate of type 3.2 needs the signature of an independent inspection body, and there is none yet.',
  statusUnknown:
    '**Not checked.** Nothing in the register speaks against it, but the proof that belongs to it could not be fetched. Try again.',
  chainUnreachable:
    '**Not checked.** The register could not be reached, so we cannot say whether this certificate still stands. It was in force at {lastTime}. This is no sign against the certificate. Try again.',
  chainUnreachableFirst:
    '**Not checked.** The register could not be reached, so we cannot say whether this certificate still stands. This is no sign against the certificate. Try again.',
  conforms: '**Meets {grade}** ({norm}). {n} of {n} required values are within limits.',
  conformanceFail:
    '**Does not meet {grade}** ({norm}): {property} is {value}, limit {limit}. The certificate may be genuine; the steel is not {grade}.',
  implausible:
    '**Impossible value.** {property} is given as {value}. Probably a unit or typing error. Ask {issuer} for a corrected certificate.',
  conformanceUnknown: '**Not checked.** {k} values needed for {grade} are missing: {list}.',
  conformanceUnread: '**Not checked.** The values stand in the certificate file, which could not be read.',
  quantityOk: '**{mass} t of {certified} t certified.** {left} t remain to be sold.',
  quantityExhaustedYours:
    '**{mass} t of {certified} t certified.** This bundle is counted. Nothing more can be sold under this certificate.',
  quantityExhausted:
    '**Nothing left.** All {certified} t are allocated to other lots. If you are offered steel under this certificate outside those lots, refuse it.',
  overClaimed:
    '**More than certified.** {used} t were registered under a certificate for {certified} t. Do not rely on it; contact the issuer.',
  quantityUnknown:
    '**Not checked.** We could not read how much has been sold under this certificate. Try again.',
  suspectedClone:
    '**This label may have been copied.** It was scanned in {placeA} and {placeB} {duration} apart. One label is a copy; the certificate itself may be genuine. Compare the heat stamped on the steel and report your bundle.',
  manyReaders:
    '**Read by unusually many devices.** {n} different devices read this label on {date}. It may have been copied. Compare the heat stamped on the steel and report your bundle.',
  readAfterUse:
    '**Used up before this reading.** All of this steel was made into other lots by {date}. The label may be on other steel. Compare the heat stamped on the steel and report your bundle.',
  tagSigned: '**Signed tag.** The label carries a signature that only its vendor can make.',
  tagFalse:
    '**False signature.** The label carries a signature that its vendor did not make. Do not rely on the label; ask who sold it.',
  recalled: '**Recalled** by {org} on {date}: {reason}. Do not use.',
  origin: '**Melted in {country}** by {mill}, route {route}; {steps} steps to here.',
  originMade: '**Made by {org}.** Heats it was made from: {heats}; {steps} steps to here.',
  originUnknown: '**Not checked.** The origin stands in a file that could not be fetched.',
  historyKnown:
    '**Acts on record: {n}.** The index of past events is level with the register and lists what happened to this lot.',
  historyBehind:
    '**History not up to date.** The index of past events is {n} blocks behind the register and knows nothing after {time}. Every other line was asked of the register itself.',
  historyUnread:
    '**Not checked.** The index of past events did not answer, so what happened to this lot since is not known. Try again.',
  carbonVerified:
    '**{x} t CO2e per tonne, verified** by {verifier} on {date} ({method}, {boundary}). This bundle: {y} t CO2e.',
  carbonSelfDeclared:
    '**{x} t CO2e per tonne, declared by {org}.** Nobody independent has checked this figure. This bundle: {y} t CO2e.',
  carbonDefault: '**No declaration.** EU default for {cn}, {country}: {x} t CO2e per tonne.',
  carbonNone: '**No carbon figure.** Nobody has declared one for this lot.',
  carbonOutOfBand: '**Needs evidence.** {x} is unusual for {route} ({low} to {high}).',
  carbonUnknown: '**Not checked.** The carbon figure could not be read. Try again.',
  bundleIntact: '**Evidence complete.** All {n} files of this bundle are as they were packed.',
  bundleAltered:
    '**Bundle altered.** The file or proof “{what}” is not as it was packed. Do not rely on this bundle; ask for it again.',
  bundleForeign:
    '**Not checked.** The bundle speaks of chain {chain}, whose contracts are not known here. Name them and try again.',
  bundleOtherForm:
    '**Not checked.** The archive says that it is “{form}”, and this program does not read that form. Check it with a newer one.',
  bundleEvents:
    '**Events: {n} of {m}.** Each is the one that an act of this lot’s chain names in the register: made, handed over, transformed, recalled (EPCIS).',
  recordPayment:
    '**The acts add up to the contract’s record.** Authorised {authorized} {token}, captured {captured}, returned to the payer {returned}, refunded {refunded}; in escrow now {open}.',
  recordOrder:
    '**The acts add up to the contract’s record.** Title to {mass} t of {certified} t was released against the bank’s receipts.',
  recordUnits:
    '**The acts add up to the contract’s record.** Issued {issued} t CO2e: active {active}, retired {retired}, cancelled {cancelled}.',
  recordDiffers:
    '**The acts do not add up to the contract’s record.** {figure} is {acts} by the acts and {held} by the contract. Do not rely on this archive; ask for it again.',
  recordPart:
    '**Not checked.** The archive holds the acts of an agreed period only, so they cannot be added up to the contract’s record. Ask for one that holds them all.',
  recordActs: '**Acts: {n}.** Each stands in a receipt that its block commits to.',
  recordDocuments: '**Documents: {n} of {m}.** Each has the SHA-256 that a proven act names.',
  credentialsAgree:
    '**Credentials agree ({n}).** What they say of lot, document, mass and issuer is what the register says, and the issuer’s list of {time} withdraws none. They are signed with the key that this bundle shows as the issuer’s on {host}. Whether it is the issuer’s, {host} alone can say: the register does not know this key.',
  credentialsUnread:
    '**Not checked.** What these credentials are checked with is not in the bundle: the issuer’s keys, or its list of withdrawn ones at that time ({names}). Ask for the bundle again.',
  credentialUnreadable:
    '**Credential damaged.** No signed credential can be read here: {names}. Do not rely on it; ask the issuer for a new one.',
  credentialOtherKey:
    '**Not signed by the issuer.** The signature of {names} is of no key that the issuer’s site gives in this bundle. Do not rely on it; ask the issuer for a new one.',
  credentialKeyGivenUp:
    '**Signed too late.** {names}: signed with a key that the issuer had given up before. Do not rely on it; ask the issuer for a new one.',
  credentialNotYetValid: '**Credential not yet in force.** {names}: counts from {from} only.',
  credentialExpired: '**Credential expired.** {names}: ended on {to}. Ask the issuer for a new one.',
  credentialRevoked:
    '**Credential withdrawn.** The issuer’s list of {time} withdraws {names}. Do not rely on it; ask the issuer.',
  credentialOtherLot:
    '**Credential of another lot.** {names}: about another lot or certificate than this one. Do not rely on it.',
  credentialOtherDocument:
    '**Credential of another document.** {names}: for a document that the register does not hold for this lot. Do not rely on it; ask the issuer.',
  credentialOtherMass:
    '**Credential of another mass.** {names}: the mass is not the one in the register. Do not rely on it; ask the issuer.',
  credentialOtherAccount:
    '**Credential of another issuer.** {names}: the issuer named there does not go by {account}, the account that registered this lot. Do not rely on it; ask the issuer.',
  bundleAsOf:
    '**As of {time}.** What came after block {block} cannot be known offline. The block is the network’s if an explorer shows it with this hash: {hash}.',
  blockConfirmed: '**Block confirmed.** {register} has block {block} with the same hash.',
  blockOther:
    '**Not from this network.** {register} has another block {block} than the bundle. Do not rely on this bundle.',
  blockUnread: '**Not checked.** {register} did not answer, so the block was not compared. Try again.',
};

export const headlinesEn: Record<HeadlineTextKey, string> = {
  clear: 'No problem found in {n} checks.',
  attention: 'Check before you use this steel: {k} points need your attention.',
  attentionOne: 'Check before you use this steel: 1 point needs your attention.',
  incomplete: 'Not fully checked: {k} of {n} checks could not be made.',
  incompleteOne: 'Not fully checked: 1 of {n} checks could not be made.',
  stop: 'Do not use this steel on the strength of this certificate.',
  stopRecord: 'Do not rely on this archive.',
  closing:
    '**Now look at the steel.** A screen cannot see it. Read the mark: heat **{heat}**, {mark}, {pieces} pieces of {dims}.',
};
