// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IDirectory} from "../directory/IDirectory.sol";
import {IOracleReports} from "./IOracleReports.sol";

/// @title OracleReports
/// @notice The specification is {IOracleReports}.
contract OracleReports is IOracleReports, EIP712 {
    struct Accepted {
        uint256 value;
        uint48 observedAt;
        uint48 acceptedAt;
        uint32 round;
    }

    struct SignerSet {
        uint32 version;
        uint8 threshold;
        uint8 size;
    }

    bytes32 private constant REPORT_TYPEHASH = keccak256(
        "Report(bytes32 kind,bytes32 subject,uint256 value,uint48 observedAt,uint48 validUntil,uint32 round,uint32 signerSet)"
    );
    /// @dev Clocks of instruments and blocks may differ by this much.
    uint48 private constant MAX_AHEAD = 60;
    uint256 private constant MAX_SIGNERS = 255;

    IDirectory private immutable DIRECTORY;
    SignerSet private _current;
    /// @inheritdoc IOracleReports
    mapping(uint32 signerSet => mapping(address signer => bool)) public isSigner;
    mapping(bytes32 kind => mapping(bytes32 subject => Accepted)) private _accepted;

    constructor(address directory_) EIP712("TopSteel OracleReports", "1") {
        DIRECTORY = IDirectory(directory_);
    }

    /// @inheritdoc IOracleReports
    function submit(Report calldata report, bytes[] calldata signatures) external {
        Accepted storage last = _accepted[report.kind][report.subject];
        uint48 time = uint48(block.timestamp);
        if (report.round <= last.round) revert OracleReports_RoundStale(report.round, last.round);
        if (report.observedAt < last.observedAt) {
            revert OracleReports_ObservationStale(report.observedAt, last.observedAt);
        }
        if (report.observedAt > time + MAX_AHEAD) {
            revert OracleReports_ObservationInFuture(report.observedAt, time + MAX_AHEAD);
        }
        if (time >= report.validUntil) revert OracleReports_Expired(report.validUntil, time);
        _requireQuorum(report, signatures);
        last.value = report.value;
        last.observedAt = report.observedAt;
        last.acceptedAt = time;
        last.round = report.round;
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
    function rotate(address[] calldata signers, uint8 threshold) external {
        address registrar = DIRECTORY.registrar();
        if (msg.sender != registrar) revert OracleReports_NotRegistrar(msg.sender, registrar);
        if (threshold == 0 || threshold > signers.length || signers.length > MAX_SIGNERS) {
            revert OracleReports_ThresholdOutOfRange(threshold, signers.length);
        }
        uint32 version = _current.version + 1;
        address previous = address(0);
        for (uint256 i = 0; i < signers.length; ++i) {
            if (signers[i] <= previous) revert OracleReports_SignersUnsorted(previous, signers[i]);
            previous = signers[i];
            isSigner[version][previous] = true;
        }
        // The length was checked against MAX_SIGNERS, so it fits.
        _current = SignerSet({version: version, threshold: threshold, size: uint8(signers.length)});
        emit SignersRotated(version, signers, threshold, msg.sender);
    }

    /// @inheritdoc IOracleReports
    function latest(
        bytes32 kind,
        bytes32 subject
    ) external view returns (uint256 value, uint48 observedAt, uint48 acceptedAt, uint32 round) {
        Accepted memory last = _accepted[kind][subject];
        return (last.value, last.observedAt, last.acceptedAt, last.round);
    }

    /// @inheritdoc IOracleReports
    function currentSignerSet() external view returns (uint32 signerSet, uint8 threshold, uint8 size) {
        return (_current.version, _current.threshold, _current.size);
    }

    /// @inheritdoc IOracleReports
    function directory() external view returns (address) {
        return address(DIRECTORY);
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
