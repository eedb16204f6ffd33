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
/// Storage: one slot per batch, `keccak256(abi.encode(root, depth, count, issuedAt, signer))`; one bit per revoked
/// certificate; one slot per countersigned certificate, `keccak256(abi.encode(body, signer, signedAt))`. Headers and
/// countersignatures are in the events and are shown again as {Evidence}.
///
/// @dev Warning: there is no weaker check than {status}. That a batch exists says nothing about a certificate: anyone
/// can anchor a batch under its own address.
interface ICertificateRegistry {
    /// @notice What can be said about a certificate now. Only `InForce` is good.
    /// Unknown: not proven to be in a batch of this issuer, or of no EN 10204 type.
    /// InForce: issued, authorised, unrevoked, in date and, if of type 3.2, countersigned.
    /// NotYetValid: now is before `validFrom`.
    /// OutOfDate: now is at or after `validUntil`.
    /// Revoked: by its issuer, for good.
    /// IssuerUnauthorised: the issuer was no manufacturer, or the signer did not sign for it, at the time of issue.
    /// SignerCompromised: the key that signed was compromised at the time of issue.
    /// NotCountersigned: type 3.2, and no independent inspection body's signature that counts was shown.
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

    /// @notice A certificate. `index` is its place in the batch, from 0. `documentHash` is the SHA-256 of the
    /// canonical document (RFC 8785). `subject` names heat and batch without revealing them. `kind` is the
    /// EN 10204 type times ten: 21, 22, 31, 32. `massGrams` is the certified mass. The certificate is in date in
    /// `[validFrom, validUntil)`. `salt` keeps leaves from being guessed.
    /// @dev Warning: an issuer that writes two documents with one index has both in force, and revokes both at once.
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

    /// @notice The second signature of a type 3.2 as {CertificatesCountersigned} gave it; all zero when there is none.
    /// `body` is the inspection body, `signer` who signed for it, `signedAt` the block's time.
    struct Countersignature {
        address body;
        address signer;
        uint48 signedAt;
    }

    /// @notice What proves a certificate: its batch's header as {BatchIssued} gave it, the siblings from leaf to root,
    /// and the countersignature. Root and depth follow from the leaf and the siblings.
    struct Evidence {
        uint32 count;
        uint48 issuedAt;
        address signer;
        bytes32[] siblings;
        Countersignature countersignature;
    }

    /// @notice The issuer has used this batch number.
    error CertificateRegistry_BatchExists(address issuer, uint64 batch);
    /// @notice The root is zero.
    error CertificateRegistry_RootMissing(address issuer, uint64 batch);
    /// @notice The depth is above the limit.
    error CertificateRegistry_DepthAboveLimit(uint8 depth, uint8 limit);
    /// @notice A tree of this depth holds more than `2^(depth-1)` and at most `2^depth` certificates.
    error CertificateRegistry_CountOutOfRange(uint32 count, uint64 least, uint64 most);
    /// @notice `signer` may not do this for `organisation` now: it does not sign for it, or the organisation lacks the
    /// capability (EN 10204:2004, clauses 3 and 4).
    error CertificateRegistry_NotAuthorised(address organisation, address signer);
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
    /// @notice A replacement is of a higher batch number, or of the same batch and a higher index.
    error CertificateRegistry_ReplacementNotLater(
        uint64 batch,
        uint32 index,
        uint64 replacedByBatch,
        uint32 replacedByIndex
    );
    /// @notice The replacement's batch has not been issued.
    error CertificateRegistry_ReplacementUnknown(address issuer, uint64 replacedByBatch);
    /// @notice The replacement is revoked itself.
    error CertificateRegistry_ReplacementRevoked(
        address issuer,
        uint64 replacedByBatch,
        uint32 replacedByIndex
    );
    /// @notice The list of certificates is empty.
    error CertificateRegistry_NothingNamed(address issuer, uint64 batch);
    /// @notice The batch is not the one that the inspection body examined; `expected` is what is on chain, or zero.
    error CertificateRegistry_CommitmentMismatch(bytes32 commitment, bytes32 expected);
    /// @notice Inspection body and signer must both be strangers to the issuer (EN 10204:2004, clause 4.2).
    error CertificateRegistry_NotIndependent(address issuer, address body, address signer);
    /// @notice The certificate is countersigned already; the first signature stands.
    error CertificateRegistry_AlreadyCountersigned(address issuer, uint64 batch, uint32 index);

    /// @notice `count` certificates under one Merkle root. Commitment: `keccak256(abi.encode(root, depth, count,
    /// issuedAt, signer))`. `issuedAt` is the block's time, `signer` who signed or sent for the issuer.
    event BatchIssued(
        address indexed issuer,
        uint64 indexed batch,
        bytes32 root,
        uint8 depth,
        uint32 count,
        uint48 issuedAt,
        address signer
    );
    /// @notice One certificate is revoked. The replacement is of the same issuer; batch and index are both zero when
    /// there is none. `actor` is who signed or sent for the issuer.
    event CertificateRevoked(
        address indexed issuer,
        uint64 indexed batch,
        uint32 indexed index,
        uint8 reason,
        uint64 replacedByBatch,
        uint32 replacedByIndex,
        address actor
    );
    /// @notice `body` confirms these certificates of the batch; `signer` signed or sent for it.
    event CertificatesCountersigned(
        address indexed issuer,
        uint64 indexed batch,
        address indexed body,
        uint32[] indices,
        address signer,
        uint48 signedAt
    );

    /// @notice Anchors a batch of the caller's certificates. Caller: an organisation with MILL or PROCESSOR.
    /// @dev Batches are keyed by issuer: someone else's use of the same number or root changes nothing. The capability
    /// is not looked up here: {status} does, for the time of issue, and answers IssuerUnauthorised for anyone else.
    /// @param batch A number of the issuer's choice, used once. Count upwards: a replacement must be later.
    /// @param root The root of the tree.
    /// @param depth The tree's depth, at most 32.
    /// @param count How many certificates the tree holds, more than `2^(depth-1)` and at most `2^depth`.
    function issue(uint64 batch, bytes32 root, uint8 depth, uint32 count) external;

    /// @notice Anchors a batch for `issuer` on the signature of one of its signers. Anyone may send it.
    /// @param signer An EOA or ERC-1271 account authorised for the issuer, or the issuer itself; the issuer holds MILL
    /// or PROCESSOR now.
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

    /// @notice Confirms certificates of type 3.2 as an inspection body. Caller: an organisation with INSPECTION_BODY
    /// that is not the issuer and has never been one of its signers.
    /// @dev The kind is not looked up: a countersignature of another kind is without effect. A body that signed for a
    /// certificate keeps its place even if its signature stops counting; the issuer then issues again.
    /// @param commitment {commitmentOf} of the batch that the body examined, so that a reorganisation of the chain
    /// cannot put other content under the signature.
    /// @param indices Certificates of the batch, in any order, none twice.
    function countersign(
        address issuer,
        uint64 batch,
        bytes32 commitment,
        uint32[] calldata indices
    ) external;

    /// @notice Confirms certificates for the inspection body on the signature of one of its signers. Anyone may send it.
    /// @param signer An EOA or ERC-1271 account authorised for the body, or the body itself; never a signer of the
    /// issuer.
    /// @param deadline Accepted while `now < deadline`.
    /// @param signature EIP-712: `Countersign(address body,address issuer,uint64 batch,bytes32 commitment,uint32[]
    /// indices,uint48 deadline)`.
    function countersignFor(
        address body,
        address issuer,
        uint64 batch,
        bytes32 commitment,
        uint32[] calldata indices,
        address signer,
        uint48 deadline,
        bytes calldata signature
    ) external;

    /// @notice Revokes one of the caller's certificates, for good. Works without any capability: an issuer can
    /// always withdraw its word, even for a batch that it has yet to issue.
    /// @param reason 1 erroneous, 2 withdrawn, 3 superseded, 4 material nonconforming, 5 key compromised.
    /// @param replacedByBatch With `replacedByIndex`, the replacement: a certificate of the same issuer, later in
    /// (batch, index) order, whose batch exists and which is not revoked. Required for reason 3; both zero for none.
    function revoke(
        uint64 batch,
        uint32 index,
        uint8 reason,
        uint64 replacedByBatch,
        uint32 replacedByIndex
    ) external;

    /// @notice Revokes a certificate for `issuer` on the signature of one of its signers. Anyone may send it.
    /// @param deadline Accepted while `now < deadline`.
    /// @param signature EIP-712: `RevokeCertificate(address issuer,uint64 batch,uint32 index,uint8 reason,uint64
    /// replacedByBatch,uint32 replacedByIndex,uint48 deadline)`.
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
    ) external;

    /// @notice Revokes several of the caller's certificates, all or none, as {revoke} without replacement does.
    /// Certificates whose `index / 256` is equal share a storage word; list them one after another to write it once.
    /// @param indices Certificates of the batch, none twice.
    /// @param reason As in {revoke}, but not 3, which names a replacement.
    function revokeMany(uint64 batch, uint32[] calldata indices, uint8 reason) external;

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

    /// @notice `keccak256(abi.encode(root, depth, count, issuedAt, signer))` of an issued batch, or zero.
    function commitmentOf(address issuer, uint64 batch) external view returns (bytes32);

    /// @notice `keccak256(abi.encode(body, signer, signedAt))` of a countersigned certificate, or zero.
    /// @dev Warning: says nothing about whether the countersignature counts; {status} does.
    function countersignatureOf(address issuer, uint64 batch, uint32 index) external view returns (bytes32);

    /// @notice The directory that says who may issue and countersign.
    function directory() external view returns (address);
}
