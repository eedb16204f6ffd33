// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../../../contracts/directory/IDirectory.sol";
import {IOracleReports} from "../../../contracts/reports/IOracleReports.sol";
import {Signers} from "../base/Signers.sol";

/// @title ReportsHandler
/// @notice Seven keys, of which a rotating set signs reports about four subjects of two kinds.
contract ReportsHandler is Signers {
    string private constant QUORUM = "INV-14 quorum";
    string private constant ROUNDS = "INV-12 rounds";
    uint256 private constant KEYS = 7;
    uint256 private constant MAX_STEP = 1_000;
    bytes32 private constant REPORT_TYPEHASH = keccak256(
        "Report(bytes32 kind,bytes32 subject,uint128 value,uint48 observedAt,uint48 validUntil,uint32 round,uint32 signerSet)"
    );

    struct Known {
        uint128 value;
        uint48 observedAt;
        uint48 acceptedAt;
        uint32 round;
    }

    IOracleReports public immutable reports;
    /// @dev Numbers of the keys, by ascending address.
    uint256[] private _keys;
    mapping(uint256 place => address) private _account;
    mapping(uint256 subject => Known) public known;
    /// @dev One bit per key, in the order of `_keys`.
    uint256 private _current;
    uint8 private _threshold;
    uint256 private _announced;
    uint8 private _announcedThreshold;
    /// @dev 0 when no set is announced; its signers may all be barred.
    uint256 private _announcedAt;

    constructor() {
        IDirectory directory = IDirectory(create("Directory.sol:Directory", abi.encode(address(this))));
        reports = IOracleReports(create("OracleReports.sol:OracleReports", abi.encode(address(directory))));
        for (uint256 i = 0; i < KEYS; ++i) _insert(i);
        for (uint256 i = 0; i < KEYS; ++i) _account[i] = accountOf(_keys[i]);
        for (uint256 i = 0; i < 2; ++i) reports.configureFeed(bytes32(i + 1), 30 days, 60);
        _current = 7;
        _threshold = 2;
        reports.rotate(_accounts(_current), _threshold);
    }

    /* ACTS */

    /// @notice A report signed by everybody who may, in a round up to the greatest step.
    function submit(uint256 subject, uint128 value, uint256 age, uint256 skip) external {
        (IOracleReports.Report memory report, uint256 place) = _next(subject, value, age, skip);
        if (_count(_current) < _threshold) {
            _refuse(QUORUM, report, _current, IOracleReports.OracleReports_QuorumMissing.selector);
            return;
        }
        reports.submit(report, _signatures(report, _current));
        requireTrue(ROUNDS, report.round > known[place].round);
        known[place] = Known(value, report.observedAt, uint48(block.timestamp), report.round);
    }

    /// @notice The same round again, or an earlier one.
    function submitOldRound(uint256 subject, uint128 value, uint256 back) external {
        (IOracleReports.Report memory report, uint256 place) = _next(subject, value, 0, 0);
        report.round = uint32(bound(back, 0, known[place].round));
        _refuse(ROUNDS, report, _current, IOracleReports.OracleReports_RoundStale.selector);
    }

    /// @notice A round beyond the greatest step.
    function submitFarRound(uint256 subject, uint128 value, uint256 beyond) external {
        (IOracleReports.Report memory report, uint256 place) = _next(subject, value, 0, 0);
        report.round = uint32(bound(beyond, uint256(known[place].round) + MAX_STEP + 1, type(uint32).max));
        _refuse(ROUNDS, report, _current, IOracleReports.OracleReports_RoundAboveLimit.selector);
    }

    /// @notice An observation before the last one.
    function submitOldObservation(uint256 subject, uint128 value, uint256 back) external {
        (IOracleReports.Report memory report, uint256 place) = _next(subject, value, 0, 0);
        if (known[place].observedAt == 0) return;
        report.observedAt = known[place].observedAt - uint48(bound(back, 1, 1 days));
        _refuse(ROUNDS, report, _current, IOracleReports.OracleReports_ObservationStale.selector);
    }

    /// @notice One signature fewer than the threshold.
    function submitWithoutQuorum(uint256 subject, uint128 value) external {
        (IOracleReports.Report memory report, ) = _next(subject, value, 0, 0);
        uint256 mask = _current;
        while (_count(mask) >= _threshold) mask &= mask - 1;
        _refuse(QUORUM, report, mask, IOracleReports.OracleReports_QuorumMissing.selector);
    }

    /// @notice One signer as often as the threshold asks for.
    function submitTwiceTheSame(uint256 subject, uint128 value) external {
        (IOracleReports.Report memory report, ) = _next(subject, value, 0, 0);
        if (_threshold < 2 || _current == 0) return;
        bytes[] memory once = _signatures(report, _current & ~(_current - 1));
        bytes[] memory signatures = new bytes[](_threshold);
        for (uint256 i = 0; i < _threshold; ++i) signatures[i] = once[0];
        requireRefused(
            QUORUM,
            address(this),
            address(reports),
            abi.encodeCall(IOracleReports.submit, (report, signatures)),
            IOracleReports.OracleReports_SignaturesUnsorted.selector
        );
    }

    /// @notice Somebody signs who is not of the set, or is barred, or only announced.
    function submitWithStranger(uint256 subject, uint128 value) external {
        uint256 strangers = ~_current & ((1 << KEYS) - 1);
        if (strangers == 0) return;
        (IOracleReports.Report memory report, ) = _next(subject, value, 0, 0);
        uint256 mask = _current | strangers;
        _refuse(QUORUM, report, mask, IOracleReports.OracleReports_NotSigner.selector);
    }

    /// @notice Everybody signs for a set that is not the current one.
    function submitForOtherSet(uint256 subject, uint128 value, uint32 version) external {
        (IOracleReports.Report memory report, ) = _next(subject, value, 0, 0);
        if (version == report.signerSet) version = 0;
        report.signerSet = version;
        _refuse(QUORUM, report, _current, IOracleReports.OracleReports_SignerSetStale.selector);
    }

    /// @notice Announces another set.
    function rotate(uint256 mask, uint256 threshold) external {
        _announced = bound(mask, 1, (1 << KEYS) - 1);
        _announcedThreshold = uint8(bound(threshold, 1, _count(_announced)));
        _announcedAt = block.timestamp;
        reports.rotate(_accounts(_announced), _announcedThreshold);
    }

    /// @notice Activates the announced set, when its time has come.
    function activate(uint256 wait) external {
        if (_announcedAt == 0) return;
        VM.warp(block.timestamp + bound(wait, 0, 8 days));
        if (block.timestamp < _announcedAt + 7 days) {
            requireRefused(
                QUORUM,
                address(this),
                address(reports),
                abi.encodeCall(IOracleReports.activateRotation, ()),
                IOracleReports.OracleReports_RotationTooEarly.selector
            );
            return;
        }
        reports.activateRotation();
        (_current, _threshold) = (_announced, _announcedThreshold);
        (_announced, _announcedThreshold, _announcedAt) = (0, 0, 0);
    }

    /// @notice Takes one signer out, of the current set and of the announced one.
    function bar(uint256 place) external {
        place = bound(place, 0, KEYS - 1);
        uint256 bit = 1 << place;
        if ((_current | _announced) & bit == 0) {
            bytes memory data = abi.encodeCall(IOracleReports.bar, (_account[place]));
            bytes4 expected = IOracleReports.OracleReports_NotSigner.selector;
            requireRefused(QUORUM, address(this), address(reports), data, expected);
            return;
        }
        reports.bar(_account[place]);
        (_current, _announced) = (_current & ~bit, _announced & ~bit);
    }

    /* WHAT HOLDS */

    /// @notice The contract knows of every subject what was last accepted, and nothing else.
    function requireRounds() external view {
        for (uint256 place = 0; place < 8; ++place) {
            (uint128 value, uint48 observedAt, uint48 acceptedAt, uint32 round) = reports.latest(
                bytes32(1 + place / 4),
                bytes32(place)
            );
            Known memory last = known[place];
            requireEqual(ROUNDS, round, last.round);
            requireEqual(ROUNDS, value, last.value);
            requireEqual(ROUNDS, observedAt, last.observedAt);
            requireEqual(ROUNDS, acceptedAt, last.acceptedAt);
        }
    }

    /// @notice The current set is who was chosen, less who was barred since it was announced, and the threshold is the one
    /// announced. So is the announced one.
    function requireQuorum() external view {
        (uint32 version, uint8 threshold, uint8 size) = reports.currentSignerSet();
        _requireSet(version, threshold, size, _current, _threshold);
        (version, threshold, size, ) = reports.announcedSignerSet();
        _requireSet(version, threshold, size, _announced, _announcedThreshold);
    }

    /* INTERNALS */

    function _requireSet(
        uint32 version,
        uint8 threshold,
        uint8 size,
        uint256 mask,
        uint8 expectedThreshold
    ) private view {
        requireEqual(QUORUM, threshold, expectedThreshold);
        requireEqual(QUORUM, size, _count(mask));
        for (uint256 i = 0; i < KEYS; ++i) {
            requireTrue(QUORUM, reports.isSigner(version, _account[i]) == (mask & (1 << i) != 0));
        }
    }

    function _next(
        uint256 subject,
        uint128 value,
        uint256 age,
        uint256 skip
    ) private view returns (IOracleReports.Report memory report, uint256 place) {
        place = bound(subject, 0, 7);
        uint256 oldest = block.timestamp - 10 days;
        if (known[place].observedAt > oldest) oldest = known[place].observedAt;
        (uint32 version, , ) = reports.currentSignerSet();
        report = IOracleReports.Report({
            kind: bytes32(1 + place / 4),
            subject: bytes32(place),
            value: value,
            observedAt: uint48(bound(age, oldest, block.timestamp)),
            validUntil: uint48(block.timestamp + 1),
            round: known[place].round + uint32(bound(skip, 1, MAX_STEP)),
            signerSet: version
        });
    }

    function _refuse(
        string memory invariant_,
        IOracleReports.Report memory report,
        uint256 mask,
        bytes4 expected
    ) private {
        bytes memory data = abi.encodeCall(IOracleReports.submit, (report, _signatures(report, mask)));
        requireRefused(invariant_, address(this), address(reports), data, expected);
    }

    function _signatures(
        IOracleReports.Report memory report,
        uint256 mask
    ) private view returns (bytes[] memory signatures) {
        bytes32 structHash = keccak256(abi.encode(REPORT_TYPEHASH, report));
        bytes32 digest = digestOf("TopSteel OracleReports", address(reports), structHash);
        signatures = new bytes[](_count(mask));
        uint256 count = 0;
        for (uint256 i = 0; i < KEYS; ++i) {
            if (mask & (1 << i) != 0) signatures[count++] = sign(_keys[i], digest);
        }
    }

    function _accounts(uint256 mask) private view returns (address[] memory accounts) {
        accounts = new address[](_count(mask));
        uint256 count = 0;
        for (uint256 i = 0; i < KEYS; ++i) {
            if (mask & (1 << i) != 0) accounts[count++] = _account[i];
        }
    }

    function _insert(uint256 number) private {
        _keys.push(number);
        for (uint256 i = _keys.length - 1; i > 0; --i) {
            if (accountOf(_keys[i - 1]) < accountOf(_keys[i])) return;
            (_keys[i - 1], _keys[i]) = (_keys[i], _keys[i - 1]);
        }
    }

    function _count(uint256 mask) private pure returns (uint256 bits) {
        for (; mask != 0; mask &= mask - 1) ++bits;
    }
}
