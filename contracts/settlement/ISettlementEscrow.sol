// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title ISettlementEscrow
/// @notice Payments in the words of card payments (authorize, capture, void, reclaim, refund) and delivery versus
/// payment: when terms pin goods, money and title move in one transaction or not at all.
///
/// A payment is its {Terms}; their EIP-712 hash under this contract's domain is the payment's id. The payer signs
/// an ERC-3009 `ReceiveWithAuthorization` whose nonce is that id: the signature pays this escrow, on this chain,
/// for these terms, once. The contract keeps two words per payment and is given the terms again on every call.
///
/// Money per payment: `maxAmount = capturable + captured + voided or reclaimed`; `refunded <= captured`.
/// The commission is cumulative: after captures of `c` in total it is `floor(c * feeBps / 10_000)`, so ten thousand
/// small captures cost what one costs. It is shared in order: the i-th receiver has
/// `floor(rest * shareBps_i / (shareBps_i + … + shareBps_n))` of what the earlier ones left; nothing is lost.
///
/// Windows are half-open: authorize while `now < authorizeBefore`; capture while `now < captureBefore`; from then on
/// anyone may {reclaim} for the payer; refund while `now < refundBefore`.
///
/// Tokens: any ERC-20 with ERC-3009 (`bytes` signature) whose transfers move exactly the amount. Fee-on-transfer is
/// refused at {authorize}; rebasing tokens must not be used. A payout that fails becomes the payee's credit.
///
/// @dev Warning: the contract is immutable and has no owner. The operator decides when to capture and void, but not
/// where money goes, nor at which price title goes.
interface ISettlementEscrow {
    /// @notice Phases of a payment: None, Authorized, Closed (nothing capturable any more; refunds still possible).
    enum Phase {
        None,
        Authorized,
        Closed
    }

    /// @notice A share of the commission, in basis points of the commission. Shares sum to 10,000.
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
    /// `operator` captures and voids. `payer` pays, `receiver` is paid and holds the title that is sold.
    /// `inspectionSeconds` is how long the payer may inspect after the weight was reported.
    /// `feeBps` of each capture go to `feeShares`, at most 1,000 (10 %).
    /// `arbiter` may divide a disputed payment; 0 for none. `milestones` is the hash of the list of milestones;
    /// 0, the only value accepted so far, means one milestone. `orderRef` is the order's reference, `salt` makes
    /// two equal agreements different payments.
    struct Terms {
        address operator;
        address payer;
        address receiver;
        address token;
        uint120 maxAmount;
        uint48 authorizeBefore;
        uint48 captureBefore;
        uint48 refundBefore;
        uint32 inspectionSeconds;
        uint16 feeBps;
        FeeShare[] feeShares;
        address arbiter;
        Goods goods;
        bytes32 milestones;
        bytes32 orderRef;
        bytes32 salt;
    }

    /// @notice The caller may not do this.
    error SettlementEscrow_NotAllowed(address caller, address allowed);
    /// @notice The payment was authorized before; an id is used once.
    error SettlementEscrow_AlreadyAuthorized(bytes32 paymentId);
    /// @notice The payment is not open.
    error SettlementEscrow_NotOpen(bytes32 paymentId, Phase phase);
    /// @notice Too late: the window closed at `before`.
    error SettlementEscrow_WindowClosed(uint48 time, uint48 before);
    /// @notice Too early: the payer's exit opens at `opensAt`.
    error SettlementEscrow_ReclaimTooEarly(uint48 time, uint48 opensAt);
    /// @notice Windows must be in order: authorize, capture, refund.
    error SettlementEscrow_WindowsOutOfOrder(
        uint48 authorizeBefore,
        uint48 captureBefore,
        uint48 refundBefore
    );
    /// @notice Operator, payer, receiver and token must be given.
    error SettlementEscrow_PartyMissing();
    /// @notice An amount of zero.
    error SettlementEscrow_AmountZero();
    /// @notice The commission is above the cap.
    error SettlementEscrow_FeeAboveCap(uint16 feeBps, uint16 cap);
    /// @notice Shares must sum to 10,000, or be absent when there is no commission.
    error SettlementEscrow_SharesUnbalanced(uint256 sumBps, uint256 required);
    /// @notice Too many shares.
    error SettlementEscrow_TooManyShares(uint256 count, uint256 limit);
    /// @notice A share is zero or has no receiver.
    error SettlementEscrow_ShareInvalid(address receiver, uint16 shareBps);
    /// @notice Milestones are not supported.
    error SettlementEscrow_MilestonesNotSupported(bytes32 milestones);
    /// @notice Goods need a lot, a mass and a receiver of title, or none of the three.
    error SettlementEscrow_GoodsIncomplete(uint256 lotId, uint128 maxGrams, address titleTo);
    /// @notice The seller did not consent: wrong signature, or not a signer of the receiver.
    error SettlementEscrow_AcceptanceInvalid(address signer);
    /// @notice The token delivered something else than the amount.
    error SettlementEscrow_CollectedWrongAmount(uint256 collected, uint256 required);
    /// @notice More than is left.
    error SettlementEscrow_CaptureAboveAuthorized(uint120 amount, uint120 capturable);
    /// @notice Money without title: the terms pin goods and no gram was to move.
    error SettlementEscrow_TitleMissing(bytes32 paymentId);
    /// @notice Title without goods in the terms.
    error SettlementEscrow_GoodsMissing(bytes32 paymentId, uint128 grams);
    /// @notice No weight was reported for this payment.
    error SettlementEscrow_NotWeighed(bytes32 paymentId);
    /// @notice More grams than the weigh ticket says.
    error SettlementEscrow_CaptureAboveWeighed(uint256 totalGrams, uint256 weighedGrams);
    /// @notice More grams than the terms allow.
    error SettlementEscrow_CaptureAboveMaximum(uint256 totalGrams, uint128 maxGrams);
    /// @notice More money than the delivered grams are worth by the terms.
    error SettlementEscrow_AmountAboveWeighed(uint256 totalAmount, uint256 worth);
    /// @notice Less money than the delivered grams are worth by the terms: title is not given away.
    error SettlementEscrow_AmountBelowWeighed(uint256 totalAmount, uint256 worth);
    /// @notice The payer may still inspect, and has not signed a receipt.
    error SettlementEscrow_InspectionOpen(uint48 time, uint48 opensAt);
    /// @notice The receipt is not the payer's, or not for these grams.
    error SettlementEscrow_ReceiptInvalid(address payer, uint256 totalGrams);
    /// @notice More than was captured and not yet refunded.
    error SettlementEscrow_RefundAboveCaptured(uint120 amount, uint120 refundable);
    /// @notice There is no credit to claim.
    error SettlementEscrow_NoCredit(address token, address account);
    /// @notice The caller left too little gas for a payout to be tried fairly.
    error SettlementEscrow_GasTooLow(uint256 left, uint256 required);

    /// @notice `amount` entered the escrow; `terms` are emitted here once.
    event PaymentAuthorized(
        bytes32 indexed paymentId,
        address indexed payer,
        address indexed receiver,
        address token,
        uint120 amount,
        bytes32 orderRef,
        uint256 lotId,
        uint128 maxGrams,
        Terms terms
    );
    /// @notice Of `amount`, `fee` went to the fee receivers and the rest to the receiver. Totals include this one.
    event PaymentCaptured(
        bytes32 indexed paymentId,
        uint120 amount,
        uint120 fee,
        uint128 grams,
        uint120 totalCaptured,
        uint128 totalGrams,
        address actor
    );
    /// @notice `amount` went back to the payer, by {void} or by a final {capture}.
    event PaymentVoided(bytes32 indexed paymentId, uint120 amount, address actor);
    /// @notice `amount` went back to the payer after the capture window.
    event PaymentReclaimed(bytes32 indexed paymentId, uint120 amount, address actor);
    /// @notice `feeReversed` of `amount` came from the operator, who returns commission at the rate it was taken.
    event PaymentRefunded(
        bytes32 indexed paymentId,
        uint120 amount,
        uint120 totalRefunded,
        uint120 feeReversed,
        address actor
    );
    /// @notice One share of the commission on a capture was paid, or credited to `receiver`.
    event FeePaid(bytes32 indexed paymentId, address indexed receiver, uint120 amount);
    /// @notice A payout failed; `total` is the account's whole credit in this token.
    event CreditAssigned(address indexed token, address indexed account, uint256 amount, uint256 total);
    /// @notice `account` had its credit of `amount` paid out to `to`.
    event CreditClaimed(address indexed token, address indexed account, address to, uint256 amount);

    /// @notice Takes `maxAmount` into escrow, and pins the goods. Anyone may send it: the payer signed everything.
    /// @param collection `abi.encode(uint256 validAfter, uint256 validBefore, bytes signature)` of the payer's
    /// ERC-3009 `ReceiveWithAuthorization(from = payer, to = escrow, value = maxAmount, …, nonce = paymentId)`.
    /// @param acceptanceSigner With goods: a signer of the receiver's organisation. Otherwise ignored.
    /// @param acceptance With goods: its EIP-712 `Acceptance(bytes32 paymentId)`, domain "TopSteel
    /// SettlementEscrow" version "1". Nobody can pin another's goods without it.
    function authorize(
        Terms calldata terms,
        bytes calldata collection,
        address acceptanceSigner,
        bytes calldata acceptance
    ) external;

    /// @notice Pays the receiver and the fee receivers, and with goods moves the title. Caller: the operator.
    ///
    /// With goods, let `total` be the grams captured before plus `grams`. Then a quorum must have reported a
    /// weight of at least `total`; the amount must bring the captured total to exactly
    /// `floor(maxAmount * total / maxGrams)`; and either `receipt` is the payer's EIP-712 `Receipt(bytes32
    /// paymentId,uint128 grams)` over `total`, or `inspectionSeconds` have passed since the report was accepted.
    /// @param amount What is captured now, more than zero.
    /// @param grams What is delivered now; 0 without goods.
    /// @param isFinal Returns the rest to the payer, frees the remaining goods and closes the payment.
    /// @param receipt The payer's signature, or empty.
    function capture(
        Terms calldata terms,
        uint120 amount,
        uint128 grams,
        bool isFinal,
        bytes calldata receipt
    ) external;

    /// @notice Returns what is left to the payer and frees the goods. Caller: the operator or the receiver.
    function void(Terms calldata terms) external;

    /// @notice Returns what is left to the payer and frees the goods, once the capture window closed. Anyone.
    function reclaim(Terms calldata terms) external;

    /// @notice Returns captured money to the payer. Title does not move. Caller: the operator, who pays all of it;
    /// or the receiver, who pays `amount` less the commission on it, and the operator's allowance pays that part.
    /// Both by ERC-20 allowance to this contract.
    /// @dev The commission reversed is cumulative as well: `floor(refundedTotal * feeBps / 10_000)`.
    function refund(Terms calldata terms, uint120 amount) external;

    /// @notice Pays the caller's credit to `to`.
    function claimCredit(address token, address to) external;

    /// @notice The payment's id.
    function paymentId(Terms calldata terms) external view returns (bytes32);

    /// @notice A payment's state; all zero when unknown.
    function stateOf(
        bytes32 paymentId_
    )
        external
        view
        returns (Phase phase, uint120 capturable, uint120 captured, uint120 refunded, uint128 capturedGrams);

    /// @notice What a failed payout left for the account.
    function creditOf(address token, address account) external view returns (uint256);

    /// @notice The ledger whose title is moved.
    function ledger() external view returns (address);

    /// @notice The reports that carry weights.
    function reports() external view returns (address);

    /// @notice The directory that says who signs for the receiver.
    function directory() external view returns (address);
}
