// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC1155} from "@openzeppelin/contracts/token/ERC1155/ERC1155.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ICertificateRegistry} from "../certificates/ICertificateRegistry.sol";
import {Capabilities} from "../directory/Capabilities.sol";
import {IDirectory} from "../directory/IDirectory.sol";
import {IMaterialLedger} from "./IMaterialLedger.sol";

/// @title MaterialLedger
/// @notice The specification is {IMaterialLedger}.
contract MaterialLedger is IMaterialLedger, ERC1155, EIP712, ReentrancyGuardTransient {
    using SafeCast for uint256;

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

    mapping(uint256 lotId => Lot) private _lots;
    mapping(uint256 lotId => Consumed) private _consumed;
    mapping(bytes32 certificate => Coverage) private _coverage;
    mapping(address holder => mapping(uint256 lotId => uint128)) private _reserved;
    mapping(bytes32 key => Reservation) private _reservations;
    mapping(address actor => uint256) private _transformations;
    /// @inheritdoc IMaterialLedger
    mapping(address issuer => mapping(bytes32 subject => bytes32)) public certificateOf;

    constructor(
        address directory_,
        address registry_,
        address escrow_,
        address fiatSettlement_
    ) ERC1155("") EIP712("TopSteel MaterialLedger", "1") {
        DIRECTORY = IDirectory(directory_);
        REGISTRY = ICertificateRegistry(registry_);
        settlementEscrow = escrow_;
        fiatSettlement = fiatSettlement_;
    }

    modifier onlySettlement() {
        if (msg.sender != settlementEscrow) revert MaterialLedger_NotSettlement(msg.sender, settlementEscrow);
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

    /* TRANSFORM, RECALL */

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
        if (inputs.length == 0 || outputs.length == 0) revert MaterialLedger_NothingToTransform();
        uint256 ordinal = _transformations[msg.sender]++;
        bytes32 act = keccak256(abi.encode(block.chainid, address(this), msg.sender, ordinal));
        (uint256 inputGrams, uint256 emissions, uint256[] memory lotIds, uint128[] memory grams) = _consume(
            inputs
        );
        emissions += processEmissionsGrams;
        uint256 outputGrams = _sum(outputs);
        if (inputGrams != outputGrams + lossGrams) {
            revert MaterialLedger_MassUnbalanced(inputGrams, outputGrams + lossGrams);
        }
        uint128[] memory outputMasses;
        uint128[] memory outputEmissions;
        (outputLotIds, outputMasses, outputEmissions) = _produce(
            act,
            outputs,
            outputGrams,
            emissions,
            evidence
        );
        emit LotsTransformed(
            act,
            msg.sender,
            lotIds,
            grams,
            outputLotIds,
            outputMasses,
            outputEmissions,
            lossGrams,
            processEmissionsGrams,
            evidence,
            epcisEvent
        );
        for (uint256 i = 0; i < outputs.length; ++i)
            _mint(outputs[i].to, outputLotIds[i], outputs[i].massGrams, "");
    }

    /// @inheritdoc IMaterialLedger
    function recall(uint256 lotId, uint8 reason) external {
        Lot storage lot = _lot(lotId);
        if (msg.sender != lot.issuer) revert MaterialLedger_NotIssuer(msg.sender, lot.issuer);
        if (reason == 0 || reason > LAST_REASON) revert MaterialLedger_UnknownReason(reason, LAST_REASON);
        if (lot.recalledAt != 0) revert MaterialLedger_LotRecalled(lotId, lot.recalledAt);
        lot.recalledAt = uint48(block.timestamp);
        emit LotRecalled(lotId, msg.sender, reason);
    }

    /* RESERVATIONS */

    /// @inheritdoc IMaterialLedger
    function reserve(
        bytes32 paymentId,
        bytes32,
        uint256 lotId,
        address holder,
        uint128 grams
    ) external onlySettlement {
        _requireNotRecalled(lotId);
        if (grams == 0) revert MaterialLedger_MassZero();
        Reservation storage reservation = _reservations[_key(paymentId, lotId, holder)];
        if (reservation.reserved != 0 || reservation.released != 0) {
            revert MaterialLedger_AlreadyReserved(paymentId, lotId);
        }
        uint256 available = availableOf(holder, lotId);
        if (grams > available) revert MaterialLedger_AboveAvailable(lotId, grams, available);
        reservation.reserved = grams;
        uint128 reservedTotal = _reserved[holder][lotId] + grams;
        _reserved[holder][lotId] = reservedTotal;
        emit TitleReserved(paymentId, lotId, holder, grams, reservedTotal);
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
        _requireNotRecalled(lotId);
        Reservation storage reservation = _reservations[_key(paymentId, lotId, holder)];
        uint128 reserved = reservation.reserved;
        if (grams > reserved) revert MaterialLedger_ReleaseAboveReserved(grams, reserved);
        releasedTotal = reservation.released + grams;
        reservation.reserved = reserved - grams;
        reservation.released = releasedTotal;
        _reserved[holder][lotId] -= grams;
        emit TitleReleased(paymentId, lotId, to, holder, grams, releasedTotal, epcisEvent);
        uint256[] memory ids = new uint256[](1);
        uint256[] memory values = new uint256[](1);
        (ids[0], values[0]) = (lotId, grams);
        _update(holder, to, ids, values);
    }

    /// @inheritdoc IMaterialLedger
    function cancelReservation(bytes32 paymentId, uint256 lotId, address holder) external onlySettlement {
        Reservation storage reservation = _reservations[_key(paymentId, lotId, holder)];
        uint128 grams = reservation.reserved;
        if (grams == 0) return;
        reservation.reserved = 0;
        _reserved[holder][lotId] -= grams;
        emit ReservationCancelled(paymentId, lotId, holder, grams);
    }

    /* QUESTIONS */

    /// @inheritdoc IMaterialLedger
    function lotOf(uint256 lotId) external view returns (Lot memory) {
        return _lot(lotId);
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
    function availableOf(address holder, uint256 lotId) public view returns (uint256) {
        return balanceOf(holder, lotId) - _reserved[holder][lotId];
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
    function remainingOf(uint256 lotId) public view returns (uint128 massGrams, uint128 emissionsGrams) {
        Lot storage lot = _lot(lotId);
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
        _lots[lotId] = Lot({
            certificate: id,
            documentHash: certificate.documentHash,
            evidence: terms.evidence,
            subject: certificate.subject,
            issuer: certificate.issuer,
            batch: certificate.batch,
            index: certificate.index,
            massGrams: terms.massGrams,
            emissionsGrams: terms.emissionsGrams,
            commissionedAt: uint48(block.timestamp),
            recalledAt: 0
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
        _mint(terms.to, lotId, terms.massGrams, "");
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
        uint256 total = uint256(coverage.usedGrams) + massGrams;
        if (total > certificate.massGrams) {
            revert MaterialLedger_CommissionAboveCertified(total, certificate.massGrams);
        }
        usedGrams = total.toUint128();
        lotId = _lotId(id, coverage.lots);
        coverage.usedGrams = usedGrams;
        coverage.lots += 1;
    }

    /// @dev Burns the inputs; an id may come twice, each time with what the time before has left.
    function _consume(
        Input[] calldata inputs
    )
        private
        returns (uint256 inputGrams, uint256 emissions, uint256[] memory lotIds, uint128[] memory grams)
    {
        lotIds = new uint256[](inputs.length);
        grams = new uint128[](inputs.length);
        for (uint256 i = 0; i < inputs.length; ++i) {
            (uint256 lotId, uint128 mass) = (inputs[i].lotId, inputs[i].grams);
            if (mass == 0) revert MaterialLedger_MassZero();
            _requireNotRecalled(lotId);
            (uint128 massLeft, uint128 emissionsLeft) = remainingOf(lotId);
            _burn(msg.sender, lotId, mass);
            // The burn succeeded, so mass <= supply = massLeft, and the quotient is at most emissionsLeft.
            uint128 carried = Math.mulDiv(emissionsLeft, mass, massLeft).toUint128();
            Consumed storage consumed = _consumed[lotId];
            consumed.massGrams += mass;
            consumed.emissionsGrams += carried;
            inputGrams += mass;
            emissions += carried;
            (lotIds[i], grams[i]) = (lotId, mass);
        }
    }

    /// @dev Records the outputs; they are minted after the event, when nothing is left to change.
    function _produce(
        bytes32 act,
        Output[] calldata outputs,
        uint256 outputGrams,
        uint256 emissions,
        bytes32 evidence
    ) private returns (uint256[] memory lotIds, uint128[] memory masses, uint128[] memory outputEmissions) {
        lotIds = new uint256[](outputs.length);
        masses = new uint128[](outputs.length);
        outputEmissions = new uint128[](outputs.length);
        uint256 emissionsLeft = emissions;
        for (uint256 i = 0; i < outputs.length; ++i) {
            uint128 mass = outputs[i].massGrams;
            if (mass == 0) revert MaterialLedger_MassZero();
            bool isLast = i + 1 == outputs.length;
            uint256 share = isLast ? emissionsLeft : Math.mulDiv(emissions, mass, outputGrams);
            emissionsLeft -= share;
            lotIds[i] = _lotId(act, i);
            _requireNew(lotIds[i]);
            masses[i] = mass;
            outputEmissions[i] = share.toUint128();
            Lot storage lot = _lots[lotIds[i]];
            lot.evidence = evidence;
            lot.issuer = msg.sender;
            lot.massGrams = mass;
            lot.emissionsGrams = outputEmissions[i];
            lot.commissionedAt = uint48(block.timestamp);
        }
    }

    /// @dev Every change of title passes here; reserved grams stay with their holder.
    function _update(
        address from,
        address to,
        uint256[] memory ids,
        uint256[] memory values
    ) internal override {
        super._update(from, to, ids, values);
        if (from == address(0)) return;
        for (uint256 i = 0; i < ids.length; ++i) {
            uint256 balance = balanceOf(from, ids[i]);
            uint256 reserved = _reserved[from][ids[i]];
            if (balance < reserved) {
                uint256 before = balance + values[i];
                revert MaterialLedger_AboveAvailable(
                    ids[i],
                    values[i],
                    before > reserved ? before - reserved : 0
                );
            }
        }
    }

    function _lot(uint256 lotId) private view returns (Lot storage lot) {
        lot = _lots[lotId];
        if (lot.commissionedAt == 0) revert MaterialLedger_LotUnknown(lotId);
    }

    /// @dev An id has 100 bits: a manufacturer could look for two acts with one id, at the cost of 2^50 hashes.
    function _requireNew(uint256 lotId) private view {
        if (_lots[lotId].commissionedAt != 0) revert MaterialLedger_LotExists(lotId);
    }

    function _requireNotRecalled(uint256 lotId) private view {
        uint48 recalledAt = _lot(lotId).recalledAt;
        if (recalledAt != 0) revert MaterialLedger_LotRecalled(lotId, recalledAt);
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
