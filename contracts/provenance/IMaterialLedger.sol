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
/// @dev Warning: {release} calls no receiver hook, on purpose: a buyer's contract must not be able to refuse the
/// title and so keep the seller from being paid. The buyer signed the address that title goes to.
interface IMaterialLedger {
    /// @notice A lot as it was created. `certificate`, `documentHash`, `subject`, `batch` and `index` are zero for
    /// a transformed lot. `evidence` is the SHA-256 of the evidence document. `issuer` is the manufacturer, or the
    /// organisation that transformed. `recalledAt` is 0 unless recalled.
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

    /// @notice The caller is not the settlement contract.
    error MaterialLedger_NotSettlement(address caller, address settlement);
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
    error MaterialLedger_NothingToTransform();
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
    /// @notice Emissions of the outputs sum to those carried by the inputs plus `processEmissionsGrams`.
    event LotsTransformed(
        bytes32 indexed transformation,
        address indexed actor,
        uint256[] inputLotIds,
        uint128[] inputGrams,
        uint256[] outputLotIds,
        uint128[] outputGrams,
        uint128[] outputEmissionsGrams,
        uint128 lossGrams,
        uint128 processEmissionsGrams,
        bytes32 evidence,
        bytes32 epcisEvent
    );
    /// @notice `reservedTotal` is what the holder has reserved of this lot over all payments, after this one.
    event TitleReserved(
        bytes32 indexed paymentId,
        uint256 indexed lotId,
        address indexed holder,
        uint128 grams,
        uint128 reservedTotal
    );
    /// @notice `releasedTotal` is what the payment has released so far, this release included.
    event TitleReleased(
        bytes32 indexed paymentId,
        uint256 indexed lotId,
        address indexed to,
        address from,
        uint128 grams,
        uint128 releasedTotal,
        bytes32 epcisEvent
    );
    /// @notice `grams` that were reserved for the payment are free to the holder again.
    event ReservationCancelled(
        bytes32 indexed paymentId,
        uint256 indexed lotId,
        address indexed holder,
        uint128 grams
    );
    /// @notice The issuer withdraws the lot from use; `reason` says why.
    event LotRecalled(uint256 indexed lotId, address actor, uint8 reason);

    /// @notice Creates a lot under a certificate. Caller: the certificate's issuer, with MILL or PROCESSOR.
    /// @return lotId The lot's id, see above.
    function commission(
        ICertificateRegistry.Certificate calldata certificate,
        ICertificateRegistry.Evidence calldata evidence,
        Commission calldata terms
    ) external returns (uint256 lotId);

    /// @notice Creates a lot under a certificate on the signature of one of its issuer's signers.
    /// @dev Warning: the signature names the ordinal, so it creates one lot once.
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
    /// down, and the last output takes the remainder. Recalled lots cannot be transformed.
    /// @return outputLotIds In the order of `outputs`.
    function transform(
        Input[] calldata inputs,
        Output[] calldata outputs,
        uint128 lossGrams,
        uint128 processEmissionsGrams,
        bytes32 evidence,
        bytes32 epcisEvent
    ) external returns (uint256[] memory outputLotIds);

    /// @notice Flags a lot. Its title can still be transferred (it must go back), but it can no longer be
    /// transformed, reserved or released against payment. Caller: the lot's issuer. Irreversible.
    function recall(uint256 lotId, uint8 reason) external;

    /// @notice Pins grams of the holder's title for a payment. Caller: the settlement contract, which has checked
    /// the holder's consent.
    function reserve(bytes32 paymentId, bytes32 orderRef, uint256 lotId, address holder, uint128 grams) external;

    /// @notice Moves reserved title from holder to `to`. Caller: the settlement contract, in the transaction that
    /// pays the holder.
    /// @return releasedTotal What the payment has released so far.
    function release(
        bytes32 paymentId,
        uint256 lotId,
        address holder,
        uint128 grams,
        address to,
        bytes32 epcisEvent
    ) external returns (uint128 releasedTotal);

    /// @notice Frees what the payment still has reserved. Caller: the settlement contract.
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

    /// @notice The rail of tokens, which may reserve, release and cancel.
    function settlementEscrow() external view returns (address);

    /// @notice The rail of bank money, which may reserve, release and cancel.
    function fiatSettlement() external view returns (address);

    /// @notice The registry whose certificates count.
    function registry() external view returns (address);

    /// @notice The directory that says who may act for whom.
    function directory() external view returns (address);
}
