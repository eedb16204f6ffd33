// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Capabilities} from "../directory/Capabilities.sol";
import {IDirectory} from "../directory/IDirectory.sol";
import {ICertificateRegistry} from "./ICertificateRegistry.sol";

/// @title CertificateRegistry
/// @notice The specification is {ICertificateRegistry}.
contract CertificateRegistry is ICertificateRegistry, EIP712 {
    bytes32 private constant LEAF_TYPEHASH = keccak256(
        "Certificate(address registry,uint256 chainId,address issuer,uint64 batch,uint32 index,bytes32 documentHash,bytes32 subject,uint8 kind,uint128 massGrams,uint48 validFrom,uint48 validUntil,bytes32 salt)"
    );
    bytes32 private constant ISSUE_TYPEHASH = keccak256(
        "IssueBatch(address issuer,uint64 batch,bytes32 root,uint8 depth,uint32 count,uint48 deadline)"
    );
    bytes32 private constant REVOKE_TYPEHASH = keccak256(
        "RevokeCertificate(address issuer,uint64 batch,uint32 index,uint8 reason,bytes32 replacedBy,uint48 deadline)"
    );
    uint8 private constant MAX_DEPTH = 32;
    uint8 private constant LAST_REASON = 5;
    uint8 private constant SUPERSEDED = 3;

    IDirectory private immutable DIRECTORY;
    /// @inheritdoc ICertificateRegistry
    mapping(address issuer => mapping(uint64 batch => bytes32)) public commitmentOf;
    mapping(address issuer => mapping(uint64 batch => mapping(uint256 word => uint256))) private _revoked;

    constructor(address directory_) EIP712("TopSteel CertificateRegistry", "1") {
        DIRECTORY = IDirectory(directory_);
    }

    /* ISSUE */

    /// @inheritdoc ICertificateRegistry
    function issue(uint64 batch, bytes32 root, uint8 depth, uint32 count) external {
        _issue(msg.sender, batch, root, depth, count, msg.sender);
    }

    /// @inheritdoc ICertificateRegistry
    function issueFor(
        address issuer,
        uint64 batch,
        bytes32 root,
        uint8 depth,
        uint32 count,
        address signer,
        uint48 deadline,
        bytes calldata signature
    ) external {
        bytes32 message = keccak256(abi.encode(ISSUE_TYPEHASH, issuer, batch, root, depth, count, deadline));
        _requireSigned(message, signer, deadline, signature);
        _issue(issuer, batch, root, depth, count, signer);
    }

    /* REVOKE */

    /// @inheritdoc ICertificateRegistry
    function revoke(uint64 batch, uint32 index, uint8 reason, bytes32 replacedBy) external {
        _revoke(msg.sender, batch, index, reason, replacedBy, msg.sender);
    }

    /// @inheritdoc ICertificateRegistry
    function revokeFor(
        address issuer,
        uint64 batch,
        uint32 index,
        uint8 reason,
        bytes32 replacedBy,
        address signer,
        uint48 deadline,
        bytes calldata signature
    ) external {
        bytes32 message = keccak256(
            abi.encode(REVOKE_TYPEHASH, issuer, batch, index, reason, replacedBy, deadline)
        );
        _requireSigned(message, signer, deadline, signature);
        if (!DIRECTORY.isAuthorised(issuer, signer, 0, uint48(block.timestamp))) {
            revert CertificateRegistry_NotAuthorised(issuer, signer);
        }
        _revoke(issuer, batch, index, reason, replacedBy, signer);
    }

    /* QUESTIONS */

    /// @inheritdoc ICertificateRegistry
    function status(
        Certificate calldata certificate,
        Evidence calldata evidence
    ) external view returns (Status) {
        Batch calldata batch = evidence.batch;
        if (!_isProven(certificate, evidence) || !_isKind(certificate.kind)) return Status.Unknown;
        if (isRevoked(certificate.issuer, certificate.batch, certificate.index)) return Status.Revoked;
        if (DIRECTORY.isCompromised(certificate.issuer, batch.signer, batch.issuedAt)) {
            return Status.SignerCompromised;
        }
        if (
            !DIRECTORY.isAuthorised(
                certificate.issuer,
                batch.signer,
                Capabilities.MANUFACTURER,
                batch.issuedAt
            )
        ) {
            return Status.IssuerUnauthorised;
        }
        if (block.timestamp < certificate.validFrom) return Status.NotYetValid;
        if (block.timestamp >= certificate.validUntil) return Status.OutOfDate;
        if (certificate.kind == 32) return Status.NotCountersigned;
        return Status.InForce;
    }

    /// @inheritdoc ICertificateRegistry
    function certificateId(Certificate calldata certificate) public view returns (bytes32) {
        bytes32 inner = keccak256(abi.encode(LEAF_TYPEHASH, address(this), block.chainid, certificate));
        return keccak256(bytes.concat(inner));
    }

    /// @inheritdoc ICertificateRegistry
    function isRevoked(address issuer, uint64 batch, uint32 index) public view returns (bool) {
        return _revoked[issuer][batch][index >> 8] & (1 << (index & 0xff)) != 0;
    }

    /// @inheritdoc ICertificateRegistry
    function directory() external view returns (address) {
        return address(DIRECTORY);
    }

    /* INTERNALS */

    function _issue(
        address issuer,
        uint64 batch,
        bytes32 root,
        uint8 depth,
        uint32 count,
        address signer
    ) private {
        if (commitmentOf[issuer][batch] != 0) revert CertificateRegistry_BatchExists(issuer, batch);
        if (root == 0) revert CertificateRegistry_RootMissing(issuer, batch);
        if (depth > MAX_DEPTH) revert CertificateRegistry_DepthAboveLimit(depth, MAX_DEPTH);
        uint64 most = uint64(1) << depth;
        uint64 least = most / 2 + 1;
        if (count > most || count < least) revert CertificateRegistry_CountOutOfRange(count, least, most);
        uint48 time = uint48(block.timestamp);
        if (!DIRECTORY.isAuthorised(issuer, signer, Capabilities.MANUFACTURER, time)) {
            revert CertificateRegistry_NotAuthorised(issuer, signer);
        }
        commitmentOf[issuer][batch] = keccak256(abi.encode(Batch(root, depth, count, time, signer)));
        emit BatchIssued(issuer, batch, root, depth, count, time, signer);
    }

    function _revoke(
        address issuer,
        uint64 batch,
        uint32 index,
        uint8 reason,
        bytes32 replacedBy,
        address actor
    ) private {
        if (reason == 0 || reason > LAST_REASON)
            revert CertificateRegistry_UnknownReason(reason, LAST_REASON);
        if (reason == SUPERSEDED && replacedBy == 0) {
            revert CertificateRegistry_ReplacementMissing(issuer, batch, index);
        }
        uint256 word = _revoked[issuer][batch][index >> 8];
        uint256 bit = 1 << (index & 0xff);
        if (word & bit != 0) revert CertificateRegistry_AlreadyRevoked(issuer, batch, index);
        _revoked[issuer][batch][index >> 8] = word | bit;
        emit CertificateRevoked(issuer, batch, index, reason, replacedBy, actor);
    }

    function _isProven(
        Certificate calldata certificate,
        Evidence calldata evidence
    ) private view returns (bool) {
        bytes32 commitment = commitmentOf[certificate.issuer][certificate.batch];
        return
            commitment != 0 &&
            keccak256(abi.encode(evidence.batch)) == commitment &&
            evidence.siblings.length == evidence.batch.depth &&
            certificate.index < evidence.batch.count &&
            MerkleProof.verifyCalldata(evidence.siblings, evidence.batch.root, certificateId(certificate));
    }

    function _isKind(uint8 kind) private pure returns (bool) {
        return kind == 21 || kind == 22 || kind == 31 || kind == 32;
    }

    function _requireSigned(
        bytes32 message,
        address signer,
        uint48 deadline,
        bytes calldata signature
    ) private view {
        if (block.timestamp >= deadline) {
            revert CertificateRegistry_DeadlineExpired(deadline, uint48(block.timestamp));
        }
        if (!SignatureChecker.isValidSignatureNowCalldata(signer, _hashTypedDataV4(message), signature)) {
            revert CertificateRegistry_SignatureInvalid(signer);
        }
    }
}
