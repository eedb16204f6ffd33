// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title ISettlementEscrow
/// @notice Payments in the words of card payments (authorize, capture, charge, void, reclaim, refund, dispute,
/// resolve, settle) and delivery versus payment: when terms pin goods, money and title move together or not at all.
///
/// A payment is its {Terms}; their EIP-712 hash under this contract's domain is the payment's id. The payer signs
/// all of them, by one of three {CollectionMethod}s. The contract keeps one word per payment (and one more per
/// milestone that money has left) and is given the terms again on every call.
///
/// Money. `capturable` is what is still in escrow for the payment, `refundable` what was paid to the receiver's side
/// and not refunded. A payment is Authorized exactly while `capturable > 0`; then it is Closed, and can be refunded.
///
/// Commission. It is a function of `refundable` alone: `fee(x) = floor(x * feeBps / 10_000)`. Whatever raises
/// `refundable` from `a` to `b` pays `fee(b) - fee(a)` of it as commission, whatever lowers it from `b` to `a`
/// reverses as much. So ten thousand small captures cost what one costs, and a refund reverses the rate of its own
/// capture, which is the signed one. The i-th of n fee receivers has of a commission
/// `floor(rest * shareBps_i / (shareBps_i + … + shareBps_n))`, where `rest` is what the earlier ones left of it; what a
/// capture pays it is the difference of that figure at `fee(b)` and at `fee(a)`. Nothing is lost, and no event
/// repeats it: terms and `refundable` say it all.
///
/// Milestones. `terms.milestones` is `keccak256(abi.encode(uint120[] amounts))`, 1 to 14 amounts, each above zero,
/// their sum `maxAmount`; 0 for a payment in one piece. The list is given to the calls that need it and checked
/// there, every time. {authorize} does not see it: a hash of anything else authorizes, but can then neither be
/// captured nor disputed, only voided, reclaimed or settled. Goods and milestones exclude each other.
///
/// Windows are half-open, in the order authorizeBefore <= captureBefore <= resolveBefore <= refundBefore: authorize
/// and charge while `now < authorizeBefore`; capture and dispute while `now < captureBefore`; from then on anyone may
/// {reclaim} what is not disputed; the arbiter rules while `now < resolveBefore`; from then on anyone may end the
/// dispute by its default; refund while `now < refundBefore`. {settle} is possible as long as anything is left.
///
/// Tokens. A token is accepted when it has a cap, for good. It must be an ERC-20 whose transfers move exactly the
/// amount and whose balances do not change by themselves; a fee on transfer is refused on the way in. A payout that
/// fails (blacklist, pause) becomes the payee's credit, so nobody can block anybody.
///
/// Signatures of payers may be those of EOAs, ERC-1271 wallets, and ERC-6492 wallets that are not deployed yet. EIP-712
/// domain: name "TopSteel SettlementEscrow", version "1", chain id, this contract.
///
/// @dev Warning: the contract is immutable and has no owner. The operator decides when to capture and when to void,
/// but not where money goes, nor at which price title goes. The arbiter can divide a disputed remainder between
/// payer and receiver, nothing else.
/// @dev Warning: the cap is for everybody. Tokens that are sent here without a payment cannot be returned, and count
/// towards it; and whoever has tokens can fill it for nothing, with a payment to itself that it takes back later. Neither
/// touches open payments.
/// @dev Warning: a chain that changes its id changes the ids of payments: what is open then cannot be addressed.
interface ISettlementEscrow {
    /// @notice None: unknown. Authorized: money is in escrow. Closed: none is left; refunds are still possible.
    enum Phase {
        None,
        Authorized,
        Closed
    }

    /// @notice How the money comes in; in each case the payer has signed the whole terms.
    ///
    /// Erc3009: the payer's `ReceiveWithAuthorization(from = payer, to = escrow, value = maxAmount, validAfter = 0,
    /// validBefore = authorizeBefore, nonce = paymentId)` under the token's domain.
    ///
    /// Permit2: the payer's `PermitWitnessTransferFrom(TokenPermissions permitted = (token, maxAmount), spender =
    /// escrow, nonce = uint256(paymentId), deadline = authorizeBefore, PaymentWitness witness)` under Permit2's
    /// domain, with `PaymentWitness(bytes32 paymentId,address payer)`: Permit2 does not hash the owner, the witness does.
    ///
    /// Allowance: an ERC-20 allowance to this contract, and the payer's signature of the terms (the digest is the
    /// payment's id); empty when the caller is the payer.
    enum CollectionMethod {
        Erc3009,
        Permit2,
        Allowance
    }

    /// @notice `receiver` has `shareBps` basis points of the commission. Shares sum to 10,000.
    struct FeeShare {
        address receiver;
        uint16 shareBps;
    }

    /// @notice The goods that are paid for: at most `maxGrams` of the lot, title to go to `titleTo`. `lotId` 0: none.
    struct Goods {
        uint256 lotId;
        uint128 maxGrams;
        address titleTo;
    }

    /// @notice What payer and receiver agreed. Amounts in the token's minor units, times in Unix seconds.
    /// `operator` captures, charges and voids; deliveries `receiver` may capture too. `payer` pays, `receiver` is paid and holds the title that is sold.
    /// `inspectionSeconds` is how long the payer may inspect after the weight was reported.
    /// `feeBps` of what is captured go to `feeShares`, at most 1,000 (10 %).
    /// `silenceBps` of a disputed remainder go to the receiver when nobody rules; 0 with goods.
    /// `arbiter` may divide a disputed remainder, neither payer nor receiver; 0: no disputes.
    /// `milestones` is the hash of their list, 0 for none. `orderRef` is the order's reference, `salt` makes two equal
    /// agreements different payments.
    struct Terms {
        address operator;
        address payer;
        address receiver;
        address token;
        uint120 maxAmount;
        uint48 authorizeBefore;
        uint48 captureBefore;
        uint48 resolveBefore;
        uint48 refundBefore;
        uint32 inspectionSeconds;
        uint16 feeBps;
        uint16 silenceBps;
        address arbiter;
        FeeShare[] feeShares;
        Goods goods;
        bytes32 milestones;
        bytes32 orderRef;
        bytes32 salt;
    }

    /// @notice The most of a token that this contract may hold after a payment came in, in its minor units.
    struct TokenCap {
        address token;
        uint256 cap;
    }

    /// @notice The caller may not do this; `allowed` may.
    error SettlementEscrow_NotAllowed(address caller, address allowed);
    /// @notice The payment was authorized or charged before; an id is used once.
    error SettlementEscrow_AlreadyAuthorized(bytes32 paymentId);
    /// @notice The payment is not open.
    error SettlementEscrow_NotOpen(bytes32 paymentId, Phase phase);
    /// @notice Too late: the window closed at `before`.
    error SettlementEscrow_WindowClosed(uint48 time, uint48 before);
    /// @notice Too early: the payer's exit opens at `opensAt`.
    error SettlementEscrow_ReclaimTooEarly(uint48 time, uint48 opensAt);
    /// @notice Windows must be in order: authorize, capture, resolve, refund.
    error SettlementEscrow_WindowsOutOfOrder(
        uint48 authorizeBefore,
        uint48 captureBefore,
        uint48 resolveBefore,
        uint48 refundBefore
    );
    /// @notice Operator, payer, receiver and token must be given.
    error SettlementEscrow_PartyMissing(address operator, address payer, address receiver, address token);
    /// @notice The arbiter is the payer or the receiver.
    error SettlementEscrow_ArbiterIsParty(address arbiter);
    /// @notice An amount of zero.
    error SettlementEscrow_AmountZero();
    /// @notice The commission is above the cap.
    error SettlementEscrow_FeeAboveCap(uint16 feeBps, uint16 cap);
    /// @notice The receiver's part on silence is above the limit: 10,000, and 0 with goods or without an arbiter.
    error SettlementEscrow_SilenceAboveLimit(uint16 silenceBps, uint16 limit);
    /// @notice Shares must sum to 10,000, or be absent when there is no commission.
    error SettlementEscrow_SharesUnbalanced(uint256 sumBps, uint256 required);
    /// @notice Too many shares.
    error SettlementEscrow_TooManyShares(uint256 count, uint256 limit);
    /// @notice A share is zero or has no receiver.
    error SettlementEscrow_ShareInvalid(address receiver, uint16 shareBps);
    /// @notice Goods need a lot, a mass and a receiver of title, or none of the three.
    error SettlementEscrow_GoodsIncomplete(uint256 lotId, uint128 maxGrams, address titleTo);
    /// @notice The terms pin goods or milestones, or neither, and this call is for other terms.
    error SettlementEscrow_WrongTerms(uint256 lotId, bytes32 milestones);
    /// @notice The list of milestones is not the one in the terms.
    error SettlementEscrow_MilestonesMismatch(bytes32 given, bytes32 required);
    /// @notice The list in the terms has no milestone, or too many.
    error SettlementEscrow_MilestoneCount(uint256 count, uint256 limit);
    /// @notice A milestone of the list in the terms is zero.
    error SettlementEscrow_MilestoneZero(uint256 index);
    /// @notice The list in the terms does not sum to `maxAmount`.
    error SettlementEscrow_MilestonesUnbalanced(uint256 sum, uint120 maxAmount);
    /// @notice There is no such milestone. A payment without milestones has the index 0.
    error SettlementEscrow_MilestoneUnknown(uint8 index, uint256 count);
    /// @notice The token has no cap: it is not accepted.
    error SettlementEscrow_TokenNotAccepted(address token);
    /// @notice With this payment the contract would hold more of the token than its cap.
    error SettlementEscrow_CapExceeded(address token, uint256 balance, uint256 cap);
    /// @notice The seller did not consent: wrong signature, or not a signer of the receiver.
    error SettlementEscrow_AcceptanceInvalid(address signer);
    /// @notice The signature is not this account's, or not over this.
    error SettlementEscrow_SignatureInvalid(address signer);
    /// @notice The token delivered something else than the amount.
    error SettlementEscrow_CollectedWrongAmount(uint256 collected, uint256 required);
    /// @notice The total is not above what was captured already: nothing to do. A resend ends here.
    error SettlementEscrow_CaptureNotAbove(uint256 totalCaptured, uint120 captured);
    /// @notice The total is above the amount of the payment or milestone.
    error SettlementEscrow_CaptureAboveAuthorized(uint256 totalCaptured, uint120 authorized);
    /// @notice The terms pin no arbiter: there is nobody to rule on a dispute.
    error SettlementEscrow_ArbiterMissing(bytes32 paymentId);
    /// @notice The milestone is disputed; a payment without milestones is its own milestone 0.
    error SettlementEscrow_Disputed(bytes32 paymentId, uint8 index);
    /// @notice The milestone is not disputed.
    error SettlementEscrow_NotDisputed(bytes32 paymentId, uint8 index);
    /// @notice Nothing is left of the milestone.
    error SettlementEscrow_NothingLeft(bytes32 paymentId, uint8 index);
    /// @notice All that is left is disputed until `resolveBefore`.
    error SettlementEscrow_NothingToReclaim(bytes32 paymentId, uint48 resolveBefore);
    /// @notice More than is left to divide.
    error SettlementEscrow_DivisionAboveLeft(uint120 toReceiver, uint120 left);
    /// @notice Money without title or title without money: with goods both are zero or none is.
    error SettlementEscrow_TitleMismatch(uint120 toReceiver, uint128 grams);
    /// @notice Title without goods in the terms.
    error SettlementEscrow_GoodsMissing(bytes32 paymentId, uint128 grams);
    /// @notice A delivery names its EPCIS event; only a ruling or a settlement moves title without one.
    error SettlementEscrow_EpcisEventMissing(bytes32 paymentId);
    /// @notice No weight was reported for this payment.
    error SettlementEscrow_NotWeighed(bytes32 paymentId);
    /// @notice More grams than the weigh ticket says.
    error SettlementEscrow_CaptureAboveWeighed(uint128 totalGrams, uint128 weighedGrams);
    /// @notice More grams than the terms allow.
    error SettlementEscrow_CaptureAboveMaximum(uint128 totalGrams, uint128 maxGrams);
    /// @notice The total is not above what was delivered already: nothing to do. A resend ends here.
    error SettlementEscrow_DeliveryNotAbove(uint128 totalGrams, uint128 delivered);
    /// @notice The payer may still inspect, and has not signed a receipt.
    error SettlementEscrow_InspectionOpen(uint48 time, uint48 opensAt);
    /// @notice The receipt is not the payer's, or not for these grams.
    error SettlementEscrow_ReceiptInvalid(address payer, uint128 totalGrams);
    /// @notice The payment is not in the state that the refund was meant for. A resend ends here.
    error SettlementEscrow_RefundableChanged(uint120 refundable, uint120 refundableBefore);
    /// @notice More than was captured and not yet refunded.
    error SettlementEscrow_RefundAboveCaptured(uint120 amount, uint120 refundable);
    /// @notice There is no credit to claim.
    error SettlementEscrow_NoCredit(address token, address account);
    /// @notice Credit cannot be paid to nobody, nor to this contract.
    error SettlementEscrow_CreditReceiverInvalid(address to);
    /// @notice The signature expired; a deadline of 0 always has.
    error SettlementEscrow_DeadlineExpired(uint48 time, uint48 deadline);
    /// @notice The caller left too little gas for a payout to be tried fairly.
    error SettlementEscrow_GasTooLow(uint256 left, uint256 required);

    /// @notice `terms.maxAmount` entered the escrow.
    event PaymentAuthorized(
        bytes32 indexed paymentId,
        address indexed payer,
        address indexed receiver,
        Terms terms
    );
    /// @notice `terms.maxAmount` came in and went out to the receiver and the fee receivers. The payment is closed.
    event PaymentCharged(
        bytes32 indexed paymentId,
        address indexed payer,
        address indexed receiver,
        Terms terms
    );
    /// @notice `amount` was captured, commission included: `fee(refundable)` less what that was before. `refundable` is
    /// what the receiver's side has, this capture included. The payment is closed when nothing is capturable any more,
    /// and by a {PaymentVoided} that follows.
    /// @dev Captures are what there is most of; their events carry nothing else that follows from these and the terms.
    event PaymentCaptured(bytes32 indexed paymentId, uint120 amount, uint120 refundable);
    /// @notice As {PaymentCaptured}, of one milestone; `totalCaptured` is what was captured of it, this included.
    event MilestoneCaptured(
        bytes32 indexed paymentId,
        uint8 indexed index,
        uint120 amount,
        uint120 totalCaptured,
        uint120 refundable
    );
    /// @notice As {PaymentCaptured}, with title; `totalGrams` is what was delivered, this included. The ledger says the
    /// rest in the same transaction (`TitleReleased`).
    event DeliveryCaptured(bytes32 indexed paymentId, uint120 amount, uint128 totalGrams, uint120 refundable);
    /// @notice All that was left, `amount`, went back to the payer. The payment is closed.
    event PaymentVoided(bytes32 indexed paymentId, uint120 amount, address actor);
    /// @notice `amount` went back to the payer after the capture window; `capturable` is left and disputed, 0 closes.
    event PaymentReclaimed(bytes32 indexed paymentId, uint120 amount, uint120 capturable, address actor);
    /// @notice Nobody ruled in time: `toReceiver` went to the receiver's side, commission included, `toPayer` to the
    /// payer (what was not disputed included). The payment is closed.
    event DisputesLapsed(
        bytes32 indexed paymentId,
        uint120 toReceiver,
        uint120 toPayer,
        uint120 refundable,
        address actor
    );
    /// @notice `feeReversed` of `amount` is commission. `refundable` is what the receiver's side still has.
    event PaymentRefunded(
        bytes32 indexed paymentId,
        uint120 amount,
        uint120 feeReversed,
        uint120 refundable,
        address actor
    );
    /// @notice `amount`, all that is left of the milestone, is frozen until the arbiter rules, the parties settle, the
    /// receiver concedes or silence decides. `reason` is the hash of a document, or 0.
    event PaymentDisputed(
        bytes32 indexed paymentId,
        uint8 indexed index,
        uint120 amount,
        bytes32 reason,
        address actor
    );
    /// @notice The arbiter gave `toReceiver` of the disputed amount (commission included; with goods, title moved in the
    /// same transaction), and the rest of it, as {PaymentDisputed} said it, to the payer. The payment is closed when
    /// nothing is capturable any more.
    event DisputeResolved(
        bytes32 indexed paymentId,
        uint8 indexed index,
        uint120 toReceiver,
        uint120 refundable
    );
    /// @notice The parties divided all that was left. The payment is closed.
    event PaymentSettled(
        bytes32 indexed paymentId,
        uint120 toReceiver,
        uint120 toPayer,
        uint128 grams,
        uint120 refundable,
        address receiverSigner
    );
    /// @notice A payout failed; `total` is the account's whole credit in this token.
    event CreditAssigned(address indexed token, address indexed account, uint256 amount, uint256 total);
    /// @notice `account` had its credit of `amount` paid out to `to`.
    event CreditClaimed(address indexed token, address indexed account, address to, uint256 amount);
    /// @notice The token is accepted up to `cap`; at construction alone.
    event TokenAccepted(address indexed token, uint256 cap);

    /// @notice Takes `maxAmount` into escrow, and pins the goods. Anyone may send it: the payer signed everything.
    /// @param collection What the method needs, see {CollectionMethod}: a signature, ERC-6492 wrapper allowed.
    /// @param acceptanceSigner With goods: the receiver, registered, or a signer of its organisation. Otherwise ignored.
    /// @param acceptance With goods: its EIP-712 `Acceptance(bytes32 paymentId)`. Nobody can pin another's goods
    /// without it.
    function authorize(
        Terms calldata terms,
        CollectionMethod method,
        bytes calldata collection,
        address acceptanceSigner,
        bytes calldata acceptance
    ) external;

    /// @notice Takes `maxAmount` and pays it out at once, as {authorize} and a full {capture} would. Caller: the
    /// operator. Terms without goods and milestones.
    /// @dev Warning: nothing stays in escrow; the payer has the refund window and nothing else.
    function charge(Terms calldata terms, CollectionMethod method, bytes calldata collection) external;

    /// @notice Brings what was captured to `totalCaptured`, paying the receiver and the fee receivers. Caller: the
    /// operator. Terms without goods and milestones.
    /// @param totalCaptured Above what was captured before, at most `maxAmount`.
    /// @param isFinal Returns the rest to the payer and closes the payment.
    function capture(Terms calldata terms, uint256 totalCaptured, bool isFinal) external;

    /// @notice As {capture}, of one milestone; the others are not touched, disputed or not. Caller: the operator.
    /// @param milestones The list that `terms.milestones` is the hash of.
    /// @param totalCaptured Above what was captured of this milestone before, at most its amount.
    function captureMilestone(
        Terms calldata terms,
        uint120[] calldata milestones,
        uint8 index,
        uint120 totalCaptured
    ) external;

    /// @notice Delivery versus payment: moves title to the grams delivered and pays for them, together. Terms with goods.
    ///
    /// Caller: the operator; or the receiver, so that an operator that is away or unwilling cannot let a delivery go
    /// unpaid. The receiver's captures are never final, and without a `receipt` it may capture only when the terms pin an
    /// arbiter: a payer who could dispute, and did not.
    ///
    /// A quorum must have reported a weight of at least `totalGrams`, and either `receipt` is the payer's EIP-712
    /// `Receipt(bytes32 paymentId,uint128 grams)` over `totalGrams`, or `inspectionSeconds` have passed since the
    /// report was accepted. What was captured is brought to exactly `floor(maxAmount * totalGrams / maxGrams)`; that
    /// must be more than before: title is not given away.
    /// @param totalGrams Above what was delivered before, at most `maxGrams`.
    /// @param isFinal Returns the rest to the payer, frees the remaining goods and closes the payment.
    /// @param receipt The payer's signature, or empty.
    /// @param epcisEvent The CBV 2.0 hash of the EPCIS event of the delivery; not 0.
    function captureOnDelivery(
        Terms calldata terms,
        uint128 totalGrams,
        bool isFinal,
        bytes calldata receipt,
        bytes32 epcisEvent
    ) external;

    /// @notice Returns what is left to the payer and frees the goods. Caller: the operator, unless anything is
    /// disputed; or the receiver, who thereby concedes any dispute.
    function void(Terms calldata terms) external;

    /// @notice Returns to the payer what is left and not disputed, once the capture window closed. Anyone.
    ///
    /// While disputes wait for a ruling the payment stays open with what is disputed. From `resolveBefore` on, of each
    /// disputed remainder `floor(remainder * silenceBps / 10_000)` goes to the receiver, as a capture would, and the
    /// rest to the payer. Frees the goods when the payment closes.
    /// @param milestones The list; empty when there are no milestones, and ignored when nothing is disputed.
    function reclaim(Terms calldata terms, uint120[] calldata milestones) external;

    /// @notice Returns captured money to the payer, straight from who pays it, by ERC-20 allowance to this contract.
    /// Title does not move.
    ///
    /// Caller: the operator, who then pays all of it; or the receiver, who pays `amount` less the commission on it,
    /// while every fee receiver returns its share of that commission, exactly what it was paid for it.
    /// @dev Warning: an allowance to this contract is only ever used for what its owner was paid by the same payment
    /// (as receiver or fee receiver), or by the owner's own call or signature (as operator or payer).
    /// @param refundableBefore What is refundable now. Makes a resend harmless.
    function refund(Terms calldata terms, uint120 amount, uint120 refundableBefore) external;

    /// @notice Freezes what is left of a milestone. Caller: payer or receiver, when the terms pin an arbiter, while
    /// captures are possible. Undisputed milestones go on.
    /// @param milestones The list; empty when there are no milestones, whose index is 0.
    /// @param reason Hash of a document that says why, or 0. Only emitted.
    function dispute(
        Terms calldata terms,
        uint120[] calldata milestones,
        uint8 index,
        bytes32 reason
    ) external;

    /// @notice Divides what is left of a disputed milestone. Caller: the arbiter. Without milestones it closes the
    /// payment.
    /// @param milestones The list; empty when there are no milestones, whose index is 0.
    /// @param toReceiver Goes to the receiver, less the commission a capture bears; the rest goes to the payer.
    /// @param grams With goods: title that goes to `titleTo` with it, within the reservation, zero exactly when
    /// `toReceiver` is. The arbiter's judgement stands for weight, inspection and price, and for the recall of a lot.
    /// Otherwise 0. The ledger's EPCIS event is 0: the ruling is the event.
    function resolve(
        Terms calldata terms,
        uint120[] calldata milestones,
        uint8 index,
        uint120 toReceiver,
        uint128 grams
    ) external;

    /// @notice Divides all that is left as both parties signed, disputed or not, and closes the payment. Anyone may
    /// send it, at any time while the payment is open. Goods as in {resolve}.
    ///
    /// Both sign EIP-712 `Settlement(bytes32 paymentId,uint120 capturable,uint120 toReceiver,uint128 grams)` over
    /// what is left now.
    /// @dev Warning: an offer has no date; it holds while what is left stays the same.
    /// @param payerSignature The payer's.
    /// @param receiverSigner The receiver, or a signer of its organisation by the directory.
    /// @param receiverSignature Its signature.
    function settle(
        Terms calldata terms,
        uint120 toReceiver,
        uint128 grams,
        bytes calldata payerSignature,
        address receiverSigner,
        bytes calldata receiverSignature
    ) external;

    /// @notice Pays all of the caller's credit to `to`.
    function claimCredit(address token, address to) external;

    /// @notice Pays all of `account`'s credit to `to`, as it signed. Anyone may send it.
    /// @param deadline Valid while `now < deadline`; 0 has always expired.
    /// @param signature The account's EIP-712 `CreditClaim(address token,address account,address to,uint256
    /// nonce,uint48 deadline)` with nonce = {creditNonceOf} the account.
    function claimCreditFor(
        address token,
        address account,
        address to,
        uint48 deadline,
        bytes calldata signature
    ) external;

    /// @notice The payment's id.
    function paymentId(Terms calldata terms) external view returns (bytes32);

    /// @notice A payment's `phase`, what is `capturable` and `refundable`; all zero when unknown. Bit i of `disputed`:
    /// milestone i is disputed.
    function stateOf(
        bytes32 paymentId_
    ) external view returns (Phase phase, uint120 capturable, uint120 refundable, uint16 disputed);

    /// @notice What has left the milestone, captured or divided by a ruling; 0 for payments without milestones.
    function milestoneSpentOf(bytes32 paymentId_, uint8 index) external view returns (uint120);

    /// @notice What failed payouts left for the account.
    function creditOf(address token, address account) external view returns (uint256);

    /// @notice The nonce of the account's next signed claim.
    function creditNonceOf(address account) external view returns (uint256);

    /// @notice The token's cap; 0 when it is not accepted.
    function capOf(address token) external view returns (uint256);

    /// @notice The ledger whose title is moved.
    function ledger() external view returns (address);

    /// @notice The reports that carry weights.
    function reports() external view returns (address);

    /// @notice The directory that says who signs for the receiver.
    function directory() external view returns (address);

    /// @notice Permit2's SignatureTransfer.
    function permit2() external view returns (address);

    /// @notice The contract that deploys ERC-6492 wallets.
    function walletDeployer() external view returns (address);
}
