// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title ICertificateRegistry
/// @notice Inspection documents (EN 10204) by the batch: one transaction anchors any number of certificates as the
/// root of a Merkle tree, keyed by issuer, and one question, {status}, answers everything about one of them.
///
/// Leaf: `keccak256(bytes.concat(keccak256(abi.encode(LEAF_TYPEHASH, registry, chainId, issuer, batch, index,
/// documentHash, subject, kind, massGrams, validFrom, validUntil, salt))))`. Pairs are hashed in sorted order. The
/// depth is committed and a proof has exactly `depth` siblings; trees are filled to a power of two with
/// `keccak256("TopSteel.EmptyLeaf")`. An inner node, a padded and a shortened proof are therefore never a document.
///
/// Storage: one slot per batch, `keccak256(abi.encode(Batch))`; one bit per revoked certificate.
///
/// @dev Warning: there is no weaker check than {status}. A batch that exists says nothing about a certificate.
interface ICertificateRegistry {
    /// @notice What can be said about a certificate now. Only `InForce` is good.
    /// Unknown: not proven to be in a batch of this issuer, or of no EN 10204 type.
    /// InForce: issued, authorised, unrevoked and in date.
    /// NotYetValid: now is before `validFrom`.
    /// OutOfDate: now is at or after `validUntil`.
    /// Revoked: by its issuer, for good.
    /// IssuerUnauthorised: the issuer had no capability to issue when it did.
    /// SignerCompromised: the key that signed was compromised at the time of issue.
    /// NotCountersigned: type 3.2, and the independent inspection signature is missing.
    enum Status {
        Unknown,
        InForce,
        NotYetValid,
        OutOfDate,
        Revoked,
        IssuerUnauthorised,
        SignerCompromised,
        NotCountersigned
    }

    /// @notice A batch as it was issued. `issuedAt` is the block's time, `signer` who signed for the issuer.
    struct Batch {
        bytes32 root;
        uint8 depth;
        uint32 count;
        uint48 issuedAt;
        address signer;
    }

    /// @notice A certificate. `index` is its place in the batch, from 0. `documentHash` is the SHA-256 of the
    /// canonical document (RFC 8785). `subject` names heat and batch without revealing them. `kind` is the
    /// EN 10204 type times ten: 21, 22, 31, 32. `massGrams` is the certified mass. The certificate is in date in
    /// `[validFrom, validUntil)`. `salt` keeps leaves from being guessed.
    struct Certificate {
        address issuer;
        uint64 batch;
        uint32 index;
        bytes32 documentHash;
        bytes32 subject;
        uint8 kind;
        uint128 massGrams;
        uint48 validFrom;
        uint48 validUntil;
        bytes32 salt;
    }

    /// @notice What proves a certificate: its batch and the siblings from leaf to root.
    struct Evidence {
        Batch batch;
        bytes32[] siblings;
    }

    /// @notice The issuer has used this batch number.
    error CertificateRegistry_BatchExists(address issuer, uint64 batch);
    /// @notice The root is zero.
    error CertificateRegistry_RootMissing(address issuer, uint64 batch);
    /// @notice The depth is above the limit.
    error CertificateRegistry_DepthAboveLimit(uint8 depth, uint8 limit);
    /// @notice A tree of this depth holds more than `2^(depth-1)` and at most `2^depth` certificates.
    error CertificateRegistry_CountOutOfRange(uint32 count, uint64 least, uint64 most);
    /// @notice Only a manufacturer, by an authorised signer, issues (EN 10204:2004, clauses 3 and 4).
    error CertificateRegistry_NotAuthorised(address issuer, address signer);
    /// @notice The signature is not `signer`'s over this act.
    error CertificateRegistry_SignatureInvalid(address signer);
    /// @notice The signed act is no longer accepted. A deadline of 0 has always expired.
    error CertificateRegistry_DeadlineExpired(uint48 deadline, uint48 time);
    /// @notice The certificate is revoked already; the first reason stands.
    error CertificateRegistry_AlreadyRevoked(address issuer, uint64 batch, uint32 index);
    /// @notice Reasons are 1 to 5.
    error CertificateRegistry_UnknownReason(uint8 reason, uint8 last);
    /// @notice Superseded (3) names its replacement; the other reasons may.
    error CertificateRegistry_ReplacementMissing(address issuer, uint64 batch, uint32 index);

    /// @notice `count` certificates under one Merkle root; the arguments are the whole {Batch}.
    event BatchIssued(
        address indexed issuer,
        uint64 indexed batch,
        bytes32 root,
        uint8 depth,
        uint32 count,
        uint48 issuedAt,
        address signer
    );
    /// @notice `replacedBy` is a {certificateId}, or zero. `actor` is who signed or sent for the issuer.
    event CertificateRevoked(
        address indexed issuer,
        uint64 indexed batch,
        uint32 indexed index,
        uint8 reason,
        bytes32 replacedBy,
        address actor
    );

    /// @notice Anchors a batch of the caller's certificates. Caller: an organisation with MILL or PROCESSOR.
    /// @dev Batches are keyed by issuer: someone else's use of the same number or root changes nothing.
    /// @param batch A number of the issuer's choice, used once.
    /// @param root The root of the tree.
    /// @param depth The tree's depth, at most 32.
    /// @param count How many certificates the tree holds.
    function issue(uint64 batch, bytes32 root, uint8 depth, uint32 count) external;

    /// @notice Anchors a batch for `issuer` on the signature of one of its signers. Anyone may send it.
    /// @param signer An EOA or ERC-1271 account authorised for the issuer, or the issuer itself.
    /// @param deadline Accepted while `now < deadline`.
    /// @param signature EIP-712, domain "TopSteel CertificateRegistry" version "1":
    /// `IssueBatch(address issuer,uint64 batch,bytes32 root,uint8 depth,uint32 count,uint48 deadline)`.
    function issueFor(
        address issuer,
        uint64 batch,
        bytes32 root,
        uint8 depth,
        uint32 count,
        address signer,
        uint48 deadline,
        bytes calldata signature
    ) external;

    /// @notice Revokes one of the caller's certificates, for good. Works without any capability: an issuer can
    /// always withdraw its word.
    /// @param reason 1 erroneous, 2 withdrawn, 3 superseded, 4 material nonconforming, 5 key compromised.
    /// @param replacedBy The {certificateId} of the replacement; required for reason 3.
    function revoke(uint64 batch, uint32 index, uint8 reason, bytes32 replacedBy) external;

    /// @notice Revokes a certificate for `issuer` on the signature of one of its signers. Anyone may send it.
    /// @param signature EIP-712: `RevokeCertificate(address issuer,uint64 batch,uint32 index,uint8 reason,bytes32
    /// replacedBy,uint48 deadline)`.
    function revokeFor(
        address issuer,
        uint64 batch,
        uint32 index,
        uint8 reason,
        bytes32 replacedBy,
        address signer,
        uint48 deadline,
        bytes calldata signature
    ) external;

    /// @notice What can be said about a certificate now. When several things are wrong, the first of: Unknown,
    /// Revoked, SignerCompromised, IssuerUnauthorised, NotYetValid, OutOfDate, NotCountersigned.
    function status(
        Certificate calldata certificate,
        Evidence calldata evidence
    ) external view returns (Status);

    /// @notice The certificate's leaf; its name everywhere else.
    function certificateId(Certificate calldata certificate) external view returns (bytes32);

    /// @notice Whether the bit is set. Says nothing else about the certificate.
    function isRevoked(address issuer, uint64 batch, uint32 index) external view returns (bool);

    /// @notice `keccak256(abi.encode(Batch))` of an issued batch, or zero.
    function commitmentOf(address issuer, uint64 batch) external view returns (bytes32);

    /// @notice The directory that says who may issue.
    function directory() external view returns (address);
}
