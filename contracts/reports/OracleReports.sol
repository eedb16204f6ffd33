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

    struct Feed {
        uint32 maxAgeSeconds;
        uint32 maxAheadSeconds;
    }

    /// @dev `activeFrom` is used by the announced set alone.
    struct SignerSet {
        uint32 version;
        uint8 threshold;
        uint8 size;
        uint48 activeFrom;
    }

    bytes32 private constant REPORT_TYPEHASH = keccak256(
        "Report(bytes32 kind,bytes32 subject,uint128 value,uint48 observedAt,uint48 validUntil,uint32 round,uint32 signerSet)"
    );
    uint32 private constant MAX_AGE_LIMIT = 366 days;
    uint32 private constant MAX_AHEAD_LIMIT = 1 hours;
    uint256 private constant MAX_SIGNERS = 255;
    /// @inheritdoc IOracleReports
    uint48 public constant ROTATION_DELAY = 7 days;

    IDirectory private immutable DIRECTORY;
    SignerSet private _current;
    SignerSet private _announced;
    /// @dev A version that was announced and dropped is not used again, so its signers never count.
    uint32 private _lastVersion;
    /// @inheritdoc IOracleReports
    mapping(uint32 signerSet => mapping(address signer => bool)) public isSigner;
    /// @inheritdoc IOracleReports
    mapping(bytes32 kind => Feed) public feedOf;
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
        if (report.observedAt < last.observedAt) {
            revert OracleReports_ObservationStale(report.observedAt, last.observedAt);
        }
        if (time >= report.validUntil) revert OracleReports_Expired(report.validUntil, time);
        uint48 limit = time + _requireFresh(report.kind, report.observedAt).maxAheadSeconds;
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
        feedOf[kind] = Feed({maxAgeSeconds: maxAgeSeconds, maxAheadSeconds: maxAheadSeconds});
        emit FeedConfigured(kind, maxAgeSeconds, maxAheadSeconds, msg.sender);
    }

    /* SIGNERS */

    /// @inheritdoc IOracleReports
    function rotate(address[] calldata signers, uint8 threshold) external onlyRegistrar {
        if (threshold == 0 || threshold > signers.length || signers.length > MAX_SIGNERS) {
            revert OracleReports_ThresholdOutOfRange(threshold, signers.length);
        }
        if (_announced.version != 0) emit RotationCancelled(_announced.version, msg.sender);
        uint32 version = ++_lastVersion;
        address previous = address(0);
        for (uint256 i = 0; i < signers.length; ++i) {
            if (signers[i] <= previous) revert OracleReports_SignersUnsorted(previous, signers[i]);
            previous = signers[i];
            isSigner[version][previous] = true;
        }
        uint48 activeFrom = uint48(block.timestamp) + (version == 1 ? 0 : ROTATION_DELAY);
        // The length was checked against MAX_SIGNERS, so it fits.
        _announced = SignerSet(version, threshold, uint8(signers.length), activeFrom);
        emit RotationAnnounced(version, signers, threshold, activeFrom, msg.sender);
        if (version == 1) _activate(_announced);
    }

    /// @inheritdoc IOracleReports
    function activateRotation() external {
        SignerSet memory announced = _announced;
        if (announced.version == 0) revert OracleReports_RotationMissing();
        if (block.timestamp < announced.activeFrom) {
            revert OracleReports_RotationTooEarly(uint48(block.timestamp), announced.activeFrom);
        }
        _activate(announced);
    }

    /// @inheritdoc IOracleReports
    function cancelRotation() external onlyRegistrar {
        if (_announced.version == 0) revert OracleReports_RotationMissing();
        emit RotationCancelled(_announced.version, msg.sender);
        delete _announced;
    }

    /// @inheritdoc IOracleReports
    function bar(address signer) external onlyRegistrar {
        uint32 version = _current.version;
        if (!isSigner[version][signer]) revert OracleReports_NotSigner(signer, version);
        isSigner[version][signer] = false;
        uint8 size = --_current.size;
        emit SignerBarred(version, signer, size, msg.sender);
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
    function currentSignerSet() external view returns (uint32 signerSet, uint8 threshold, uint8 size) {
        return (_current.version, _current.threshold, _current.size);
    }

    /// @inheritdoc IOracleReports
    function announcedSignerSet()
        external
        view
        returns (uint32 signerSet, uint8 threshold, uint8 size, uint48 activeFrom)
    {
        return (_announced.version, _announced.threshold, _announced.size, _announced.activeFrom);
    }

    /// @inheritdoc IOracleReports
    function directory() external view returns (address) {
        return address(DIRECTORY);
    }

    /* INTERNALS */

    function _activate(SignerSet memory announced) private {
        _current = announced;
        delete _announced;
        emit SignersRotated(announced.version, announced.threshold, announced.size, msg.sender);
    }

    function _requireFresh(bytes32 kind, uint48 observedAt) private view returns (Feed memory feed) {
        feed = feedOf[kind];
        if (feed.maxAgeSeconds == 0) revert OracleReports_FeedUnknown(kind);
        uint48 time = uint48(block.timestamp);
        uint48 age = time > observedAt ? time - observedAt : 0;
        if (age >= feed.maxAgeSeconds) revert OracleReports_ObservationTooOld(age, feed.maxAgeSeconds);
    }

    function _requireQuorum(Report calldata report, bytes[] calldata signatures) private view {
        SignerSet memory current = _current;
        if (report.signerSet != current.version) {
            revert OracleReports_SignerSetStale(report.signerSet, current.version);
        }
        // Before the first rotation the threshold is zero: nothing is accepted, rather than everything.
        if (current.threshold == 0 || signatures.length < current.threshold) {
            revert OracleReports_QuorumMissing(signatures.length, current.threshold);
        }
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(REPORT_TYPEHASH, report)));
        address previous = address(0);
        for (uint256 i = 0; i < signatures.length; ++i) {
            address signer = ECDSA.recoverCalldata(digest, signatures[i]);
            if (signer <= previous) revert OracleReports_SignaturesUnsorted(previous, signer);
            if (!isSigner[current.version][signer]) revert OracleReports_NotSigner(signer, current.version);
            previous = signer;
        }
    }
}
