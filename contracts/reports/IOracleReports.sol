// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title IOracleReports
/// @notice Physical facts, signed by a quorum: a report counts when `threshold` of the current signers signed it.
///
/// A kind of report is a feed, which the registrar configures; a kind that is not configured is refused.
/// `keccak256("TopSteel.Weight")`: net grams on the weigh ticket of a delivery; subject = payment id.
/// `keccak256("TopSteel.FiatReceipt")`: minor units received for an order in total; subject = its id in the fiat
/// settlement.
///
/// **Staleness.** An observation is fresh in the half-open window `[observedAt, observedAt + maxAgeSeconds)` of its
/// feed. {submit} refuses one that is not fresh any more; {fresh} refuses to answer with one; {latest} answers with
/// any, for facts that do not decay (a delivery's weight).
///
/// Limits narrow at once and widen slowly: wider ones make facts fresh again that were none any more, so they count
/// {ROTATION_DELAY} seconds after {FeedConfigured} said so.
///
/// **Order.** Per kind and subject rounds are strictly increasing and observations do not go back in time: a later
/// round with the same `observedAt` corrects the earlier one. A round is at most 1,000 above the last one, so that no
/// false report can use up all rounds and stand for ever.
///
/// **Signers.** Whoever chooses the signers can make facts up, so choosing is slow and removing is quick: the first
/// set counts at once, every other one {ROTATION_DELAY} seconds after it was announced, and {bar} takes a signer out
/// of the current set, and of the announced one, in the same block. Barring never lowers a threshold. A report names
/// the version of the set that signed it, and only the current version counts.
///
/// @dev Warning: signatures prove who said it, not that it is true. Reports are corrected by a later round.
/// @dev Warning: the registrar alone can stop reports (bar everybody), but cannot make one up before the delay is
/// over. Whoever depends on reports watches {RotationAnnounced}.
interface IOracleReports {
    /// @notice A report. `value` is in the unit of the kind. `observedAt` is when the fact was measured; it can be
    /// submitted while `now < validUntil`. `round` grows by at least one per kind and subject. `signerSet` is the
    /// version that signed. Times in Unix seconds.
    struct Report {
        bytes32 kind;
        bytes32 subject;
        uint128 value;
        uint48 observedAt;
        uint48 validUntil;
        uint32 round;
        uint32 signerSet;
    }

    /// @notice The caller is not the directory's registrar.
    error OracleReports_NotRegistrar(address caller, address registrar);
    /// @notice The threshold is zero or above the number of signers.
    error OracleReports_ThresholdOutOfRange(uint8 threshold, uint256 signers);
    /// @notice Signers must be given in strictly ascending order, none zero.
    error OracleReports_SignersUnsorted(address previous, address signer);
    /// @notice No rotation was announced; the set that counts is `current`.
    error OracleReports_RotationMissing(uint32 current);
    /// @notice The announced set counts from `activeFrom` on.
    error OracleReports_RotationTooEarly(uint48 time, uint48 activeFrom);
    /// @notice A feed's limits must be `1 <= maxAgeSeconds <= 366 days` and `maxAheadSeconds <= 1 hour`.
    error OracleReports_FeedLimitsOutOfRange(uint32 maxAgeSeconds, uint32 maxAheadSeconds);
    /// @notice The kind is not configured, so nothing of this kind is accepted.
    error OracleReports_FeedUnknown(bytes32 kind);
    /// @notice The report was signed by another version of the signer set.
    error OracleReports_SignerSetStale(uint32 signerSet, uint32 current);
    /// @notice The round is not above the last accepted one.
    error OracleReports_RoundStale(uint32 round, uint32 last);
    /// @notice The round is further above the last accepted one than a step may be.
    error OracleReports_RoundAboveLimit(uint32 round, uint256 limit);
    /// @notice The observation is older than the last accepted one.
    error OracleReports_ObservationStale(uint48 observedAt, uint48 last);
    /// @notice The observation's age reached the feed's maximum.
    error OracleReports_ObservationTooOld(uint48 ageSeconds, uint32 maxAgeSeconds);
    /// @notice The observation lies in the future, beyond the clock difference that the feed tolerates.
    error OracleReports_ObservationInFuture(uint48 observedAt, uint48 limit);
    /// @notice The report expired.
    error OracleReports_Expired(uint48 validUntil, uint48 time);
    /// @notice Too few signatures.
    error OracleReports_QuorumMissing(uint256 signatures, uint8 threshold);
    /// @notice Recovered signers must be strictly ascending: no duplicates, no disorder.
    error OracleReports_SignaturesUnsorted(address previous, address signer);
    /// @notice The signer is not in the set; when it is to be barred, not in the announced one either.
    error OracleReports_NotSigner(address signer, uint32 signerSet);
    /// @notice Nothing was reported of this kind and subject.
    error OracleReports_ReportMissing(bytes32 kind, bytes32 subject);

    /// @notice Reports of `kind` are accepted with these limits from `activeFrom` on: the block's time, or later where
    /// a limit becomes wider. Limits that were announced before and do not count yet never will.
    event FeedConfigured(
        bytes32 indexed kind,
        uint32 maxAgeSeconds,
        uint32 maxAheadSeconds,
        uint48 activeFrom,
        address actor
    );
    /// @notice `signerSet` will be the version that reports must name, from `activeFrom` on at the earliest.
    event RotationAnnounced(
        uint32 indexed signerSet,
        address[] signers,
        uint8 threshold,
        uint48 activeFrom,
        address actor
    );
    /// @notice `signerSet` will never count.
    event RotationCancelled(uint32 indexed signerSet, address actor);
    /// @notice `signerSet` is the version that reports must name from now on: `threshold` of its `size` signers.
    /// {RotationAnnounced} of the same version says who they are.
    event SignersRotated(uint32 indexed signerSet, uint8 threshold, uint8 size, address actor);
    /// @notice `signer` does not count in `signerSet` any more; `size` signers are left.
    event SignerBarred(uint32 indexed signerSet, address indexed signer, uint8 size, address actor);
    /// @notice Enough of `signerSet` signed `value`. `observedAt` is theirs, `acceptedAt` is the block's.
    event ReportAccepted(
        bytes32 indexed kind,
        bytes32 indexed subject,
        uint128 value,
        uint48 observedAt,
        uint48 acceptedAt,
        uint32 round,
        uint32 signerSet
    );

    /// @notice Accepts a report. Anyone may send it.
    /// @param report What was observed.
    /// @param signatures EIP-712, domain "TopSteel OracleReports" version "1": `Report(bytes32 kind,bytes32
    /// subject,uint128 value,uint48 observedAt,uint48 validUntil,uint32 round,uint32 signerSet)`; at least
    /// `threshold`, 65 bytes each with the lower s, ordered so that the recovered addresses are strictly ascending.
    function submit(Report calldata report, bytes[] calldata signatures) external;

    /// @notice Opens a feed, or changes its limits. What was accepted stays. The limits count at once, unless one of
    /// them is wider than what counts now; then both count {ROTATION_DELAY} seconds later. Either way they replace limits
    /// that were announced. Caller: the directory's registrar.
    /// @param kind The kind of report.
    /// @param maxAgeSeconds How long an observation is fresh, from 1 to 366 days.
    /// @param maxAheadSeconds How far instruments' clocks may run ahead of the block's, at most an hour.
    function configureFeed(bytes32 kind, uint32 maxAgeSeconds, uint32 maxAheadSeconds) external;

    /// @notice Announces the next signer set; it replaces one that was announced and not activated. The first set
    /// ever counts at once. Caller: the directory's registrar.
    /// @param signers In strictly ascending order, at most 255.
    /// @param threshold How many of them must sign.
    function rotate(address[] calldata signers, uint8 threshold) external;

    /// @notice Makes the announced set the current one, once its time has come. Anyone.
    function activateRotation() external;

    /// @notice Drops the announced set. Caller: the directory's registrar.
    function cancelRotation() external;

    /// @notice Takes a signer out of the current and of the announced set at once. Caller: the directory's registrar.
    /// @dev Warning: a set that is announced later may name it again; {RotationAnnounced} shows it.
    /// @param signer A stolen or lost key.
    function bar(address signer) external;

    /// @notice The last accepted report of a subject, however old; all zero when there is none.
    /// @param kind The kind of report.
    /// @param subject What it is about.
    /// @return value In the unit of the kind.
    /// @return observedAt When it was measured.
    /// @return acceptedAt The block's time of acceptance.
    /// @return round Its round.
    function latest(
        bytes32 kind,
        bytes32 subject
    ) external view returns (uint128 value, uint48 observedAt, uint48 acceptedAt, uint32 round);

    /// @notice The last accepted report of a subject; reverts when there is none, or when it is not fresh.
    /// @param kind The kind of report.
    /// @param subject What it is about.
    /// @return value In the unit of the kind.
    /// @return observedAt When it was measured.
    /// @return round Its round.
    function fresh(
        bytes32 kind,
        bytes32 subject
    ) external view returns (uint128 value, uint48 observedAt, uint32 round);

    /// @notice A feed's limits as they count now; both zero when the kind is not configured.
    /// @param kind The kind of report.
    /// @return maxAgeSeconds How long an observation is fresh.
    /// @return maxAheadSeconds How far ahead of the block's clock an observation may be.
    function feedOf(bytes32 kind) external view returns (uint32 maxAgeSeconds, uint32 maxAheadSeconds);

    /// @notice Wider limits of a feed that do not count yet; all zero when there are none.
    /// @param kind The kind of report.
    /// @return maxAgeSeconds How long an observation will be fresh.
    /// @return maxAheadSeconds How far ahead of the block's clock an observation will be allowed to be.
    /// @return activeFrom From when on.
    function announcedFeedOf(
        bytes32 kind
    ) external view returns (uint32 maxAgeSeconds, uint32 maxAheadSeconds, uint48 activeFrom);

    /// @notice The current signer set; all zero before the first one.
    /// @return signerSet Its version.
    /// @return threshold How many must sign.
    /// @return size How many can sign.
    function currentSignerSet() external view returns (uint32 signerSet, uint8 threshold, uint8 size);

    /// @notice The announced signer set; all zero when none is.
    /// @return signerSet Its version.
    /// @return threshold How many will have to sign.
    /// @return size How many will be able to sign.
    /// @return activeFrom When {activateRotation} works.
    function announcedSignerSet()
        external
        view
        returns (uint32 signerSet, uint8 threshold, uint8 size, uint48 activeFrom);

    /// @notice Whether `signer` belongs to the version, current or not, and is not barred from it.
    /// @param signerSet The version.
    /// @param signer An account.
    function isSigner(uint32 signerSet, address signer) external view returns (bool);

    /// @notice Seconds between the announcement of a signer set, or of wider limits, and its first report: seven days.
    function ROTATION_DELAY() external view returns (uint48);

    /// @notice The directory whose registrar configures feeds and rotates signers.
    function directory() external view returns (address);
}
