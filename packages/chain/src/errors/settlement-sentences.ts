/** What a revert of the settlement contracts means: see {@link sentences}. */
export const settlementSentences: Readonly<Record<string, string>> = {
  // SettlementEscrow
  SettlementEscrow_AcceptanceInvalid:
    'The seller has not accepted: {signer} did not sign this payment for it.',
  SettlementEscrow_AlreadyAuthorized: 'This payment was authorized before; each can be authorized once.',
  SettlementEscrow_AmountZero: 'The amount is zero.',
  SettlementEscrow_ArbiterIsParty: 'The arbiter {arbiter} is a party of the payment: name somebody else.',
  SettlementEscrow_ArbiterMissing: 'The terms name no arbiter, so nobody could rule on a dispute.',
  SettlementEscrow_CapExceeded: 'The escrow would hold {balance} of the token; its cap is {cap}.',
  SettlementEscrow_CaptureAboveAuthorized:
    '{totalCaptured} were to be captured in all; {authorized} are authorized.',
  SettlementEscrow_CaptureAboveMaximum: '{totalGrams} g were to be delivered; the terms allow {maxGrams} g.',
  SettlementEscrow_CaptureAboveWeighed:
    '{totalGrams} g were to be delivered; the weigh ticket says {weighedGrams} g.',
  SettlementEscrow_CaptureNotAbove:
    '{captured} are captured already; bringing the total to {totalCaptured} changes nothing.',
  SettlementEscrow_CollectedWrongAmount: 'The token delivered {collected} instead of {required}.',
  SettlementEscrow_CreditReceiverInvalid: 'A credit cannot be paid to {to}.',
  SettlementEscrow_DeadlineExpired: 'The signature expired at {deadline}: sign again.',
  SettlementEscrow_DivisionAboveLeft: '{toReceiver} was to go to the seller; {left} is left to divide.',
  SettlementEscrow_DeliveryNotAbove:
    '{delivered} g are delivered already; bringing the total to {totalGrams} g changes nothing.',
  SettlementEscrow_Disputed: 'Part {index} of this payment is disputed: the arbiter or both parties decide.',
  SettlementEscrow_EpcisEventMissing: 'The delivery names no EPCIS event.',
  SettlementEscrow_FeeAboveCap: 'The commission of {feeBps} basis points is above the cap of {cap}.',
  SettlementEscrow_GasTooLow: 'The transaction has too little gas: {left} left, {required} needed.',
  SettlementEscrow_GoodsIncomplete: 'The goods need a lot, a mass and somebody to take title.',
  SettlementEscrow_GoodsMissing: 'The terms pin no goods, so no title can move.',
  SettlementEscrow_InspectionOpen: 'The buyer may inspect until {opensAt} and has not confirmed.',
  SettlementEscrow_MilestoneCount: 'The list has {count} milestones; between 1 and {limit} are possible.',
  SettlementEscrow_MilestoneUnknown: 'There is no milestone {index}: the payment has {count}.',
  SettlementEscrow_MilestonesMismatch: 'The list of milestones is not the one that was signed.',
  SettlementEscrow_MilestoneZero: 'Milestone {index} is zero.',
  SettlementEscrow_MilestonesUnbalanced: 'The milestones sum to {sum} instead of {maxAmount}.',
  SettlementEscrow_NoCredit: '{account} has no credit to claim.',
  SettlementEscrow_NotAllowed: '{caller} may not do this; {allowed} may.',
  SettlementEscrow_NotDisputed: 'Part {index} of this payment is not disputed.',
  SettlementEscrow_NotOpen: 'The payment is not open.',
  SettlementEscrow_NotWeighed: 'No weigh ticket was reported for this payment.',
  SettlementEscrow_NothingLeft: 'Nothing is left of part {index} of this payment.',
  SettlementEscrow_NothingToReclaim: 'All that is left is disputed; silence decides from {resolveBefore}.',
  SettlementEscrow_PartyMissing: 'The terms must name operator, payer, receiver and token.',
  SettlementEscrow_ReceiptInvalid: 'The confirmation is not one of {payer} over {totalGrams} g.',
  SettlementEscrow_ReclaimTooEarly: 'The money can be taken back from {opensAt}.',
  SettlementEscrow_RefundAboveCaptured: '{amount} was to be refunded; {refundable} can be.',
  SettlementEscrow_RefundableChanged:
    'Meanwhile {refundable} can be refunded instead of {refundableBefore}: look at the payment again.',
  SettlementEscrow_ShareInvalid: 'Each share of the commission needs a receiver and a rate.',
  SettlementEscrow_SharesUnbalanced: 'The shares of the commission sum to {sumBps} instead of {required}.',
  SettlementEscrow_SignatureInvalid: 'The signature is not one of {signer} over this act: sign again.',
  SettlementEscrow_SilenceAboveLimit:
    'On silence {silenceBps} basis points were to go to the seller; {limit} is the limit.',
  SettlementEscrow_TitleMismatch:
    'Money and title go together: {toReceiver} to the seller does not fit {grams} g to the buyer.',
  SettlementEscrow_TokenNotAccepted: 'The escrow does not take the token {token}.',
  SettlementEscrow_TooManyShares: 'The commission has {count} shares; {limit} is the limit.',
  SettlementEscrow_WindowClosed: 'Too late: this was possible before {before}.',
  SettlementEscrow_WindowsOutOfOrder:
    'The deadlines must follow each other: authorize, capture, resolve, refund.',
  SettlementEscrow_WrongTerms: 'This act is not for a payment with these goods or milestones.',
  // FiatSettlement
  FiatSettlement_AcceptanceInvalid: 'The seller has not accepted: {signer} did not sign this order for it.',
  FiatSettlement_AlreadyOpened: 'This order was opened before; each can be opened once.',
  FiatSettlement_AlreadyReleased:
    '{releasedGrams} g are released already; bringing the total to {totalGrams} g changes nothing.',
  FiatSettlement_CurrencyInvalid: 'The currency needs three capital letters (ISO 4217).',
  FiatSettlement_EpcisEventMissing: 'The delivery names no EPCIS event.',
  FiatSettlement_NotAllowed: '{caller} may not do this.',
  FiatSettlement_NotOpen: 'The order is not open.',
  FiatSettlement_PartyMissing: 'The terms must name operator, seller and who takes title.',
  FiatSettlement_ReleaseAboveMaximum: '{totalGrams} g were to be released; the terms allow {maxGrams} g.',
  FiatSettlement_ReleaseAboveReceived:
    'The goods are worth {worthMinor}; the bank has received {receivedMinor}.',
  FiatSettlement_ReleaseAboveWeighed:
    '{totalGrams} g were to be released; the weigh ticket says {weighedGrams} g.',
  FiatSettlement_TermsIncomplete: 'The terms must name a lot, a mass and an amount.',
  FiatSettlement_TitleOwed:
    'The bank received {receivedMinor} for goods worth {worthMinor}: title to the rest is owed.',
  FiatSettlement_WindowClosed: 'Too late: this was possible before {before}.',
  // Deployment
  WalletDeployer_CallFailed: "The payer's wallet could not be created by {factory}.",
  SettlementSystem_CodeForeign: 'The code to be created is not the committed one.',
  SettlementSystem_CreationFailed: 'Contract {nonce} of the settlement system could not be created.',
  SettlementSystem_OutOfOrder: 'Contract {nonce} was to be created; it is the turn of {expected}.',
};
