// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IDirectory} from "../directory/IDirectory.sol";
import {IOracleReports} from "./IOracleReports.sol";

/// @title OracleReports
/// @notice The specification is {IOracleReports}.
contract OracleReports is IOracleReports, EIP712 {
    /// @dev One slot.
    struct Accepted {
        uint128 value;
        uint48 observedAt;
        uint48 acceptedAt;
        uint32 round;
    }

    /// @dev One slot, flat because a struct in a struct begins another one. What is `next` counts from `nextFrom` on; there
    /// is none when that is 0.
    struct Feed {
        uint32 maxAgeSeconds;
        uint32 maxAheadSeconds;
        uint32 nextMaxAgeSeconds;
        uint32 nextMaxAheadSeconds;
        uint48 nextFrom;
    }

    /// @dev The current signer set and the announced one (`next`), in one slot. A version that was announced and dropped is
    /// not used again, so its signers never count.
    struct SignerSets {
        uint32 version;
        uint8 threshold;
        uint8 size;
        uint32 nextVersion;
        uint8 nextThreshold;
        uint8 nextSize;
        uint48 nextFrom;
        uint32 lastVersion;
    }

    bytes32 private constant REPORT_TYPEHASH = keccak256(
        "Report(bytes32 kind,bytes32 subject,uint128 value,uint48 observedAt,uint48 validUntil,uint32 round,uint32 signerSet)"
    );
    uint32 private constant MAX_AGE_LIMIT = 366 days;
    uint32 private constant MAX_AHEAD_LIMIT = 1 hours;
    uint256 private constant MAX_SIGNERS = 255;
    uint256 private constant MAX_ROUND_STEP = 1_000;
    /// @inheritdoc IOracleReports
    uint48 public constant ROTATION_DELAY = 7 days;

    IDirectory private immutable DIRECTORY;
    SignerSets private _sets;
    /// @inheritdoc IOracleReports
    mapping(uint32 signerSet => mapping(address signer => bool)) public isSigner;
    mapping(bytes32 kind => Feed) private _feeds;
    mapping(bytes32 kind => mapping(bytes32 subject => Accepted)) private _accepted;

    constructor(address directory_) EIP712("TopSteel OracleReports", "1") {
        DIRECTORY = IDirectory(directory_);
    }

    modifier onlyRegistrar() {
        address registrar = DIRECTORY.registrar();
        if (msg.sender != registrar) revert OracleReports_NotRegistrar(msg.sender, registrar);
        _;
    }

    /* REPORTS */

    /// @inheritdoc IOracleReports
    function submit(Report calldata report, bytes[] calldata signatures) external {
        Accepted memory last = _accepted[report.kind][report.subject];
        uint48 time = uint48(block.timestamp);
        if (report.round <= last.round) revert OracleReports_RoundStale(report.round, last.round);
        uint256 highest = last.round + MAX_ROUND_STEP;
        if (report.round > highest) revert OracleReports_RoundAboveLimit(report.round, highest);
        if (report.observedAt < last.observedAt) {
            revert OracleReports_ObservationStale(report.observedAt, last.observedAt);
        }
        if (time >= report.validUntil) revert OracleReports_Expired(report.validUntil, time);
        uint48 limit = time + _requireFresh(report.kind, report.observedAt);
        if (report.observedAt > limit) revert OracleReports_ObservationInFuture(report.observedAt, limit);
        _requireQuorum(report, signatures);
        _accepted[report.kind][report.subject] = Accepted({
            value: report.value,
            observedAt: report.observedAt,
            acceptedAt: time,
            round: report.round
        });
        emit ReportAccepted(
            report.kind,
            report.subject,
            report.value,
            report.observedAt,
            time,
            report.round,
            report.signerSet
        );
    }

    /// @inheritdoc IOracleReports
    function configureFeed(
        bytes32 kind,
        uint32 maxAgeSeconds,
        uint32 maxAheadSeconds
    ) external onlyRegistrar {
        if (maxAgeSeconds == 0 || maxAgeSeconds > MAX_AGE_LIMIT || maxAheadSeconds > MAX_AHEAD_LIMIT) {
            revert OracleReports_FeedLimitsOutOfRange(maxAgeSeconds, maxAheadSeconds);
        }
        Feed memory feed = _feeds[kind];
        (uint32 age, uint32 ahead) = _limitsOf(feed);
        uint48 activeFrom = uint48(block.timestamp);
        // Wider limits would make a fact fresh again that was none any more, and title would move on it.
        if (age != 0 && (maxAgeSeconds > age || maxAheadSeconds > ahead)) {
            activeFrom += ROTATION_DELAY;
            _feeds[kind] = Feed(age, ahead, maxAgeSeconds, maxAheadSeconds, activeFrom);
        } else {
            if (feed.nextFrom != 0) delete _feeds[kind];
            _feeds[kind].maxAgeSeconds = maxAgeSeconds;
            _feeds[kind].maxAheadSeconds = maxAheadSeconds;
        }
        emit FeedConfigured(kind, maxAgeSeconds, maxAheadSeconds, activeFrom, msg.sender);
    }

    /* SIGNERS */

    /// @inheritdoc IOracleReports
    function rotate(address[] calldata signers, uint8 threshold) external onlyRegistrar {
        if (threshold == 0 || threshold > signers.length || signers.length > MAX_SIGNERS) {
            revert OracleReports_ThresholdOutOfRange(threshold, signers.length);
        }
        SignerSets memory sets = _sets;
        if (sets.nextVersion != 0) emit RotationCancelled(sets.nextVersion, msg.sender);
        uint32 version = ++sets.lastVersion;
        address previous = address(0);
        for (uint256 i = 0; i < signers.length; ++i) {
            if (signers[i] <= previous) revert OracleReports_SignersUnsorted(previous, signers[i]);
            previous = signers[i];
            isSigner[version][previous] = true;
        }
        uint48 activeFrom = uint48(block.timestamp) + (version == 1 ? 0 : ROTATION_DELAY);
        // The length was checked against MAX_SIGNERS, so it fits.
        _announce(sets, version, threshold, uint8(signers.length), activeFrom);
        emit RotationAnnounced(version, signers, threshold, activeFrom, msg.sender);
        if (version == 1) _activate(sets);
        _sets = sets;
    }

    /// @inheritdoc IOracleReports
    function activateRotation() external {
        SignerSets memory sets = _sets;
        if (sets.nextVersion == 0) revert OracleReports_RotationMissing(sets.version);
        if (block.timestamp < sets.nextFrom) {
            revert OracleReports_RotationTooEarly(uint48(block.timestamp), sets.nextFrom);
        }
        _activate(sets);
        _sets = sets;
    }

    /// @inheritdoc IOracleReports
    function cancelRotation() external onlyRegistrar {
        SignerSets memory sets = _sets;
        if (sets.nextVersion == 0) revert OracleReports_RotationMissing(sets.version);
        emit RotationCancelled(sets.nextVersion, msg.sender);
        _announce(sets, 0, 0, 0, 0);
        _sets = sets;
    }

    /// @inheritdoc IOracleReports
    function bar(address signer) external onlyRegistrar {
        SignerSets memory sets = _sets;
        bool isInCurrent = _strike(sets.version, signer);
        bool isInNext = sets.nextVersion != 0 && _strike(sets.nextVersion, signer);
        if (!isInCurrent && !isInNext) revert OracleReports_NotSigner(signer, sets.version);
        if (isInCurrent) emit SignerBarred(sets.version, signer, --sets.size, msg.sender);
        if (isInNext) emit SignerBarred(sets.nextVersion, signer, --sets.nextSize, msg.sender);
        _sets = sets;
    }

    /* QUESTIONS */

    /// @inheritdoc IOracleReports
    function latest(
        bytes32 kind,
        bytes32 subject
    ) external view returns (uint128 value, uint48 observedAt, uint48 acceptedAt, uint32 round) {
        Accepted memory last = _accepted[kind][subject];
        return (last.value, last.observedAt, last.acceptedAt, last.round);
    }

    /// @inheritdoc IOracleReports
    function fresh(
        bytes32 kind,
        bytes32 subject
    ) external view returns (uint128 value, uint48 observedAt, uint32 round) {
        Accepted memory last = _accepted[kind][subject];
        if (last.round == 0) revert OracleReports_ReportMissing(kind, subject);
        _requireFresh(kind, last.observedAt);
        return (last.value, last.observedAt, last.round);
    }

    /// @inheritdoc IOracleReports
    function feedOf(bytes32 kind) external view returns (uint32 maxAgeSeconds, uint32 maxAheadSeconds) {
        return _limitsOf(_feeds[kind]);
    }

    /// @inheritdoc IOracleReports
    function announcedFeedOf(
        bytes32 kind
    ) external view returns (uint32 maxAgeSeconds, uint32 maxAheadSeconds, uint48 activeFrom) {
        Feed memory feed = _feeds[kind];
        if (block.timestamp >= feed.nextFrom) return (0, 0, 0);
        return (feed.nextMaxAgeSeconds, feed.nextMaxAheadSeconds, feed.nextFrom);
    }

    /// @inheritdoc IOracleReports
    function currentSignerSet() external view returns (uint32 signerSet, uint8 threshold, uint8 size) {
        return (_sets.version, _sets.threshold, _sets.size);
    }

    /// @inheritdoc IOracleReports
    function announcedSignerSet()
        external
        view
        returns (uint32 signerSet, uint8 threshold, uint8 size, uint48 activeFrom)
    {
        return (_sets.nextVersion, _sets.nextThreshold, _sets.nextSize, _sets.nextFrom);
    }

    /// @inheritdoc IOracleReports
    function directory() external view returns (address) {
        return address(DIRECTORY);
    }

    /* INTERNALS */

    /// @dev Changes the sets in memory alone, as {_activate} does: their word is written once, by who calls them.
    function _announce(
        SignerSets memory sets,
        uint32 version,
        uint8 threshold,
        uint8 size,
        uint48 activeFrom
    ) private pure {
        (sets.nextVersion, sets.nextThreshold) = (version, threshold);
        (sets.nextSize, sets.nextFrom) = (size, activeFrom);
    }

    function _activate(SignerSets memory sets) private {
        (sets.version, sets.threshold, sets.size) = (sets.nextVersion, sets.nextThreshold, sets.nextSize);
        _announce(sets, 0, 0, 0, 0);
        emit SignersRotated(sets.version, sets.threshold, sets.size, msg.sender);
    }

    /// @dev Takes the signer out of the set, and answers whether it was in it.
    function _strike(uint32 version, address signer) private returns (bool isIn) {
        isIn = isSigner[version][signer];
        if (isIn) isSigner[version][signer] = false;
    }

    /// @dev What counts now; nobody needs to activate limits whose time has come.
    function _limitsOf(Feed memory feed) private view returns (uint32 maxAgeSeconds, uint32 maxAheadSeconds) {
        if (feed.nextFrom != 0 && block.timestamp >= feed.nextFrom) {
            return (feed.nextMaxAgeSeconds, feed.nextMaxAheadSeconds);
        }
        return (feed.maxAgeSeconds, feed.maxAheadSeconds);
    }

    function _requireFresh(bytes32 kind, uint48 observedAt) private view returns (uint32 maxAheadSeconds) {
        uint32 maxAgeSeconds;
        (maxAgeSeconds, maxAheadSeconds) = _limitsOf(_feeds[kind]);
        if (maxAgeSeconds == 0) revert OracleReports_FeedUnknown(kind);
        uint48 time = uint48(block.timestamp);
        uint48 age = time > observedAt ? time - observedAt : 0;
        if (age >= maxAgeSeconds) revert OracleReports_ObservationTooOld(age, maxAgeSeconds);
    }

    function _requireQuorum(Report calldata report, bytes[] calldata signatures) private view {
        (uint32 version, uint8 threshold) = (_sets.version, _sets.threshold);
        if (report.signerSet != version) revert OracleReports_SignerSetStale(report.signerSet, version);
        // Before the first rotation the threshold is zero: nothing is accepted, rather than everything.
        if (threshold == 0 || signatures.length < threshold) {
            revert OracleReports_QuorumMissing(signatures.length, threshold);
        }
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(REPORT_TYPEHASH, report)));
        address previous = address(0);
        for (uint256 i = 0; i < signatures.length; ++i) {
            address signer = ECDSA.recoverCalldata(digest, signatures[i]);
            if (signer <= previous) revert OracleReports_SignaturesUnsorted(previous, signer);
            if (!isSigner[version][signer]) revert OracleReports_NotSigner(signer, version);
            previous = signer;
        }
    }
}
