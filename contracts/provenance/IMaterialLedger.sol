// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICertificateRegistry} from "../certificates/ICertificateRegistry.sol";

/// @title IMaterialLedger
/// @notice Title to steel. A lot is an ERC-1155 id, its supply is its mass in grams, a transfer is a transfer of
/// title. A certificate covers a certified mass; the lots under it can never exceed that mass.
///
/// Lot ids have 100 bits, so that a label can carry them as 20 characters:
/// `uint256(keccak256(abi.encode(chainId, ledger, origin, ordinal))) >> 156`; origin is the certificate's id for a
/// commissioned lot (ordinal = how many lots the certificate had before) and the act's id for a transformed one.
///
/// Emissions are grams of CO2e and follow the mass. Of a lot with `e` grams CO2e left on `m` grams of steel left,
/// consuming `g` grams takes `floor(e * g / m)` along, and the last gram takes all that is left: no cut loses any.
///
/// Reserved grams are pinned by an open payment: their holder cannot transfer or transform them.
///
/// Lineage has no cycle: inputs of a transformation exist before it, outputs do not ({MaterialLedger_LotExists}).
/// From a lot to its parents without an index: {LotProduced} by lot leads to the transformation, {LotConsumed} by
/// transformation to the parents; the other way round it leads to the children.
///
/// One order, one rail: the first reservation of (holder, order reference) pins the order to the settlement contract
/// that made it, for good, whatever becomes of the payment.
///
/// A certificate is asked about when a lot is commissioned. If it is revoked later, nothing more is commissioned
/// under it, its subject is never commissioned under another one, and the lots that exist stand: their steel is in
/// the world. Their issuer {recall}s them when the steel is at fault.
///
/// Receiver hooks (ERC-1155) run last, when every balance and figure of the act is written.
///
/// @dev Warning: {release} calls no receiver hook, on purpose: a buyer's contract must not be able to refuse the
/// title and so keep the seller from being paid. The buyer signed the address that title goes to.
/// @dev Warning: order references are scoped by holder. Two orders of one holder with the same reference are one
/// order here, a reference of 0 included.
interface IMaterialLedger {
    /// @notice A lot as it was created. `certificate`, `documentHash`, `subject`, `batch` and `index` are zero for
    /// a transformed lot. `evidence` is the SHA-256 of the evidence document. `issuer` is the manufacturer, or the
    /// organisation that transformed. `commissionedAt` is when the lot was made; `recalledAt` is 0 unless recalled.
    struct Lot {
        bytes32 certificate;
        bytes32 documentHash;
        bytes32 evidence;
        bytes32 subject;
        address issuer;
        uint64 batch;
        uint32 index;
        uint128 massGrams;
        uint128 emissionsGrams;
        uint48 commissionedAt;
        uint48 recalledAt;
    }

    /// @notice The act of commissioning: title to `massGrams` goes to `to`. `epcisEvent` is the CBV 2.0 hash of the
    /// EPCIS event.
    struct Commission {
        address to;
        uint128 massGrams;
        uint128 emissionsGrams;
        bytes32 evidence;
        bytes32 epcisEvent;
    }

    /// @notice Grams of a lot that go into a transformation.
    struct Input {
        uint256 lotId;
        uint128 grams;
    }

    /// @notice A lot that comes out of a transformation.
    struct Output {
        address to;
        uint128 massGrams;
    }

    /// @notice The caller is neither of the settlement contracts.
    error MaterialLedger_NotSettlement(address caller, address settlementEscrow, address fiatSettlement);
    /// @notice The order is pinned to the other settlement contract.
    error MaterialLedger_OrderOnOtherRail(bytes32 orderRef, address rail);
    /// @notice Every act on lots names its EPCIS event. `lotId` is 0 when the act was to make lots.
    error MaterialLedger_EpcisEventMissing(uint256 lotId);
    /// @notice The emissions of all inputs and the process do not fit the unit: 2^128 grams.
    error MaterialLedger_EmissionsAboveLimit(uint256 emissionsGrams, uint128 limit);
    /// @notice The caller is not the certificate's issuer.
    error MaterialLedger_NotIssuer(address caller, address issuer);
    /// @notice The signer may not act for the issuer.
    error MaterialLedger_NotAuthorised(address organisation, address signer);
    /// @notice The signature is not `signer`'s over this act.
    error MaterialLedger_SignatureInvalid(address signer);
    /// @notice The signed act is no longer accepted. A deadline of 0 has always expired.
    error MaterialLedger_DeadlineExpired(uint48 deadline, uint48 time);
    /// @notice The certificate does not stand.
    error MaterialLedger_CertificateNotInForce(ICertificateRegistry.Status status);
    /// @notice Types 2.1 and 2.2 rest on non-specific inspection and cover no particular lot (EN 10204:2004).
    error MaterialLedger_InspectionNotSpecific(uint8 kind, uint8 least);
    /// @notice The issuer commissioned this subject (heat and batch) under another certificate.
    error MaterialLedger_SubjectAlreadyCommissioned(bytes32 subject, bytes32 certificate);
    /// @notice The lots under the certificate would exceed its mass.
    error MaterialLedger_CommissionAboveCertified(uint256 requestedTotal, uint128 certified);
    /// @notice A mass of zero.
    error MaterialLedger_MassZero();
    /// @notice Another lot has this id: 100 bits of two hashes collided. Commission or transform differently.
    error MaterialLedger_LotExists(uint256 lotId);
    /// @notice There is no such lot.
    error MaterialLedger_LotUnknown(uint256 lotId);
    /// @notice The lot is recalled.
    error MaterialLedger_LotRecalled(uint256 lotId, uint48 recalledAt);
    /// @notice More grams than the holder has free of reservations.
    error MaterialLedger_AboveAvailable(uint256 lotId, uint256 requested, uint256 available);
    /// @notice The payment has reserved grams of this lot already.
    error MaterialLedger_AlreadyReserved(bytes32 paymentId, uint256 lotId);
    /// @notice More grams than the payment still has reserved.
    error MaterialLedger_ReleaseAboveReserved(uint128 grams, uint128 reserved);
    /// @notice Mass in differs from mass out plus loss.
    error MaterialLedger_MassUnbalanced(uint256 inputGrams, uint256 outputGrams);
    /// @notice A transformation needs at least one input and one output.
    error MaterialLedger_NothingToTransform(uint256 inputs, uint256 outputs);
    /// @notice Recall reasons are 1 to 5, as for revocation.
    error MaterialLedger_UnknownReason(uint8 reason, uint8 last);

    /// @notice `certificateUsedGrams` is the mass of all lots under the certificate after this one.
    event LotCommissioned(
        uint256 indexed lotId,
        bytes32 indexed certificate,
        address indexed issuer,
        address to,
        uint128 massGrams,
        uint128 emissionsGrams,
        bytes32 documentHash,
        bytes32 subject,
        bytes32 evidence,
        bytes32 epcisEvent,
        uint128 certificateUsedGrams
    );
    /// @notice A transformation: `inputGrams` went in, `lossGrams` of them did not come out. The inputs
    /// ({LotConsumed}) and outputs ({LotProduced}) follow in the order of the call.
    event LotsTransformed(
        bytes32 indexed transformation,
        address indexed actor,
        uint256 inputGrams,
        uint128 lossGrams,
        uint128 processEmissionsGrams,
        bytes32 evidence,
        bytes32 epcisEvent
    );
    /// @notice `grams` of the holder's title to the lot went into the transformation and took `emissionsGrams` along.
    /// The remainders are what the whole lot has left after this input.
    event LotConsumed(
        uint256 indexed lotId,
        bytes32 indexed transformation,
        address indexed holder,
        uint128 grams,
        uint128 emissionsGrams,
        uint128 remainingGrams,
        uint128 remainingEmissionsGrams
    );
    /// @notice The lot came out of the transformation, title to `to`. Over all outputs the emissions sum to those
    /// that the inputs took along plus the process's.
    event LotProduced(
        uint256 indexed lotId,
        bytes32 indexed transformation,
        address indexed to,
        uint128 massGrams,
        uint128 emissionsGrams
    );
    /// @notice The holder moved title by {transferTitle}; ERC-1155's TransferSingle is emitted too.
    event TitleTransferred(
        uint256 indexed lotId,
        address indexed from,
        address indexed to,
        uint128 grams,
        bytes32 epcisEvent
    );
    /// @notice `rail` is the only settlement contract that can ever reserve for this order.
    event OrderPinned(address indexed holder, bytes32 indexed orderRef, address rail);
    /// @notice `reservedTotal` is what the holder has reserved of this lot over all payments, after this one.
    event TitleReserved(
        bytes32 indexed paymentId,
        uint256 indexed lotId,
        address indexed holder,
        bytes32 orderRef,
        uint128 grams,
        uint128 reservedTotal
    );
    /// @notice `releasedTotal` is what the payment has released so far, this release included. `epcisEvent` is 0 when
    /// title moves by a ruling.
    event TitleReleased(
        bytes32 indexed paymentId,
        uint256 indexed lotId,
        address indexed to,
        address from,
        uint128 grams,
        uint128 releasedTotal,
        bytes32 epcisEvent
    );
    /// @notice `grams` that were reserved for the payment are free to the holder again; `reservedTotal` is what the
    /// holder still has reserved of this lot over all payments.
    event ReservationCancelled(
        bytes32 indexed paymentId,
        uint256 indexed lotId,
        address indexed holder,
        uint128 grams,
        uint128 reservedTotal
    );
    /// @notice The issuer withdraws the lot from use; `reason` says why.
    event LotRecalled(uint256 indexed lotId, address indexed issuer, uint8 reason, bytes32 epcisEvent);

    /// @notice Creates a lot under a certificate. Caller: the certificate's issuer, with MILL or PROCESSOR.
    /// @param certificate The certificate, as it was issued.
    /// @param evidence What proves it, see {ICertificateRegistry.status}.
    /// @param terms What is made, for whom, with which documents.
    /// @return lotId The lot's id, see above.
    function commission(
        ICertificateRegistry.Certificate calldata certificate,
        ICertificateRegistry.Evidence calldata evidence,
        Commission calldata terms
    ) external returns (uint256 lotId);

    /// @notice Creates a lot under a certificate on the signature of one of its issuer's signers.
    /// @dev Warning: the signature names the ordinal, so it creates one lot once.
    /// @param terms What is made, for whom, with which documents; as in {commission}, with certificate and evidence.
    /// @param signature EIP-712, domain "TopSteel MaterialLedger" version "1": `Commission(bytes32
    /// certificate,uint64 ordinal,address to,uint128 massGrams,uint128 emissionsGrams,bytes32 evidence,bytes32
    /// epcisEvent,uint48 deadline)`, ordinal = {lotsOf} the certificate.
    function commissionFor(
        ICertificateRegistry.Certificate calldata certificate,
        ICertificateRegistry.Evidence calldata evidence,
        Commission calldata terms,
        address signer,
        uint48 deadline,
        bytes calldata signature
    ) external returns (uint256 lotId);

    /// @notice Turns grams of lots into other lots: cutting, splitting, rolling on. Caller: the holder, an
    /// organisation with MILL, PROCESSOR or STOCKIST. Mass in = mass out + `lossGrams`, to the gram.
    /// @dev Emissions out = emissions carried by the inputs + `processEmissionsGrams`, shared by mass, rounded
    /// down, and the last output takes the remainder. Loss carries none: its emissions stay with the outputs. A lot
    /// may be named twice; each time it gives of what the time before has left. Recalled lots cannot be transformed.
    /// @return outputLotIds In the order of `outputs`.
    function transform(
        Input[] calldata inputs,
        Output[] calldata outputs,
        uint128 lossGrams,
        uint128 processEmissionsGrams,
        bytes32 evidence,
        bytes32 epcisEvent
    ) external returns (uint256[] memory outputLotIds);

    /// @notice Moves title of the caller to `to`, with the event that says so. Works for recalled lots: they must go
    /// back. Plain ERC-1155 transfers move title as well; they say nothing of the physical event.
    /// @dev Calls the receiver's ERC-1155 hook, with no data. Reserved grams cannot be moved.
    function transferTitle(uint256 lotId, address to, uint128 grams, bytes32 epcisEvent) external;

    /// @notice Flags a lot. Its title can still be transferred (it must go back), but it can no longer be
    /// transformed, reserved or released on delivery. A ruling or a settlement still releases it: the issuer, who may be
    /// the buyer, does not decide alone whether steel that was delivered is paid. Caller: the lot's issuer. Irreversible.
    /// @dev Lots made from it are not flagged here: who made them decides. The index shows them as descendants.
    /// @param reason 1 erroneous, 2 withdrawn, 3 superseded, 4 material nonconforming, 5 key compromised.
    function recall(uint256 lotId, uint8 reason, bytes32 epcisEvent) external;

    /// @notice Pins grams of the holder's title for a payment, and the holder's order `orderRef` to the calling rail.
    /// Caller: a settlement contract, which has checked the holder's consent.
    function reserve(
        bytes32 paymentId,
        bytes32 orderRef,
        uint256 lotId,
        address holder,
        uint128 grams
    ) external;

    /// @notice Moves reserved title from holder to `to`. Caller: a settlement contract, in the transaction that pays
    /// the holder. Payment ids are EIP-712 digests under the settlement contract's own domain, so one rail cannot
    /// name a payment of the other.
    /// @param epcisEvent The CBV 2.0 hash of the EPCIS event of the delivery; 0 when title moves by a ruling.
    /// @return releasedTotal What the payment has released so far.
    function release(
        bytes32 paymentId,
        uint256 lotId,
        address holder,
        uint128 grams,
        address to,
        bytes32 epcisEvent
    ) external returns (uint128 releasedTotal);

    /// @notice Frees what the payment still has reserved. Nothing happens when that is nothing. Caller: a settlement contract.
    function cancelReservation(bytes32 paymentId, uint256 lotId, address holder) external;

    /// @notice The lot as created; reverts with {MaterialLedger_LotUnknown}.
    function lotOf(uint256 lotId) external view returns (Lot memory);

    /// @notice Mass of all lots commissioned under the certificate.
    function certifiedUsedGrams(bytes32 certificate) external view returns (uint128);

    /// @notice How many lots were commissioned under the certificate: the next ordinal.
    function lotsOf(bytes32 certificate) external view returns (uint64);

    /// @notice The certificate under which the issuer commissioned the subject, or zero.
    function certificateOf(address issuer, bytes32 subject) external view returns (bytes32);

    /// @notice What a holder can transfer: balance less reserved.
    function availableOf(address holder, uint256 lotId) external view returns (uint256);

    /// @notice What a payment still has reserved and has released.
    function reservationOf(
        bytes32 paymentId,
        uint256 lotId,
        address holder
    ) external view returns (uint128 reserved, uint128 released);

    /// @notice What is left of the lot: grams not transformed away, and their emissions.
    function remainingOf(uint256 lotId) external view returns (uint128 massGrams, uint128 emissionsGrams);

    /// @notice The settlement contract that the holder's order `orderRef` is pinned to; 0 before its first reservation.
    function railOf(address holder, bytes32 orderRef) external view returns (address);

    /// @notice The rail of tokens, which may reserve, release and cancel.
    function settlementEscrow() external view returns (address);

    /// @notice The rail of bank money, which may reserve, release and cancel. There is no third.
    function fiatSettlement() external view returns (address);

    /// @notice The registry whose certificates count.
    function registry() external view returns (address);

    /// @notice The directory that says who may act for whom.
    function directory() external view returns (address);
}
