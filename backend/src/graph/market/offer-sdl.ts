/** Offers and products of the graph, and pages of them. */
export const offerSdl = /* GraphQL */ `
  "Steel of one lot, for anybody to order, at the price that everybody is asked."
  type Offer {
    "Its UUID."
    id: ID!
    "open, sold-out or withdrawn."
    state: String!
    "Who sells."
    seller: Organisation
    "The lot."
    lot: Lot
    "The product of the catalogue. Null when it has none."
    product: Product
    "The vendor's own number. Null without one."
    sku: String
    "What the certificate calls it."
    title: String!
    "plate, coil, beam, tube, bar, rebar, section or other."
    form: String
    "Grade."
    grade: String!
    "Product standard."
    norm: String
    "Dimensions."
    dimensions: String!
    "The heat."
    heatNumber: String!
    "What is asked, before price breaks."
    price: Price!
    "The same per tonne, to compare by: 10^-6 USDC."
    pricePerTonneMinor: String!
    "What can be ordered, grams."
    availableGrams: String!
    "The least that can be ordered, grams."
    minGrams: String!
    "Orders go up in steps of this, grams."
    stepGrams: String!
    "How far the weighed mass may exceed the ordered one, per thousand."
    overTolerancePermille: Int!
    "Where it lies."
    city: String!
    "Where it lies, ISO 3166-1."
    country: String!
    "Incoterms 2020."
    incoterm: String!
    "Days from order to departure."
    leadTimeDays: Int!
    "Emissions, grams CO2e per kilogram, as its maker states. Null when nothing is stated."
    gramsCo2ePerKg: String
    "Country of melt, ISO 3166-1."
    countryOfMelt: String!
    "When it was made, ISO 8601."
    createdAt: String!
  }

  "A price as the trade quotes it."
  type Price {
    "Minor units of the currency: cents, or 10^-6 USDC."
    minor: String!
    "Of what: tonne, 100kg, kg, metre or piece."
    basis: String!
    "EUR, USDC …"
    currency: String!
  }

  "A product of the catalogue, which any vendor may offer."
  type Product {
    "Its UUID."
    id: ID!
    "Family, for example heb."
    family: String!
    "plate, coil, beam …"
    form: String!
    "As the trade writes it: HEB 200, Plate 2000 × 6000 × 10."
    designation: String!
    "Grade."
    grade: String!
    "Product standard."
    norm: String
    "GTIN, 14 digits."
    gtin: String
    "Name in the language asked for, else in English."
    name: String!
    "Description, likewise."
    description: String!
    "Height, micrometres."
    heightUm: Int
    "Width, micrometres."
    widthUm: Int
    "Thickness, micrometres."
    thicknessUm: Int
    "Diameter, micrometres."
    diameterUm: Int
    "Length, micrometres."
    lengthUm: Int
    "Theoretical mass of a metre, grams."
    gramsPerMetre: String
    "Theoretical mass of a piece, grams."
    gramsPerPiece: String
    "Offers of it that can be ordered, the cheapest first."
    offers("At most so many, 100 at most." first: Int = 10): [Offer!]
  }

  "A page of offers."
  type OfferConnection {
    "The offers."
    nodes: [Offer!]!
    "The offers, each with its cursor."
    edges: [OfferEdge!]!
    "Whether there are more."
    pageInfo: PageInfo!
  }
  "An offer in a page."
  type OfferEdge {
    "Where to go on after it."
    cursor: String!
    "The offer."
    node: Offer!
  }
  "A page of products."
  type ProductConnection {
    "The products."
    nodes: [Product!]!
    "The products, each with its cursor."
    edges: [ProductEdge!]!
    "Whether there are more."
    pageInfo: PageInfo!
  }
  "A product in a page."
  type ProductEdge {
    "Where to go on after it."
    cursor: String!
    "The product."
    node: Product!
  }
  "Where a page ends."
  type PageInfo {
    "Whether another page follows."
    hasNextPage: Boolean!
    "The cursor to ask after. Null on an empty page."
    endCursor: String
  }
`;
