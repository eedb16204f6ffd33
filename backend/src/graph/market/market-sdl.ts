/**
 * What the marketplace adds to the index: everything here is public by the routes under /v2 as well. Masses are grams,
 * prices minor units, emissions grams CO2e, as decimal text. Fields are null while the database does not answer.
 */
export const marketSdl = /* GraphQL */ `
  type Query {
    "What can be ordered, newest first."
    offers(
      "At most so many, 100 at most."
      first: Int = 20
      "Those after this cursor."
      after: String
      "Words that all have to be found in product, grade, norm, heat, dimensions or seller."
      words: String
      "Grade, for example S355J2; with any delivery condition."
      grade: String
      "plate, coil, beam, tube, bar, rebar, section or other."
      form: String
      "Where the steel lies, ISO 3166-1, for example DE."
      country: String
    ): OfferConnection
    "One offer; a withdrawn one stays readable."
    offer("Its UUID." id: ID!): Offer
    "The products of the catalogue, newest first."
    products(
      "At most so many, 100 at most."
      first: Int = 20
      "Those after this cursor."
      after: String
      "Family, for example heb."
      family: String
      "Grade, for example S235JR."
      grade: String
      "Of names and descriptions: en, fr, de, es, it or nl."
      language: String = "en"
    ): ProductConnection
    "One published product."
    product("Its UUID." id: ID!, "Of its name and description." language: String = "en"): Product
    "An organisation by its account."
    organisation("Its account, 0x and 40 hexadecimal digits." id: ID!): Organisation
    "A lot by its number, or by the code on its label. Give one of the two."
    lot(
      "The lot's number, decimal."
      id: ID
      "The 20 characters of its label, for example C24U 93P7 … with or without spaces."
      code: String
    ): Lot
    "Lots that were commissioned from a heat, oldest first; what was made of them are their children."
    lotsOfHeat(
      "The heat's number as it stands on the certificate, for example 482911. Two mills may use the same one: look at issuer."
      heat: String!
      "At most so many, 100 at most."
      first: Int = 20
      "Those after the lot of this number."
      after: ID
    ): [Lot!]
    "What the readings of a label say, as the verification page asks it."
    label("The lot's code on the label." code: String!, "The serial of the label." serial: String = ""): Label
    "Exchange rates that a quorum of signers stands for now; one that is too old to price with is left out."
    exchangeRates: [ExchangeRate!]
    "Emission factors of the newest edition that its publisher signed and a quorum of signers stands for."
    emissionFactors("Which list, for example transport." list: String!): [EmissionFactor!]
    _organisations(ids: [ID!]!): [Organisation]
    _lots(ids: [ID!]!): [Lot]
  }

  "An organisation registered here, with what the register and the marketplace know of it."
  type Organisation {
    "Its account, lower case."
    id: ID!
    "Name it trades under."
    name: String
    "Name in the commercial register."
    legalName: String
    "Seat, ISO 3166-1."
    country: String
    "Seat."
    city: String
    "What it is registered as: mill, processor, stockist, buyer, carrier, inspection-body, verifier, auditor."
    roles: [String!]
    "Its website."
    website: String
    "How it sells; null for who does not sell."
    vendor: Vendor
  }

  "An organisation that sells."
  type Vendor {
    "Its UUID in the marketplace, as routes under /v2 name it."
    id: ID!
    "Its orders of the last twelve months."
    orders: Int
    "Of these, delivered and paid."
    completedOrders: Int
    "Of orders whose last load left, those that left within the lead time, per thousand; null without any."
    onTimePermille: Int
    "Weighed less ordered, without sign, over ordered, per thousand; null without any."
    weighDeviationPermille: Int
    "Disputes about these orders, per thousand; null without orders."
    disputePermille: Int
    "From a return or dispute to the vendor's first answer, minutes on average; null without any."
    answerMinutes: Int
    "What can be ordered of it, newest first."
    offers("At most so many, 100 at most." first: Int = 20): [Offer!]
  }

  "A lot of steel, with what its certificate and the marketplace say of it."
  type Lot {
    "The lot's number, decimal."
    id: ID!
    "The 20 characters on its label."
    code: String
    "Page that checks it against the register."
    verifyUrl: String
    "Everything that proves it, as one archive that is checked without us."
    evidenceUrl: String
    "Its digital product passport: credentials of its certificate, emissions and making."
    passportUrl: String
    "The heat it was poured from; null when nobody said."
    heatNumber: String
    "Grade, for example S355J2+N."
    grade: String
    "Product, for example Hot rolled plate."
    product: String
    "Dimensions as certified."
    dimensions: String
    "Whether the block that made it can no longer be undone."
    isFinal: Boolean
    "The certificate it was commissioned under. Null for the output of a transformation."
    inspectionCertificate: InspectionCertificate
    "Offers of it that can be ordered, the cheapest first."
    offers("At most so many, 100 at most." first: Int = 5): [Offer!]
  }

  "An inspection certificate (EN 10204). Its document can be read by anybody once a lot was commissioned from it."
  type InspectionCertificate {
    "Number on the document."
    number: String!
    "Type by EN 10204 times ten: 21, 22, 31 or 32."
    kind: Int!
    "registered or revoked."
    state: String!
    "Its id on the register. Null while it is not registered."
    certificateId: String
    "SHA-256 of the canonical document."
    documentHash: String!
    "The batch it was issued in. Null while it is not registered."
    batch: Batch
    "Its place in the batch, from 0. Null while it is not registered."
    index: Int
    "Who made the steel, as the document says."
    manufacturer: String!
    "The heat."
    heatNumber: String!
    "Grade."
    grade: String!
    "Product standard."
    norm: String
    "Product."
    product: String!
    "plate, coil, beam, tube, bar, rebar, section or other."
    form: String
    "Dimensions as certified."
    dimensions: String!
    "Certified mass, grams."
    certifiedGrams: String!
    "Country of melt, ISO 3166-1."
    countryOfMelt: String
    "Route: BF-BOF, EAF-scrap, DRI-EAF or other."
    route: String
    "conforms, fails or unknown, by the limits of the norm."
    conformance: String!
    "The same in a sentence."
    conformanceSentence: String!
    "Chemical analysis."
    chemistry: [MeasuredValue!]!
    "Mechanical tests."
    mechanics: [MeasuredValue!]!
    "Why it was revoked: 1 erroneous, 2 withdrawn, 3 superseded, 4 material nonconforming, 5 key compromised. Null when it was not."
    revocationReason: Int
    "When it was revoked, ISO 8601. Null when it was not."
    revokedAt: String
  }

  "A value on a certificate, exactly as certified."
  type MeasuredValue {
    "Element or property, for example Mn or ReH."
    name: String!
    "The value."
    actual: String!
    "Its unit."
    unit: String!
    "The least that the norm or the document allows. Null without one."
    min: String
    "The most. Null without one."
    max: String
    "within, outside or unknown."
    verdict: String!
    "The limit of the norm with its clause. Null without one."
    limit: String
  }

  "A batch of certificates."
  type Batch {
    "Issuer and number, joined by a hyphen."
    id: ID!
  }

  "A label on the steel."
  type Label {
    "The lot that it names."
    lot: Lot
    "Why it looks copied: a word for the reason. Null when it does not."
    copySignal: String
    "Whether the link bears the signature of a signed tag: none, right or wrong."
    tag: String!
  }

  "An exchange rate."
  type ExchangeRate {
    "What is exchanged, for example EUR."
    base: String!
    "Into what: USD."
    quote: String!
    "Dollars for one unit, in 10^-8."
    rateE8: String!
    "When its sources said so, ISO 8601."
    observedAt: String!
    "Until when it may be priced with, ISO 8601."
    validUntil: String!
    "Its round on the chain."
    round: Int!
  }

  "An emission factor."
  type EmissionFactor {
    "For example transport/road."
    id: ID!
    "Of what: kg or t.km."
    unit: String!
    "Milligrams CO2e for one unit."
    milligramsCo2e: String!
    "Who found it."
    source: String!
    "For which year."
    year: Int!
  }
`;
