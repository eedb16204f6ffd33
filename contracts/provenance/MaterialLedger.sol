// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC1155Utils} from "@openzeppelin/contracts/token/ERC1155/utils/ERC1155Utils.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {ICertificateRegistry} from "../certificates/ICertificateRegistry.sol";
import {Capabilities} from "../directory/Capabilities.sol";
import {IDirectory} from "../directory/IDirectory.sol";
import {IMaterialLedger} from "./IMaterialLedger.sol";
import {MassBalance} from "./MassBalance.sol";
import {TitleToken} from "./TitleToken.sol";

/// @title MaterialLedger
/// @notice The specification is {IMaterialLedger}.
contract MaterialLedger is IMaterialLedger, TitleToken, EIP712, ReentrancyGuardTransient {
    /// @dev The first word is all that a delivery reads of a lot.
    struct StoredLot {
        address issuer;
        uint48 commissionedAt;
        uint48 recalledAt;
        uint128 massGrams;
        uint128 emissionsGrams;
        bytes32 evidence;
        bytes32 certificate;
        bytes32 documentHash;
        bytes32 subject;
        uint64 batch;
        uint32 index;
    }

    struct Coverage {
        uint128 usedGrams;
        uint64 lots;
    }

    struct Consumed {
        uint128 massGrams;
        uint128 emissionsGrams;
    }

    struct Reservation {
        uint128 reserved;
        uint128 released;
    }

    bytes32 private constant COMMISSION_TYPEHASH = keccak256(
        "Commission(bytes32 certificate,uint64 ordinal,address to,uint128 massGrams,uint128 emissionsGrams,bytes32 evidence,bytes32 epcisEvent,uint48 deadline)"
    );
    uint8 private constant SPECIFIC_INSPECTION = 31;
    uint8 private constant LAST_REASON = 5;
    /// @dev 256 − 100: lot ids keep the upper 100 bits of a hash.
    uint256 private constant LOT_ID_SHIFT = 156;

    IDirectory private immutable DIRECTORY;
    ICertificateRegistry private immutable REGISTRY;
    /// @inheritdoc IMaterialLedger
    address public immutable settlementEscrow;
    /// @inheritdoc IMaterialLedger
    address public immutable fiatSettlement;

    mapping(uint256 lotId => StoredLot) private _lots;
    mapping(uint256 lotId => Consumed) private _consumed;
    mapping(bytes32 certificate => Coverage) private _coverage;
    mapping(bytes32 key => Reservation) private _reservations;
    mapping(address actor => uint256) private _transformations;
    /// @inheritdoc IMaterialLedger
    mapping(address issuer => mapping(bytes32 subject => bytes32)) public certificateOf;
    /// @inheritdoc IMaterialLedger
    mapping(address holder => mapping(bytes32 orderRef => address)) public railOf;

    constructor(
        address directory_,
        address registry_,
        address settlementEscrow_,
        address fiatSettlement_
    ) EIP712("TopSteel MaterialLedger", "1") {
        DIRECTORY = IDirectory(directory_);
        REGISTRY = ICertificateRegistry(registry_);
        settlementEscrow = settlementEscrow_;
        fiatSettlement = fiatSettlement_;
    }

    modifier onlySettlement() {
        if (msg.sender != settlementEscrow && msg.sender != fiatSettlement) {
            revert MaterialLedger_NotSettlement(msg.sender, settlementEscrow, fiatSettlement);
        }
        _;
    }

    /* COMMISSION */

    /// @inheritdoc IMaterialLedger
    function commission(
        ICertificateRegistry.Certificate calldata certificate,
        ICertificateRegistry.Evidence calldata evidence,
        Commission calldata terms
    ) external nonReentrant returns (uint256 lotId) {
        if (msg.sender != certificate.issuer) revert MaterialLedger_NotIssuer(msg.sender, certificate.issuer);
        bytes32 id = REGISTRY.certificateId(certificate);
        return _commission(id, certificate, evidence, terms, msg.sender);
    }

    /// @inheritdoc IMaterialLedger
    function commissionFor(
        ICertificateRegistry.Certificate calldata certificate,
        ICertificateRegistry.Evidence calldata evidence,
        Commission calldata terms,
        address signer,
        uint48 deadline,
        bytes calldata signature
    ) external nonReentrant returns (uint256 lotId) {
        if (block.timestamp >= deadline)
            revert MaterialLedger_DeadlineExpired(deadline, uint48(block.timestamp));
        bytes32 id = REGISTRY.certificateId(certificate);
        bytes32 digest = _hashTypedDataV4(
            keccak256(abi.encode(COMMISSION_TYPEHASH, id, _coverage[id].lots, terms, deadline))
        );
        if (!SignatureChecker.isValidSignatureNowCalldata(signer, digest, signature)) {
            revert MaterialLedger_SignatureInvalid(signer);
        }
        return _commission(id, certificate, evidence, terms, signer);
    }

    /* TRANSFORM */

    /// @inheritdoc IMaterialLedger
    function transform(
        Input[] calldata inputs,
        Output[] calldata outputs,
        uint128 lossGrams,
        uint128 processEmissionsGrams,
        bytes32 evidence,
        bytes32 epcisEvent
    ) external nonReentrant returns (uint256[] memory outputLotIds) {
        _requireAuthorised(msg.sender, msg.sender, Capabilities.TRANSFORMER);
        _requireEvent(0, epcisEvent);
        if (inputs.length == 0 || outputs.length == 0) {
            revert MaterialLedger_NothingToTransform(inputs.length, outputs.length);
        }
        bytes32 act = keccak256(
            abi.encode(block.chainid, address(this), msg.sender, _transformations[msg.sender]++)
        );
        uint256 outputGrams = _sum(outputs);
        emit LotsTransformed(
            act,
            msg.sender,
            outputGrams + lossGrams,
            lossGrams,
            processEmissionsGrams,
            evidence,
            epcisEvent
        );
        (uint256 inputGrams, uint256 emissions) = _consume(act, inputs);
        if (!MassBalance.isBalanced(inputGrams, outputGrams, lossGrams)) {
            revert MaterialLedger_MassUnbalanced(inputGrams, outputGrams + lossGrams);
        }
        emissions += processEmissionsGrams;
        if (emissions > type(uint128).max) {
            revert MaterialLedger_EmissionsAboveLimit(emissions, type(uint128).max);
        }
        outputLotIds = _produce(act, outputs, outputGrams, uint128(emissions), evidence);
        for (uint256 i = 0; i < outputs.length; ++i) {
            _callHook(address(0), outputs[i].to, outputLotIds[i], outputs[i].massGrams);
        }
    }

    /* TITLE, RECALL */

    /// @inheritdoc IMaterialLedger
    function transferTitle(uint256 lotId, address to, uint128 grams, bytes32 epcisEvent) external {
        _requireEvent(lotId, epcisEvent);
        _requireReceiver(to);
        if (grams == 0) revert MaterialLedger_MassZero();
        _move(msg.sender, to, lotId, grams);
        emit TransferSingle(msg.sender, msg.sender, to, lotId, grams);
        emit TitleTransferred(lotId, msg.sender, to, grams, epcisEvent);
        _callHook(msg.sender, to, lotId, grams);
    }

    /// @inheritdoc IMaterialLedger
    function recall(uint256 lotId, uint8 reason, bytes32 epcisEvent) external {
        _requireEvent(lotId, epcisEvent);
        StoredLot storage lot = _lot(lotId);
        if (msg.sender != lot.issuer) revert MaterialLedger_NotIssuer(msg.sender, lot.issuer);
        if (reason == 0 || reason > LAST_REASON) revert MaterialLedger_UnknownReason(reason, LAST_REASON);
        if (lot.recalledAt != 0) revert MaterialLedger_LotRecalled(lotId, lot.recalledAt);
        lot.recalledAt = uint48(block.timestamp);
        emit LotRecalled(lotId, msg.sender, reason, epcisEvent);
    }

    /* RESERVATIONS */

    /// @inheritdoc IMaterialLedger
    function reserve(
        bytes32 paymentId,
        bytes32 orderRef,
        uint256 lotId,
        address holder,
        uint128 grams
    ) external onlySettlement {
        _requireNotRecalled(lotId);
        if (grams == 0) revert MaterialLedger_MassZero();
        _pinOrder(holder, orderRef);
        Reservation storage reservation = _reservations[_key(paymentId, lotId, holder)];
        if (reservation.reserved != 0 || reservation.released != 0) {
            revert MaterialLedger_AlreadyReserved(paymentId, lotId);
        }
        reservation.reserved = grams;
        uint128 reservedTotal = _reserve(holder, lotId, grams);
        emit TitleReserved(paymentId, lotId, holder, orderRef, grams, reservedTotal);
    }

    /// @inheritdoc IMaterialLedger
    function release(
        bytes32 paymentId,
        uint256 lotId,
        address holder,
        uint128 grams,
        address to,
        bytes32 epcisEvent
    ) external onlySettlement returns (uint128 releasedTotal) {
        // A recall must not be a veto on what an arbiter ruled or both parties signed: the recaller may be the buyer.
        if (epcisEvent != 0) _requireNotRecalled(lotId);
        Reservation storage reservation = _reservations[_key(paymentId, lotId, holder)];
        (uint128 reserved, uint128 released) = (reservation.reserved, reservation.released);
        if (grams > reserved) revert MaterialLedger_ReleaseAboveReserved(grams, reserved);
        releasedTotal = released + grams;
        (reservation.reserved, reservation.released) = (reserved - grams, releasedTotal);
        _release(holder, to, lotId, grams);
        emit TitleReleased(paymentId, lotId, to, holder, grams, releasedTotal, epcisEvent);
    }

    /// @inheritdoc IMaterialLedger
    function cancelReservation(bytes32 paymentId, uint256 lotId, address holder) external onlySettlement {
        Reservation storage reservation = _reservations[_key(paymentId, lotId, holder)];
        uint128 grams = reservation.reserved;
        if (grams == 0) return;
        reservation.reserved = 0;
        uint128 reservedTotal = _unreserve(holder, lotId, grams);
        emit ReservationCancelled(paymentId, lotId, holder, grams, reservedTotal);
    }

    /* QUESTIONS */

    /// @inheritdoc IMaterialLedger
    function lotOf(uint256 lotId) external view returns (Lot memory) {
        StoredLot storage lot = _lot(lotId);
        return
            Lot({
                certificate: lot.certificate,
                documentHash: lot.documentHash,
                evidence: lot.evidence,
                subject: lot.subject,
                issuer: lot.issuer,
                batch: lot.batch,
                index: lot.index,
                massGrams: lot.massGrams,
                emissionsGrams: lot.emissionsGrams,
                commissionedAt: lot.commissionedAt,
                recalledAt: lot.recalledAt
            });
    }

    /// @inheritdoc IMaterialLedger
    function certifiedUsedGrams(bytes32 certificate) external view returns (uint128) {
        return _coverage[certificate].usedGrams;
    }

    /// @inheritdoc IMaterialLedger
    function lotsOf(bytes32 certificate) external view returns (uint64) {
        return _coverage[certificate].lots;
    }

    /// @inheritdoc IMaterialLedger
    function availableOf(address holder, uint256 lotId) external view returns (uint256) {
        return _available(holder, lotId);
    }

    /// @inheritdoc IMaterialLedger
    function reservationOf(
        bytes32 paymentId,
        uint256 lotId,
        address holder
    ) external view returns (uint128 reserved, uint128 released) {
        Reservation memory reservation = _reservations[_key(paymentId, lotId, holder)];
        return (reservation.reserved, reservation.released);
    }

    /// @inheritdoc IMaterialLedger
    function remainingOf(uint256 lotId) external view returns (uint128 massGrams, uint128 emissionsGrams) {
        StoredLot storage lot = _lot(lotId);
        Consumed memory consumed = _consumed[lotId];
        return (lot.massGrams - consumed.massGrams, lot.emissionsGrams - consumed.emissionsGrams);
    }

    /// @inheritdoc IMaterialLedger
    function registry() external view returns (address) {
        return address(REGISTRY);
    }

    /// @inheritdoc IMaterialLedger
    function directory() external view returns (address) {
        return address(DIRECTORY);
    }

    /* INTERNALS */

    function _commission(
        bytes32 id,
        ICertificateRegistry.Certificate calldata certificate,
        ICertificateRegistry.Evidence calldata evidence,
        Commission calldata terms,
        address signer
    ) private returns (uint256 lotId) {
        _requireAuthorised(certificate.issuer, signer, Capabilities.MANUFACTURER);
        _requireEvent(0, terms.epcisEvent);
        ICertificateRegistry.Status status = REGISTRY.status(certificate, evidence);
        if (status != ICertificateRegistry.Status.InForce)
            revert MaterialLedger_CertificateNotInForce(status);
        if (certificate.kind < SPECIFIC_INSPECTION) {
            revert MaterialLedger_InspectionNotSpecific(certificate.kind, SPECIFIC_INSPECTION);
        }
        if (terms.massGrams == 0) revert MaterialLedger_MassZero();
        uint128 usedGrams;
        (lotId, usedGrams) = _cover(id, certificate, terms.massGrams);
        _requireNew(lotId);
        _lots[lotId] = StoredLot({
            issuer: certificate.issuer,
            commissionedAt: uint48(block.timestamp),
            recalledAt: 0,
            massGrams: terms.massGrams,
            emissionsGrams: terms.emissionsGrams,
            evidence: terms.evidence,
            certificate: id,
            documentHash: certificate.documentHash,
            subject: certificate.subject,
            batch: certificate.batch,
            index: certificate.index
        });
        emit LotCommissioned(
            lotId,
            id,
            certificate.issuer,
            terms.to,
            terms.massGrams,
            terms.emissionsGrams,
            certificate.documentHash,
            certificate.subject,
            terms.evidence,
            terms.epcisEvent,
            usedGrams
        );
        _create(terms.to, lotId, terms.massGrams);
        _callHook(address(0), terms.to, lotId, terms.massGrams);
    }

    /// @dev Counts the lot against its certificate and binds the subject to it.
    function _cover(
        bytes32 id,
        ICertificateRegistry.Certificate calldata certificate,
        uint128 massGrams
    ) private returns (uint256 lotId, uint128 usedGrams) {
        bytes32 bound = certificateOf[certificate.issuer][certificate.subject];
        if (bound == 0) {
            certificateOf[certificate.issuer][certificate.subject] = id;
        } else if (bound != id) {
            revert MaterialLedger_SubjectAlreadyCommissioned(certificate.subject, bound);
        }
        Coverage storage coverage = _coverage[id];
        (uint256 total, bool isCovered) = MassBalance.cover(
            coverage.usedGrams,
            massGrams,
            certificate.massGrams
        );
        if (!isCovered) revert MaterialLedger_CommissionAboveCertified(total, certificate.massGrams);
        // Covered: at most the certified mass, a uint128.
        usedGrams = uint128(total);
        lotId = _lotId(id, coverage.lots);
        coverage.usedGrams = usedGrams;
        coverage.lots += 1;
    }

    /// @dev Burns the inputs; an id may come twice, each time with what the time before has left.
    function _consume(
        bytes32 act,
        Input[] calldata inputs
    ) private returns (uint256 inputGrams, uint256 emissions) {
        for (uint256 i = 0; i < inputs.length; ++i) {
            (uint256 lotId, uint128 grams) = (inputs[i].lotId, inputs[i].grams);
            if (grams == 0) revert MaterialLedger_MassZero();
            _requireNotRecalled(lotId);
            _destroy(msg.sender, lotId, grams);
            StoredLot storage lot = _lots[lotId];
            Consumed memory consumed = _consumed[lotId];
            // After the burn: grams <= supply = mass left.
            (uint128 massLeft, uint128 emissionsLeft, uint128 carried) = MassBalance.take(
                lot.massGrams - consumed.massGrams,
                lot.emissionsGrams - consumed.emissionsGrams,
                grams
            );
            _consumed[lotId] = Consumed(consumed.massGrams + grams, consumed.emissionsGrams + carried);
            inputGrams += grams;
            emissions += carried;
            emit LotConsumed(lotId, act, msg.sender, grams, carried, massLeft, emissionsLeft);
        }
    }

    /// @dev Records the outputs and gives title to them.
    function _produce(
        bytes32 act,
        Output[] calldata outputs,
        uint256 outputGrams,
        uint128 emissions,
        bytes32 evidence
    ) private returns (uint256[] memory lotIds) {
        lotIds = new uint256[](outputs.length);
        uint128 emissionsLeft = emissions;
        for (uint256 i = 0; i < outputs.length; ++i) {
            uint128 mass = outputs[i].massGrams;
            if (mass == 0) revert MaterialLedger_MassZero();
            uint128 share = MassBalance.share(
                emissions,
                emissionsLeft,
                mass,
                outputGrams,
                i + 1 == outputs.length
            );
            emissionsLeft -= share;
            uint256 lotId = _lotId(act, i);
            _requireNew(lotId);
            StoredLot storage lot = _lots[lotId];
            lot.issuer = msg.sender;
            lot.commissionedAt = uint48(block.timestamp);
            lot.massGrams = mass;
            lot.emissionsGrams = share;
            lot.evidence = evidence;
            lotIds[i] = lotId;
            emit LotProduced(lotId, act, outputs[i].to, mass, share);
            _create(outputs[i].to, lotId, mass);
        }
    }

    function _pinOrder(address holder, bytes32 orderRef) private {
        address rail = railOf[holder][orderRef];
        if (rail == address(0)) {
            railOf[holder][orderRef] = msg.sender;
            emit OrderPinned(holder, orderRef, msg.sender);
        } else if (rail != msg.sender) {
            revert MaterialLedger_OrderOnOtherRail(orderRef, rail);
        }
    }

    function _callHook(address from, address to, uint256 lotId, uint128 grams) private {
        ERC1155Utils.checkOnERC1155Received(msg.sender, from, to, lotId, grams, "");
    }

    function _lot(uint256 lotId) private view returns (StoredLot storage lot) {
        lot = _lots[lotId];
        if (lot.commissionedAt == 0) revert MaterialLedger_LotUnknown(lotId);
    }

    /// @dev An id has 100 bits: a manufacturer could look for two acts with one id, at the cost of 2^50 hashes.
    function _requireNew(uint256 lotId) private view {
        if (_lots[lotId].commissionedAt != 0) revert MaterialLedger_LotExists(lotId);
    }

    function _requireNotRecalled(uint256 lotId) private view {
        StoredLot storage lot = _lots[lotId];
        (uint48 commissionedAt, uint48 recalledAt) = (lot.commissionedAt, lot.recalledAt);
        if (commissionedAt == 0) revert MaterialLedger_LotUnknown(lotId);
        if (recalledAt != 0) revert MaterialLedger_LotRecalled(lotId, recalledAt);
    }

    function _requireEvent(uint256 lotId, bytes32 epcisEvent) private pure {
        if (epcisEvent == 0) revert MaterialLedger_EpcisEventMissing(lotId);
    }

    function _requireAuthorised(address organisation, address signer, uint256 capabilities) private view {
        if (!DIRECTORY.isAuthorised(organisation, signer, capabilities, uint48(block.timestamp))) {
            revert MaterialLedger_NotAuthorised(organisation, signer);
        }
    }

    function _lotId(bytes32 origin, uint256 ordinal) internal view virtual returns (uint256) {
        return uint256(keccak256(abi.encode(block.chainid, address(this), origin, ordinal))) >> LOT_ID_SHIFT;
    }

    function _key(bytes32 paymentId, uint256 lotId, address holder) private pure returns (bytes32) {
        return keccak256(abi.encode(paymentId, lotId, holder));
    }

    function _sum(Output[] calldata outputs) private pure returns (uint256 grams) {
        for (uint256 i = 0; i < outputs.length; ++i) grams += outputs[i].massGrams;
    }
}
