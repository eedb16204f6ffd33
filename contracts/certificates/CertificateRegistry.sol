// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Capabilities} from "../directory/Capabilities.sol";
import {IDirectory} from "../directory/IDirectory.sol";
import {BatchProof} from "./BatchProof.sol";
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
    bytes32 private constant COUNTERSIGN_TYPEHASH = keccak256(
        "Countersign(address body,address issuer,uint64 batch,bytes32 commitment,uint32[] indices,uint48 deadline)"
    );
    bytes32 private constant REVOKE_TYPEHASH = keccak256(
        "RevokeCertificate(address issuer,uint64 batch,uint32 index,uint8 reason,uint64 replacedByBatch,uint32 replacedByIndex,uint48 deadline)"
    );
    uint8 private constant MAX_DEPTH = 32;
    uint8 private constant LAST_REASON = 5;
    uint8 private constant SUPERSEDED = 3;
    uint8 private constant COUNTERSIGNED_KIND = 32;

    IDirectory private immutable DIRECTORY;
    /// @inheritdoc ICertificateRegistry
    mapping(address issuer => mapping(uint64 batch => bytes32)) public commitmentOf;
    /// @inheritdoc ICertificateRegistry
    mapping(address issuer => mapping(uint64 batch => mapping(uint32 index => bytes32)))
        public countersignatureOf;
    mapping(address issuer => mapping(uint256 word => uint256)) private _revoked;

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
        _requireAuthorised(issuer, signer, Capabilities.MANUFACTURER);
        _issue(issuer, batch, root, depth, count, signer);
    }

    /* COUNTERSIGN */

    /// @inheritdoc ICertificateRegistry
    function countersign(
        address issuer,
        uint64 batch,
        bytes32 commitment,
        uint32[] calldata indices
    ) external {
        _countersign(msg.sender, issuer, batch, commitment, indices, msg.sender);
    }

    /// @inheritdoc ICertificateRegistry
    function countersignFor(
        address body,
        address issuer,
        uint64 batch,
        bytes32 commitment,
        uint32[] calldata indices,
        address signer,
        uint48 deadline,
        bytes calldata signature
    ) external {
        bytes32 named = keccak256(abi.encodePacked(indices));
        bytes32 message = keccak256(
            abi.encode(COUNTERSIGN_TYPEHASH, body, issuer, batch, commitment, named, deadline)
        );
        _requireSigned(message, signer, deadline, signature);
        _countersign(body, issuer, batch, commitment, indices, signer);
    }

    /* REVOKE */

    /// @inheritdoc ICertificateRegistry
    function revoke(
        uint64 batch,
        uint32 index,
        uint8 reason,
        uint64 replacedByBatch,
        uint32 replacedByIndex
    ) external {
        _revoke(msg.sender, batch, index, reason, replacedByBatch, replacedByIndex, msg.sender);
    }

    /// @inheritdoc ICertificateRegistry
    function revokeFor(
        address issuer,
        uint64 batch,
        uint32 index,
        uint8 reason,
        uint64 replacedByBatch,
        uint32 replacedByIndex,
        address signer,
        uint48 deadline,
        bytes calldata signature
    ) external {
        bytes32 message = keccak256(
            abi.encode(
                REVOKE_TYPEHASH,
                issuer,
                batch,
                index,
                reason,
                replacedByBatch,
                replacedByIndex,
                deadline
            )
        );
        _requireSigned(message, signer, deadline, signature);
        _requireAuthorised(issuer, signer, 0);
        _revoke(issuer, batch, index, reason, replacedByBatch, replacedByIndex, signer);
    }

    /// @inheritdoc ICertificateRegistry
    function revokeMany(uint64 batch, uint32[] calldata indices, uint8 reason) external {
        if (indices.length == 0) revert CertificateRegistry_NothingNamed(msg.sender, batch);
        for (uint256 i = 0; i < indices.length; ++i) {
            _revoke(msg.sender, batch, indices[i], reason, 0, 0, msg.sender);
        }
    }

    /* QUESTIONS */

    /// @inheritdoc ICertificateRegistry
    function status(
        Certificate calldata certificate,
        Evidence calldata evidence
    ) external view returns (Status) {
        (address issuer, uint8 kind) = (certificate.issuer, certificate.kind);
        if (!_isProven(certificate, evidence) || !_isKind(kind)) return Status.Unknown;
        if (isRevoked(issuer, certificate.batch, certificate.index)) return Status.Revoked;
        (address signer, uint48 time) = (evidence.signer, evidence.issuedAt);
        if (!DIRECTORY.isAuthorised(issuer, signer, Capabilities.MANUFACTURER, time)) {
            bool isCompromised = DIRECTORY.isCompromised(issuer, signer, time);
            return isCompromised ? Status.SignerCompromised : Status.IssuerUnauthorised;
        }
        if (block.timestamp < certificate.validFrom) return Status.NotYetValid;
        if (block.timestamp >= certificate.validUntil) return Status.OutOfDate;
        if (kind == COUNTERSIGNED_KIND && !_isCountersigned(certificate, evidence.countersignature)) {
            return Status.NotCountersigned;
        }
        return Status.InForce;
    }

    /// @inheritdoc ICertificateRegistry
    function certificateId(Certificate calldata certificate) public view returns (bytes32) {
        bytes32 inner = keccak256(abi.encode(LEAF_TYPEHASH, address(this), block.chainid, certificate));
        return keccak256(bytes.concat(inner));
    }

    /// @inheritdoc ICertificateRegistry
    function isRevoked(address issuer, uint64 batch, uint32 index) public view returns (bool) {
        return _revoked[issuer][_word(batch, index)] & (1 << (index & 0xff)) != 0;
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
        commitmentOf[issuer][batch] = BatchProof.commitment(root, depth, count, time, signer);
        emit BatchIssued(issuer, batch, root, depth, count, time, signer);
    }

    function _countersign(
        address body,
        address issuer,
        uint64 batch,
        bytes32 commitment,
        uint32[] calldata indices,
        address signer
    ) private {
        if (indices.length == 0) revert CertificateRegistry_NothingNamed(issuer, batch);
        bytes32 committed = commitmentOf[issuer][batch];
        if (committed == 0 || committed != commitment) {
            revert CertificateRegistry_CommitmentMismatch(commitment, committed);
        }
        _requireAuthorised(body, signer, Capabilities.INSPECTION_BODY);
        if (_belongs(body, issuer) || _belongs(signer, issuer)) {
            revert CertificateRegistry_NotIndependent(issuer, body, signer);
        }
        uint48 time = uint48(block.timestamp);
        bytes32 countersignature = keccak256(abi.encode(body, signer, time));
        for (uint256 i = 0; i < indices.length; ++i) {
            if (countersignatureOf[issuer][batch][indices[i]] != 0) {
                revert CertificateRegistry_AlreadyCountersigned(issuer, batch, indices[i]);
            }
            countersignatureOf[issuer][batch][indices[i]] = countersignature;
        }
        emit CertificatesCountersigned(issuer, batch, body, indices, signer, time);
    }

    function _revoke(
        address issuer,
        uint64 batch,
        uint32 index,
        uint8 reason,
        uint64 replacedByBatch,
        uint32 replacedByIndex,
        address actor
    ) private {
        if (reason == 0 || reason > LAST_REASON)
            revert CertificateRegistry_UnknownReason(reason, LAST_REASON);
        if (replacedByBatch != 0 || replacedByIndex != 0) {
            _requireReplacement(issuer, batch, index, replacedByBatch, replacedByIndex);
        } else if (reason == SUPERSEDED) {
            revert CertificateRegistry_ReplacementMissing(issuer, batch, index);
        }
        uint256 bit = 1 << (index & 0xff);
        uint256 word = _word(batch, index);
        mapping(uint256 word => uint256) storage revoked = _revoked[issuer];
        uint256 bits = revoked[word];
        if (bits & bit != 0) revert CertificateRegistry_AlreadyRevoked(issuer, batch, index);
        revoked[word] = bits | bit;
        emit CertificateRevoked(issuer, batch, index, reason, replacedByBatch, replacedByIndex, actor);
    }

    /// @dev Every replacement points upwards in one total order, so that no chain of them comes back.
    function _requireReplacement(
        address issuer,
        uint64 batch,
        uint32 index,
        uint64 byBatch,
        uint32 byIndex
    ) private view {
        if (byBatch < batch || (byBatch == batch && byIndex <= index)) {
            revert CertificateRegistry_ReplacementNotLater(batch, index, byBatch, byIndex);
        }
        if (commitmentOf[issuer][byBatch] == 0) {
            revert CertificateRegistry_ReplacementUnknown(issuer, byBatch);
        }
        if (isRevoked(issuer, byBatch, byIndex)) {
            revert CertificateRegistry_ReplacementRevoked(issuer, byBatch, byIndex);
        }
    }

    function _isProven(
        Certificate calldata certificate,
        Evidence calldata evidence
    ) private view returns (bool) {
        return
            certificate.index < evidence.count &&
            BatchProof.isProven(
                commitmentOf[certificate.issuer][certificate.batch],
                certificateId(certificate),
                evidence.count,
                evidence.issuedAt,
                evidence.signer,
                evidence.siblings
            );
    }

    function _isCountersigned(
        Certificate calldata certificate,
        Countersignature calldata shown
    ) private view returns (bool) {
        (address body, address signer, uint48 time) = (shown.body, shown.signer, shown.signedAt);
        return
            countersignatureOf[certificate.issuer][certificate.batch][certificate.index] ==
                keccak256(abi.encode(body, signer, time)) &&
            DIRECTORY.isAuthorised(body, signer, Capabilities.INSPECTION_BODY, time);
    }

    /// @dev Which word of an issuer's bitmap has the certificate: 256 of them lie in one word, 2^24 words in a batch.
    function _word(uint64 batch, uint32 index) private pure returns (uint256) {
        return (uint256(batch) << 24) | (index >> 8);
    }

    function _isKind(uint8 kind) private pure returns (bool) {
        return kind == 21 || kind == 22 || kind == 31 || kind == COUNTERSIGNED_KIND;
    }

    /// @dev Whether `account` is the organisation or was ever appointed as its signer; a removed key is no stranger.
    function _belongs(address account, address organisation) private view returns (bool) {
        if (account == organisation) return true;
        (, uint48 validUntil, ) = DIRECTORY.signerOf(organisation, account);
        return validUntil != 0;
    }

    function _requireAuthorised(address organisation, address signer, uint256 capabilities) private view {
        if (!DIRECTORY.isAuthorised(organisation, signer, capabilities, uint48(block.timestamp))) {
            revert CertificateRegistry_NotAuthorised(organisation, signer);
        }
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
