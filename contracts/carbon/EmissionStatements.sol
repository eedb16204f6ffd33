// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Capabilities} from "../directory/Capabilities.sol";
import {IDirectory} from "../directory/IDirectory.sol";
import {IMaterialLedger} from "../provenance/IMaterialLedger.sol";
import {IEmissionStatements} from "./IEmissionStatements.sol";

/// @title EmissionStatements
/// @notice The specification is {IEmissionStatements}.
contract EmissionStatements is IEmissionStatements, EIP712 {
    /// @dev What {status} and other contracts need of a statement; its id commits to the rest.
    struct Record {
        address declarer;
        uint48 declaredAt;
        address signer;
        uint256 lotId;
        uint128 massGrams;
        uint128 emissionsGrams;
    }

    bytes32 private constant STATEMENT_TYPEHASH = keccak256(
        "Statement(uint256 lotId,uint128 massGrams,uint128 emissionsGrams,bytes32 method,bytes32 boundary,bytes32 documentHash,bytes32 supersedes)"
    );
    bytes32 private constant DECLARE_TYPEHASH = keccak256(
        "Declare(Statement statement,uint48 deadline)Statement(uint256 lotId,uint128 massGrams,uint128 emissionsGrams,bytes32 method,bytes32 boundary,bytes32 documentHash,bytes32 supersedes)"
    );
    bytes32 private constant VERIFY_TYPEHASH = keccak256(
        "Verify(bytes32 statementId,bytes32 documentHash,address verifier,uint32 ordinal,uint48 deadline)"
    );
    bytes32 private constant WITHDRAW_TYPEHASH = keccak256(
        "WithdrawVerification(bytes32 statementId,uint32 ordinal,uint8 reason,uint48 deadline)"
    );
    uint8 private constant LAST_REASON = 4;

    IDirectory private immutable DIRECTORY;
    IMaterialLedger private immutable LEDGER;
    mapping(uint256 lotId => bytes32) private _standing;
    mapping(bytes32 statementId => Record) private _records;
    mapping(bytes32 statementId => Verification) private _verifications;

    constructor(address directory_, address ledger_) EIP712("TopSteel EmissionStatements", "1") {
        DIRECTORY = IDirectory(directory_);
        LEDGER = IMaterialLedger(ledger_);
    }

    /* DECLARE */

    /// @inheritdoc IEmissionStatements
    function declare(Statement calldata statement) external returns (bytes32 statementId) {
        IMaterialLedger.Lot memory lot = LEDGER.lotOf(statement.lotId);
        if (msg.sender != lot.issuer) revert EmissionStatements_NotIssuer(msg.sender, lot.issuer);
        return _declare(statement, lot, msg.sender);
    }

    /// @inheritdoc IEmissionStatements
    function declareFor(
        Statement calldata statement,
        address signer,
        uint48 deadline,
        bytes calldata signature
    ) external returns (bytes32 statementId) {
        bytes32 hash = keccak256(abi.encode(STATEMENT_TYPEHASH, statement));
        _requireSigned(keccak256(abi.encode(DECLARE_TYPEHASH, hash, deadline)), signer, deadline, signature);
        return _declare(statement, LEDGER.lotOf(statement.lotId), signer);
    }

    /* VERIFY */

    /// @inheritdoc IEmissionStatements
    function verify(bytes32 statementId, bytes32 documentHash) external {
        _verify(statementId, documentHash, msg.sender, msg.sender);
    }

    /// @inheritdoc IEmissionStatements
    function verifyFor(
        bytes32 statementId,
        bytes32 documentHash,
        address verifier,
        address signer,
        uint48 deadline,
        bytes calldata signature
    ) external {
        uint32 ordinal = _verifications[statementId].ordinal + 1;
        bytes32 message = keccak256(
            abi.encode(VERIFY_TYPEHASH, statementId, documentHash, verifier, ordinal, deadline)
        );
        _requireSigned(message, signer, deadline, signature);
        _verify(statementId, documentHash, verifier, signer);
    }

    /* WITHDRAW */

    /// @inheritdoc IEmissionStatements
    function withdrawVerification(bytes32 statementId, uint8 reason) external {
        Verification storage verification = _verifications[statementId];
        if (msg.sender != verification.verifier) {
            revert EmissionStatements_NotVerifier(msg.sender, verification.verifier);
        }
        _withdraw(statementId, verification, reason, msg.sender);
    }

    /// @inheritdoc IEmissionStatements
    function withdrawVerificationFor(
        bytes32 statementId,
        uint8 reason,
        address signer,
        uint48 deadline,
        bytes calldata signature
    ) external {
        Verification storage verification = _verifications[statementId];
        bytes32 message = keccak256(
            abi.encode(WITHDRAW_TYPEHASH, statementId, verification.ordinal, reason, deadline)
        );
        _requireSigned(message, signer, deadline, signature);
        _requireAuthorised(verification.verifier, signer, 0);
        _withdraw(statementId, verification, reason, signer);
    }

    /* QUESTIONS */

    /// @inheritdoc IEmissionStatements
    function status(bytes32 statementId) public view returns (Status) {
        Record storage record = _records[statementId];
        (address declarer, uint48 declaredAt) = (record.declarer, record.declaredAt);
        if (declaredAt == 0) return Status.Unknown;
        if (_standing[record.lotId] != statementId) return Status.Superseded;
        if (DIRECTORY.isCompromised(declarer, record.signer, declaredAt)) return Status.DeclarerCompromised;
        if (!DIRECTORY.isAuthorised(declarer, record.signer, Capabilities.TRANSFORMER, declaredAt)) {
            return Status.DeclarerUnauthorised;
        }
        Verification memory last = _verifications[statementId];
        if (last.ordinal == 0) return Status.SelfDeclared;
        if (last.withdrawnAt != 0) return Status.VerificationWithdrawn;
        if (DIRECTORY.isCompromised(last.verifier, last.signer, last.verifiedAt)) {
            return Status.VerifierCompromised;
        }
        if (!DIRECTORY.isAuthorised(last.verifier, last.signer, Capabilities.VERIFIER, last.verifiedAt)) {
            return Status.VerifierUnauthorised;
        }
        return Status.Verified;
    }

    /// @inheritdoc IEmissionStatements
    function standingOf(uint256 lotId) external view returns (bytes32 statementId, Status status_) {
        statementId = _standing[lotId];
        return (statementId, status(statementId));
    }

    /// @inheritdoc IEmissionStatements
    function idOf(Statement calldata statement) public view returns (bytes32) {
        return keccak256(abi.encode(STATEMENT_TYPEHASH, block.chainid, address(this), statement));
    }

    /// @inheritdoc IEmissionStatements
    function declarationOf(bytes32 statementId) external view returns (Declaration memory) {
        Record storage record = _record(statementId);
        return Declaration(record.declarer, record.signer, record.declaredAt);
    }

    /// @inheritdoc IEmissionStatements
    function figuresOf(
        bytes32 statementId
    ) external view returns (uint256 lotId, uint128 massGrams, uint128 emissionsGrams) {
        Record storage record = _record(statementId);
        return (record.lotId, record.massGrams, record.emissionsGrams);
    }

    /// @inheritdoc IEmissionStatements
    function verificationOf(bytes32 statementId) external view returns (Verification memory) {
        return _verifications[statementId];
    }

    /// @inheritdoc IEmissionStatements
    function ledger() external view returns (address) {
        return address(LEDGER);
    }

    /// @inheritdoc IEmissionStatements
    function directory() external view returns (address) {
        return address(DIRECTORY);
    }

    /* INTERNALS */

    function _declare(
        Statement calldata statement,
        IMaterialLedger.Lot memory lot,
        address signer
    ) private returns (bytes32 statementId) {
        _requireAuthorised(lot.issuer, signer, Capabilities.TRANSFORMER);
        if (statement.method == 0 || statement.boundary == 0 || statement.documentHash == 0) {
            revert EmissionStatements_Incomplete(
                statement.method,
                statement.boundary,
                statement.documentHash
            );
        }
        if (statement.massGrams != lot.massGrams) {
            revert EmissionStatements_MassDiffers(statement.massGrams, lot.massGrams);
        }
        bytes32 standing = _standing[statement.lotId];
        if (statement.supersedes != standing) {
            revert EmissionStatements_NotStanding(statement.supersedes, standing);
        }
        if (standing == 0 && statement.emissionsGrams != lot.emissionsGrams) {
            revert EmissionStatements_FirstDiffersFromLedger(statement.emissionsGrams, lot.emissionsGrams);
        }
        statementId = idOf(statement);
        _standing[statement.lotId] = statementId;
        _records[statementId] = Record({
            declarer: lot.issuer,
            declaredAt: uint48(block.timestamp),
            signer: signer,
            lotId: statement.lotId,
            massGrams: statement.massGrams,
            emissionsGrams: statement.emissionsGrams
        });
        emit EmissionsDeclared(statementId, statement.lotId, lot.issuer, signer, statement);
    }

    function _verify(bytes32 statementId, bytes32 documentHash, address verifier, address signer) private {
        Record storage record = _record(statementId);
        _requireAuthorised(verifier, signer, Capabilities.VERIFIER);
        _requireIndependent(record, verifier, signer);
        Status now_ = status(statementId);
        if (now_ < Status.SelfDeclared || now_ == Status.Verified) {
            revert EmissionStatements_NotVerifiable(statementId, now_);
        }
        uint32 ordinal = _verifications[statementId].ordinal + 1;
        _verifications[statementId] = Verification({
            verifier: verifier,
            ordinal: ordinal,
            signer: signer,
            verifiedAt: uint48(block.timestamp),
            withdrawnAt: 0
        });
        emit EmissionsVerified(statementId, record.lotId, verifier, signer, ordinal, documentHash);
    }

    function _withdraw(
        bytes32 statementId,
        Verification storage verification,
        uint8 reason,
        address signer
    ) private {
        address verifier = verification.verifier;
        if (verification.withdrawnAt != 0) {
            revert EmissionStatements_AlreadyWithdrawn(statementId, verification.withdrawnAt);
        }
        if (reason == 0 || reason > LAST_REASON) {
            revert EmissionStatements_UnknownReason(reason, LAST_REASON);
        }
        verification.withdrawnAt = uint48(block.timestamp);
        uint256 lotId = _records[statementId].lotId;
        emit VerificationWithdrawn(statementId, lotId, verifier, signer, verification.ordinal, reason);
    }

    function _record(bytes32 statementId) private view returns (Record storage record) {
        record = _records[statementId];
        if (record.declaredAt == 0) revert EmissionStatements_StatementUnknown(statementId);
    }

    /// @dev Two organisations that share a signer are not independent, whoever of them he signed for.
    function _requireIndependent(Record storage record, address verifier, address signer) private view {
        address declarer = record.declarer;
        if (_belongs(signer, declarer) || _belongs(verifier, declarer) || _belongs(record.signer, verifier)) {
            revert EmissionStatements_NotIndependent(declarer, verifier, signer);
        }
    }

    /// @dev Whether `account` is the organisation or was ever appointed as its signer. Not whether it may sign: a mark
    /// or a removal must not make a stranger of it.
    function _belongs(address account, address organisation) private view returns (bool) {
        if (account == organisation) return true;
        (, uint48 validUntil, ) = DIRECTORY.signerOf(organisation, account);
        return validUntil != 0;
    }

    function _requireAuthorised(address organisation, address signer, uint256 capabilities) private view {
        if (!DIRECTORY.isAuthorised(organisation, signer, capabilities, uint48(block.timestamp))) {
            revert EmissionStatements_NotAuthorised(organisation, signer);
        }
    }

    function _requireSigned(
        bytes32 message,
        address signer,
        uint48 deadline,
        bytes calldata signature
    ) private view {
        if (block.timestamp >= deadline) {
            revert EmissionStatements_DeadlineExpired(deadline, uint48(block.timestamp));
        }
        if (!SignatureChecker.isValidSignatureNowCalldata(signer, _hashTypedDataV4(message), signature)) {
            revert EmissionStatements_SignatureInvalid(signer);
        }
    }
}
