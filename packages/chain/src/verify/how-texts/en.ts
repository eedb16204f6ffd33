/** How each line was checked, in one plain sentence. {register} and {store} are the hosts that answered. */
export const howEn = {
  notAsked: 'The register ({register}) did not answer, so the question could not be put.',
  registerAway: 'We asked {register} and got no answer in time.',
  noSuchLot: 'We asked {register} for this lot number at block {block}: it has none.',
  noSuchBundle: 'We searched every delivery and reservation of this lot up to block {block} at {register}.',
  hashMatches:
    'We fetched the file from {store}, computed its SHA-256 and compared it with the one in the register at block {block} ({register}).',
  proofMismatch:
    'The proof that belongs to this lot does not lead to the batch its issuer registered (block {block}, {register}).',
  fileAway: '{store} did not deliver the file in time. The register ({register}) answered at block {block}.',
  fileOther:
    '{store} delivered bytes whose SHA-256 is not the registered one (block {block}, {register}). We did not use them.',
  directory:
    'We asked the directory of organisations at {register}, block {block}, and read the public profile from {store}.',
  directoryOnly:
    'We asked the directory of organisations at {register}, block {block}. {store} did not deliver the public profile.',
  status: 'We put the certificate and its proof to the register at {register}, block {block}.',
  statusCountersigned:
    'We put the certificate, its proof and the countersignature of {body} to the register at {register}, block {block}.',
  countersignatureVoid:
    'The register ({register}, block {block}) holds a countersignature of {body} and does not count it.',
  statusReplaced:
    'The register ({register}, block {block}) names the new certificate by batch and place; its file could not be found.',
  statusPart:
    'The register ({register}, block {block}) has no revocation, but the dates stand in a file that {store} did not deliver.',
  finality: 'We compared the time of registration with the newest final block at {register}.',
  conformance: 'We compared the values in the certificate with the limits of the standard.',
  conformanceSource: 'We compared the values in the certificate with the limits of {source}.',
  conformanceNoFile: 'The values stand in the certificate file, which could not be fetched from {store}.',
  quantity: 'We added up what the register holds under this certificate at {register}, block {block}.',
  quantityNoFile: 'The certified mass stands in a file that {store} did not deliver.',
  recall: 'We read the recall in the register at {register}, block {block}.',
  origin:
    'Declared by the issuer in the proof of this lot, and unchanged since. Steps counted in the register at block {block}.',
  originNoFile: 'The origin stands in a file that {store} did not deliver.',
  carbon: 'Figure in the register at block {block} ({register}), as the issuer gave it with the lot.',
  statement: 'Statement that stands for this lot in the register at block {block} ({register}).',
  statementVoid:
    'The register ({register}, block {block}) holds a statement whose signer was not allowed to make it.',
  carbonNone: 'The register ({register}, block {block}) holds no figure for this lot.',
  fileHere:
    'Your browser computed the SHA-256 of the file and compared it with the registered ones. The file was not sent anywhere.',
  sources:
    'Certified lots behind this steel: {count}. Each was checked at {register}, block {block}; shown is the weakest answer, of heat {heat}.',
  sourcesUnread:
    'The lots that this steel was made from could not all be read from the register ({register}).',
  made: 'We followed the transformations in the register at {register}, block {block}, back to the certified lots: {count}.',
  removed:
    'We asked the directory of organisations at {register}, block {block}, until when the issuer was allowed to issue.',
  used: 'We asked the register at {register}, block {block}, how much of this lot is left.',
  readings: 'From readings of this label at {host}. Places are kept as countries only.',
  tag: 'We computed the signature of this label at {host} and compared it with the one in the link.',
  index:
    'We compared the index of past events at {index} (block {indexed}) with the register at {register}, block {block}.',
  indexAway: 'We asked {index} and got no answer in time.',
  bundleRead: 'We computed the SHA-256 of all {files} files here and compared each with the manifest.',
  bundleProven:
    'We followed every receipt and every word of the contracts from this block’s roots, without any network.',
  eventsHashed:
    'We computed the hash of every event (CBV 2.0) and compared it with those in the proven receipts.',
  credentialsChecked:
    'We checked signature, dates, withdrawal and content of each credential with the files of this bundle, without any network.',
  recordSummed:
    'We added up the acts of the proven receipts and compared the sums with the contract’s storage at block {block}.',
  recordHashed:
    'We computed the SHA-256 of every document and compared it with those in the proven receipts.',
  blockCompared: 'We asked {register} for the block of this number and compared its hash.',
  fileCompared:
    'We computed the SHA-256 of the file in its canonical form and searched the register at {register} up to block {block}.',
  filePartlyCompared:
    'We searched the register at {register} up to block {block}; {unread} of its entries could not be read.',
  fileNotJson:
    'The file is not a certificate in JSON and not one of the registered PDF files (register at {register}, block {block}).',
} as const;

export type HowKey = keyof typeof howEn;
