// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title IEmissionStatements
/// @notice What a manufacturer says, and a verifier confirms, about the greenhouse gas of a lot. A statement is bound
/// to a lot of the material ledger and speaks of the lot's whole mass as created; it is no token and cannot be
/// transferred. Unit: grams of CO2e for the whole mass. An intensity is `emissionsGrams / massGrams` and is never
/// stored, so nothing is rounded.
///
/// **One standing statement per lot.** The statements of a lot form a chain: the first one supersedes nothing and
/// states exactly what the ledger carries for the lot; a correction names the statement that stands and takes its
/// place. Nothing is edited or removed. Two corrections of the same statement cannot both succeed, so no mass is
/// ever spoken for by two standing statements. A lot made from others has a statement of its own, about its own mass;
/// the parents' statements speak of the mass that the parents had when they were created.
///
/// **Self-declared and verified are different states.** A verification is by an organisation with VERIFIER that is
/// independent of the declarer: neither it nor its signer is the declarer or was ever appointed as the declarer's
/// signer, and the statement's signer was never appointed as its own. A key that is removed or marked as compromised is
/// no stranger. A correction is self-declared again until it is verified itself.
///
/// {status} answers by today's knowledge: a key that was compromised when it signed, or a capability that had been
/// withdrawn by then, makes the statement or its verification not count, although both were accepted. Such a statement
/// keeps its place in the chain until a correction supersedes it; such a verification leaves room for another one.
///
/// A statement's id is `keccak256(abi.encode(STATEMENT_TYPEHASH, chainId, this, Statement))`, with the type
/// `Statement(uint256 lotId,uint128 massGrams,uint128 emissionsGrams,bytes32 method,bytes32 boundary,bytes32
/// documentHash,bytes32 supersedes)`. It commits to all statements before it.
///
/// @dev Warning: carbon units lower no statement. The two contracts do not know each other.
/// @dev Warning: corrections change what is stated, not what the ledger carries: later cuts of the lot still share
/// the ledger's figure, and state their own.
interface IEmissionStatements {
    /// @notice What can be said about a statement now. Only `Verified` is verified.
    /// Unknown: there is no such statement.
    /// Superseded: another one took its place.
    /// DeclarerCompromised: the key that declared it was compromised at that time.
    /// DeclarerUnauthorised: the declarer could make no lots at that time.
    /// SelfDeclared: it stands, and nobody verified it.
    /// VerificationWithdrawn: it stands; the verifier took its word back.
    /// VerifierCompromised: it stands; the key that verified it was compromised at that time.
    /// VerifierUnauthorised: it stands; the verifier was not accredited at that time.
    /// Verified: it stands, and an independent verifier confirmed it.
    enum Status {
        Unknown,
        Superseded,
        DeclarerCompromised,
        DeclarerUnauthorised,
        SelfDeclared,
        VerificationWithdrawn,
        VerifierCompromised,
        VerifierUnauthorised,
        Verified
    }

    /// @notice A statement. `massGrams` is the lot's whole mass as created, `emissionsGrams` belong to all of it.
    /// `method` and `boundary` are identifiers in ASCII, left-aligned, such as "ISO 20915:2018" and "EN 15804
    /// A1-A3". `documentHash` is the SHA-256 of the footprint document (RFC 8785). `supersedes` is the id of the
    /// statement before it, or 0.
    struct Statement {
        uint256 lotId;
        uint128 massGrams;
        uint128 emissionsGrams;
        bytes32 method;
        bytes32 boundary;
        bytes32 documentHash;
        bytes32 supersedes;
    }

    /// @notice `declarer` declared a statement at `declaredAt`; `signer` signed or sent for it.
    struct Declaration {
        address declarer;
        address signer;
        uint48 declaredAt;
    }

    /// @notice The last verification of a statement, by `verifier` at `verifiedAt`; all zero when there was none.
    /// `signer` signed or sent for it. `withdrawnAt` is 0 unless withdrawn.
    /// `ordinal` counts the verifications of the statement, this one included.
    struct Verification {
        address verifier;
        uint32 ordinal;
        address signer;
        uint48 verifiedAt;
        uint48 withdrawnAt;
    }

    /// @notice The caller did not make the lot.
    error EmissionStatements_NotIssuer(address caller, address issuer);
    /// @notice The signer may not act for the organisation in this matter.
    error EmissionStatements_NotAuthorised(address organisation, address signer);
    /// @notice The signature is not `signer`'s over this act.
    error EmissionStatements_SignatureInvalid(address signer);
    /// @notice The signed act is no longer accepted. A deadline of 0 has always expired.
    error EmissionStatements_DeadlineExpired(uint48 deadline, uint48 time);
    /// @notice A statement says by which method, within which boundary, and in which document.
    error EmissionStatements_Incomplete(bytes32 method, bytes32 boundary, bytes32 documentHash);
    /// @notice The mass is not the lot's.
    error EmissionStatements_MassDiffers(uint128 massGrams, uint128 lotGrams);
    /// @notice The first statement of a lot states what the ledger carries for it.
    error EmissionStatements_FirstDiffersFromLedger(uint128 emissionsGrams, uint128 ledgerGrams);
    /// @notice Another statement stands for the lot.
    error EmissionStatements_NotStanding(bytes32 statementId, bytes32 standing);
    /// @notice There is no such statement.
    error EmissionStatements_StatementUnknown(bytes32 statementId);
    /// @notice The verifier, or its signer, is not independent of the declarer.
    error EmissionStatements_NotIndependent(address declarer, address verifier, address signer);
    /// @notice Only a statement without a standing verification can be verified.
    error EmissionStatements_NotVerifiable(bytes32 statementId, Status status);
    /// @notice The caller is not the last verifier of the statement.
    error EmissionStatements_NotVerifier(address caller, address verifier);
    /// @notice The verification was taken back before; the first reason stands.
    error EmissionStatements_AlreadyWithdrawn(bytes32 statementId, uint48 withdrawnAt);
    /// @notice Reasons are 1 to 4.
    error EmissionStatements_UnknownReason(uint8 reason, uint8 last);

    /// @notice `declarer` states; from now on this statement stands for the lot and `supersedes` does not.
    event EmissionsDeclared(
        bytes32 indexed statementId,
        uint256 indexed lotId,
        address indexed declarer,
        address signer,
        Statement statement
    );
    /// @notice `verifier` confirms the statement; `documentHash` is the SHA-256 of its verification opinion.
    event EmissionsVerified(
        bytes32 indexed statementId,
        uint256 indexed lotId,
        address indexed verifier,
        address signer,
        uint32 ordinal,
        bytes32 documentHash
    );
    /// @notice `verifier` takes its word back.
    event VerificationWithdrawn(
        bytes32 indexed statementId,
        uint256 indexed lotId,
        address indexed verifier,
        address signer,
        uint32 ordinal,
        uint8 reason
    );

    /// @notice States the emissions of a lot. Caller: the organisation that made the lot, with MILL, PROCESSOR or
    /// STOCKIST.
    /// @param statement `supersedes` is the statement that stands now, or 0 for the lot's first.
    /// @return statementId Its id, see above.
    function declare(Statement calldata statement) external returns (bytes32 statementId);

    /// @notice States the emissions of a lot on the signature of a signer of the organisation that made it. Anyone may
    /// send it.
    /// @dev The signature names the statement before, so it counts once.
    /// @param signature EIP-712, domain "TopSteel EmissionStatements" version "1": `Declare(Statement
    /// statement,uint48 deadline)` with the type of statement above.
    function declareFor(
        Statement calldata statement,
        address signer,
        uint48 deadline,
        bytes calldata signature
    ) external returns (bytes32 statementId);

    /// @notice Confirms the statement that stands. Caller: an organisation with VERIFIER that is independent of the
    /// declarer.
    /// @param documentHash SHA-256 of the verification opinion (ISO 14064-3).
    function verify(bytes32 statementId, bytes32 documentHash) external;

    /// @notice Confirms the statement for `verifier` on the signature of one of its signers. Anyone may send it.
    /// @param signature EIP-712: `Verify(bytes32 statementId,bytes32 documentHash,address verifier,uint32
    /// ordinal,uint48 deadline)`, ordinal = that of the verification to be, so that it counts once.
    function verifyFor(
        bytes32 statementId,
        bytes32 documentHash,
        address verifier,
        address signer,
        uint48 deadline,
        bytes calldata signature
    ) external;

    /// @notice Takes the caller's verification back. Works without any capability, and for superseded statements: a
    /// verifier can always withdraw its word.
    /// @param reason 1 erroneous, 2 withdrawn on request, 3 evidence found wanting, 4 key compromised.
    function withdrawVerification(bytes32 statementId, uint8 reason) external;

    /// @notice Takes a verification back on the signature of one of the verifier's signers. Anyone may send it.
    /// @param signature EIP-712: `WithdrawVerification(bytes32 statementId,uint32 ordinal,uint8 reason,uint48
    /// deadline)`.
    function withdrawVerificationFor(
        bytes32 statementId,
        uint8 reason,
        address signer,
        uint48 deadline,
        bytes calldata signature
    ) external;

    /// @notice What can be said about a statement now; the first of the {Status}es, in their order, that holds.
    function status(bytes32 statementId) external view returns (Status);

    /// @notice The statement that stands for a lot and what can be said about it; id 0 and Unknown when there is none.
    function standingOf(uint256 lotId) external view returns (bytes32 statementId, Status status_);

    /// @notice The id of a statement, made or not.
    function idOf(Statement calldata statement) external view returns (bytes32);

    /// @notice Who declared the statement; reverts when it was not made.
    function declarationOf(bytes32 statementId) external view returns (Declaration memory);

    /// @notice The figures of the statement; reverts when it was not made.
    function figuresOf(
        bytes32 statementId
    ) external view returns (uint256 lotId, uint128 massGrams, uint128 emissionsGrams);

    /// @notice The last verification of the statement.
    function verificationOf(bytes32 statementId) external view returns (Verification memory);

    /// @notice The ledger whose lots are spoken of.
    function ledger() external view returns (address);

    /// @notice The directory that says who may act for whom.
    function directory() external view returns (address);
}
