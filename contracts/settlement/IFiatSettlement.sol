// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title IFiatSettlement
/// @notice Orders that are paid through banks: no money passes here, but title moves only against it. The seller's
/// goods are reserved when the order is opened; a quorum reports what the bank received, another report what was
/// weighed; title to the grams that are paid and weighed then goes to the buyer.
///
/// An order is its {FiatTerms}; their EIP-712 hash under this contract's domain is its id, used once. The contract
/// keeps one word per order and is given the terms again on every call. Its order reference is pinned to this rail by
/// the material ledger: an order that was opened here can never be settled in tokens, and the reverse.
///
/// Reports, both with the order's id as subject:
/// - `keccak256("TopSteel.FiatReceipt")`: minor units of `currency` received for this order in total, net of what went
///   back. It must be fresh by the feed's limits: bank money can be returned, so an old receipt is no receipt.
/// - `keccak256("TopSteel.Weight")`: net grams on the weigh ticket, however old.
///
/// Price: `g` grams are worth `ceil(amountMinor * g / maxGrams)` minor units, rounded up, so that title is never given
/// for less than its price. Over all releases only the total counts, so parts cost what the whole costs.
///
/// Windows are half-open: title can be released while `now < releaseBefore`; from then on anyone may {cancel}.
///
/// @dev Warning: the seller's account is paid outside. If the seller or the operator cancels after the buyer paid and
/// before the receipt was reported, the money must be returned outside.
interface IFiatSettlement {
    /// @notice Phases of an order: None, Open, Closed (all title released, or cancelled).
    enum Phase {
        None,
        Open,
        Closed
    }

    /// @notice What seller and buyer agreed. `receiver` is paid and holds the title that is sold; title goes to
    /// `titleTo`. `amountMinor` minor units of `currency` (ISO 4217, three capital letters) pay for `maxGrams` grams of
    /// the lot `lotId`. `operator` runs the order. `orderRef` is the order's reference, `salt` makes two equal agreements
    /// different orders.
    struct FiatTerms {
        address operator;
        address receiver;
        address titleTo;
        uint256 lotId;
        uint128 maxGrams;
        bytes3 currency;
        uint120 amountMinor;
        uint48 releaseBefore;
        bytes32 orderRef;
        bytes32 salt;
    }

    /// @notice Operator, receiver and the buyer that title goes to must be given.
    error FiatSettlement_PartyMissing(address operator, address receiver, address titleTo);
    /// @notice Lot, grams and amount must be given.
    error FiatSettlement_TermsIncomplete(uint256 lotId, uint128 maxGrams, uint120 amountMinor);
    /// @notice Not three capital letters.
    error FiatSettlement_CurrencyInvalid(bytes3 currency);
    /// @notice The order was opened before; an id is used once.
    error FiatSettlement_AlreadyOpened(bytes32 orderId);
    /// @notice The order is not open.
    error FiatSettlement_NotOpen(bytes32 orderId, Phase phase);
    /// @notice Too late: the window closed at `before`.
    error FiatSettlement_WindowClosed(uint48 time, uint48 before);
    /// @notice The seller did not consent: wrong signature, or not a signer of the receiver.
    error FiatSettlement_AcceptanceInvalid(address signer);
    /// @notice The caller may not do this.
    error FiatSettlement_NotAllowed(address caller);
    /// @notice A release names the EPCIS event of its delivery.
    error FiatSettlement_EpcisEventMissing(bytes32 orderId);
    /// @notice The total must grow. A resent release ends here and changes nothing.
    error FiatSettlement_AlreadyReleased(uint128 totalGrams, uint128 releasedGrams);
    /// @notice More grams than the terms allow.
    error FiatSettlement_ReleaseAboveMaximum(uint128 totalGrams, uint128 maxGrams);
    /// @notice More grams than the weigh ticket says; 0 when nothing was weighed.
    error FiatSettlement_ReleaseAboveWeighed(uint128 totalGrams, uint128 weighedGrams);
    /// @notice The bank received less than the grams are worth.
    error FiatSettlement_ReleaseAboveReceived(uint256 worthMinor, uint128 receivedMinor);
    /// @notice Money was reported for more than was released: only the operator may cancel before `releaseBefore`.
    error FiatSettlement_TitleOwed(uint128 receivedMinor, uint256 worthMinor);

    /// @notice The goods are reserved; `terms` are emitted here once.
    event OrderOpened(
        bytes32 indexed orderId,
        address indexed receiver,
        address indexed titleTo,
        bytes32 orderRef,
        address acceptanceSigner,
        FiatTerms terms
    );
    /// @notice Title to `grams` went to the buyer; the totals include them. `receivedMinor` is what the bank had
    /// received by the report that counted, `worthMinor` what `totalGrams` are worth.
    event OrderReleased(
        bytes32 indexed orderId,
        uint128 grams,
        uint128 totalGrams,
        uint256 worthMinor,
        uint128 receivedMinor,
        bytes32 epcisEvent,
        address actor
    );
    /// @notice The order is closed and the goods that were not released are free again.
    event OrderCancelled(bytes32 indexed orderId, uint128 releasedGrams, address actor);

    /// @notice Opens an order and reserves its goods. Anyone may send it: the seller signed the terms.
    /// @param acceptanceSigner A signer of the receiver's organisation, or the receiver.
    /// @param acceptance Its EIP-712 `Acceptance(bytes32 orderId)`, domain "TopSteel FiatSettlement" version "1".
    /// @return orderId The order's id.
    function open(
        FiatTerms calldata terms,
        address acceptanceSigner,
        bytes calldata acceptance
    ) external returns (bytes32 orderId);

    /// @notice Brings the title released to `totalGrams`, when so much is paid and weighed. Closes the order at
    /// `maxGrams`. Caller: the operator, the receiver, or `titleTo`: nobody can withhold title that is paid.
    /// @param totalGrams What has been delivered in total.
    /// @param epcisEvent The CBV 2.0 hash of the EPCIS event of the delivery.
    function release(FiatTerms calldata terms, uint128 totalGrams, bytes32 epcisEvent) external;

    /// @notice Frees what was not released and closes the order. Caller: the operator; the receiver, unless more is
    /// reported as received than the released grams are worth; from `releaseBefore` on, anyone.
    function cancel(FiatTerms calldata terms) external;

    /// @notice The order's id.
    function orderId(FiatTerms calldata terms) external view returns (bytes32);

    /// @notice The order's state; zero when unknown.
    function stateOf(bytes32 orderId_) external view returns (Phase phase, uint128 releasedGrams);

    /// @notice What grams are worth by the terms, in minor units, rounded up.
    function worthOf(FiatTerms calldata terms, uint128 grams) external pure returns (uint256 worthMinor);

    /// @notice The ledger whose title is moved.
    function ledger() external view returns (address);

    /// @notice The reports that carry receipts and weights.
    function reports() external view returns (address);

    /// @notice The directory that says who signs for the receiver.
    function directory() external view returns (address);
}
