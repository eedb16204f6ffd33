// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICarbonUnits} from "../../../contracts/carbon/ICarbonUnits.sol";
import {Organisations} from "../base/Organisations.sol";

/// @title UnitsHandler
/// @notice Two issuers open two classes each; four accounts pass units on, split, join, retire and cancel them.
contract UnitsHandler is Organisations {
    string private constant TOTALS = "INV-20 totals";
    string private constant RANGES = "INV-21 ranges";
    uint256 private constant HOLDERS = 4;
    uint256 private constant CLASSES = 4;
    uint256 private constant MAX_RANGES = 8;
    bytes16 private constant PROGRAMME = "VCS";
    bytes32 private constant DOCUMENT = keccak256("document");

    struct Range {
        uint128 first;
        uint128 last;
        address holder;
    }

    struct Totals {
        uint256 issued;
        uint256 retired;
        uint256 cancelled;
        uint128 nextSerial;
        bytes32 classId;
    }

    ICarbonUnits public immutable units;
    address[HOLDERS] private _holders;
    Totals[CLASSES] private _totals;
    mapping(uint256 class => Range[]) private _live;
    /// @dev Ranges whose serials are gone, and where no range must begin any more.
    mapping(uint256 class => Range[]) private _gone;

    constructor() {
        for (uint256 i = 0; i < HOLDERS; ++i) _holders[i] = accountOf(i);
        register(_holders[0], CARBON_ISSUER);
        register(_holders[1], CARBON_ISSUER);
        units = ICarbonUnits(create("CarbonUnits.sol:CarbonUnits", abi.encode(address(DIRECTORY))));
        for (uint256 class = 0; class < CLASSES; ++class) issue(class, 0, 1000, class);
    }

    /* ACTS */

    /// @notice Serials at the next one, or above it.
    function issue(uint256 class, uint256 skip, uint256 count, uint256 to) public {
        class = class % CLASSES;
        if (_live[class].length >= MAX_RANGES) return;
        Totals storage totals = _totals[class];
        uint128 first = totals.nextSerial + uint128(bound(skip, 0, 3));
        uint128 last = first + uint128(bound(count, 1, 5000));
        address holder = _holders[to % HOLDERS];
        VM.prank(_holders[class / 2]);
        totals.classId = units.issue(PROGRAMME, _project(class), 2024, first, last, holder, DOCUMENT);
        totals.issued += last - first;
        totals.nextSerial = last;
        _live[class].push(Range(first, last, holder));
    }

    /// @notice Serials that were issued, or left out.
    function issueBelowNext(uint256 class, uint256 first, uint256 count) external {
        class = class % CLASSES;
        uint128 low = uint128(bound(first, 0, _totals[class].nextSerial - 1));
        uint128 high = low + uint128(bound(count, 1, 9000));
        bytes memory data = abi.encodeCall(
            ICarbonUnits.issue,
            (PROGRAMME, _project(class), 2024, low, high, _holders[0], DOCUMENT)
        );
        bytes4 expected = ICarbonUnits.CarbonUnits_SerialsClosed.selector;
        requireRefused(RANGES, _holders[class / 2], address(units), data, expected);
    }

    /// @notice The same class in another spelling.
    function issueVariant(uint256 class, uint256 variant) external {
        bytes32 project = [bytes32("Vr-1"), "VR 1", "VR--1", "-VR1", "VR1-", "", unicode"VR-¹", "VR-1 "][
            variant % 8
        ];
        bytes memory data = abi.encodeCall(
            ICarbonUnits.issue,
            (PROGRAMME, project, 2024, 0, 10, _holders[0], DOCUMENT)
        );
        bytes4 expected = ICarbonUnits.CarbonUnits_CodeNotCanonical.selector;
        requireRefused(RANGES, _holders[(class % CLASSES) / 2], address(units), data, expected);
    }

    /// @notice A part of a range, to somebody or to oneself.
    function transfer(uint256 class, uint256 place, uint256 from, uint256 count, uint256 to) external {
        (uint256 i, Range memory range, ICarbonUnits.Range memory part) = _choose(class, place, from, count);
        if (range.last == 0 || _live[class % CLASSES].length + 2 > MAX_RANGES) return;
        VM.prank(range.holder);
        units.transfer(part, range.first, _holders[to % HOLDERS]);
        _cut(class % CLASSES, i, part);
        _live[class % CLASSES].push(Range(part.first, part.last, _holders[to % HOLDERS]));
    }

    /// @notice Two ranges of one holder that meet.
    function merge(uint256 class) external {
        Range[] storage live = _live[class % CLASSES];
        for (uint256 i = 0; i < live.length; ++i) {
            for (uint256 j = 0; j < live.length; ++j) {
                if (live[i].last != live[j].first || live[i].holder != live[j].holder) continue;
                VM.prank(live[i].holder);
                units.merge(_totals[class % CLASSES].classId, live[i].first);
                live[i].last = live[j].last;
                live[j] = live[live.length - 1];
                live.pop();
                return;
            }
        }
    }

    /// @notice Uses a part up.
    function retire(uint256 class, uint256 place, uint256 from, uint256 count, uint256 lotId) external {
        (uint256 i, Range memory range, ICarbonUnits.Range memory part) = _choose(class, place, from, count);
        if (range.last == 0 || _live[class % CLASSES].length + 1 > MAX_RANGES) return;
        VM.prank(range.holder);
        bytes32 id = units.retire(part, range.first, _holders[place % HOLDERS], DOCUMENT, lotId);
        requireEqual(TOTALS, units.retiredAt(id), block.timestamp);
        _cut(class % CLASSES, i, part);
        _gone[class % CLASSES].push(Range(part.first, part.last, range.holder));
        _totals[class % CLASSES].retired += part.last - part.first;
    }

    /// @notice Voids a part.
    function cancel(uint256 class, uint256 place, uint256 from, uint256 count) external {
        (uint256 i, Range memory range, ICarbonUnits.Range memory part) = _choose(class, place, from, count);
        if (range.last == 0 || _live[class % CLASSES].length + 1 > MAX_RANGES) return;
        VM.prank(range.holder);
        units.cancel(part, range.first, DOCUMENT);
        _cut(class % CLASSES, i, part);
        _gone[class % CLASSES].push(Range(part.first, part.last, range.holder));
        _totals[class % CLASSES].cancelled += part.last - part.first;
    }

    /// @notice Retires or passes on what is gone.
    function reuse(uint256 class, uint256 place, bool isRetirement) external {
        class = class % CLASSES;
        if (_gone[class].length == 0) return;
        Range memory gone = _gone[class][place % _gone[class].length];
        ICarbonUnits.Range memory part = _part(class, gone.first, gone.last);
        bytes memory data =
            isRetirement
                ? abi.encodeCall(ICarbonUnits.retire, (part, gone.first, gone.holder, DOCUMENT, 0))
                : abi.encodeCall(ICarbonUnits.transfer, (part, gone.first, gone.holder));
        bytes4 expected = ICarbonUnits.CarbonUnits_NotHolder.selector;
        requireRefused(TOTALS, gone.holder, address(units), data, expected);
    }

    /// @notice More than the range has.
    function retireBeyond(uint256 class, uint256 place, uint256 excess) external {
        (, Range memory range, ICarbonUnits.Range memory part) = _choose(class, place, 0, 0);
        if (range.last == 0) return;
        part.last = range.last + uint128(bound(excess, 1, 1000));
        bytes memory data = abi.encodeCall(
            ICarbonUnits.retire,
            (part, range.first, range.holder, DOCUMENT, 0)
        );
        bytes4 expected = ICarbonUnits.CarbonUnits_PartOutside.selector;
        requireRefused(RANGES, range.holder, address(units), data, expected);
    }

    /// @notice Somebody else's range.
    function takeOthers(uint256 class, uint256 place, uint256 thief) external {
        (, Range memory range, ICarbonUnits.Range memory part) = _choose(class, place, 0, 0);
        if (range.last == 0 || _holders[thief % HOLDERS] == range.holder) return;
        address taker = _holders[thief % HOLDERS];
        bytes memory data = abi.encodeCall(ICarbonUnits.transfer, (part, range.first, taker));
        requireRefused(RANGES, taker, address(units), data, ICarbonUnits.CarbonUnits_NotHolder.selector);
    }

    /* WHAT HOLDS */

    /// @notice Issued = active + retired + cancelled, and each is what happened.
    function requireTotals() external view {
        for (uint256 class = 0; class < CLASSES; ++class) {
            Totals memory known = _totals[class];
            ICarbonUnits.Totals memory totals = units.totalsOf(known.classId);
            requireEqual(TOTALS, totals.issued, uint256(totals.active) + totals.retired + totals.cancelled);
            requireEqual(TOTALS, totals.issued, known.issued);
            requireEqual(TOTALS, totals.retired, known.retired);
            requireEqual(TOTALS, totals.cancelled, known.cancelled);
            uint256 held = 0;
            for (uint256 i = 0; i < _live[class].length; ++i) {
                (, uint128 last) = units.rangeOf(known.classId, _live[class][i].first);
                held += last - _live[class][i].first;
            }
            requireEqual(TOTALS, totals.active, held);
        }
    }

    /// @notice Live ranges are the holders' own, none overlaps another, and none begins where serials are gone.
    function requireRanges() external view {
        for (uint256 class = 0; class < CLASSES; ++class) {
            bytes32 classId = _totals[class].classId;
            Range[] memory live = _live[class];
            for (uint256 i = 0; i < live.length; ++i) {
                (address holder, uint128 last) = units.rangeOf(classId, live[i].first);
                requireTrue(RANGES, holder == live[i].holder);
                requireEqual(RANGES, last, live[i].last);
                for (uint256 j = 0; j < i; ++j) {
                    requireTrue(RANGES, live[i].last <= live[j].first || live[j].last <= live[i].first);
                }
            }
            uint256 count = _gone[class].length;
            for (uint256 i = count > 4 ? count - 4 : 0; i < count; ++i) {
                (address holder, ) = units.rangeOf(classId, _gone[class][i].first);
                requireTrue(RANGES, holder == address(0));
            }
            (, uint128 nextSerial) = units.classOf(classId);
            requireEqual(RANGES, nextSerial, _totals[class].nextSerial);
        }
    }

    /* INTERNALS */

    function _project(uint256 class) private pure returns (bytes32) {
        return [bytes32("VR-1"), "VR-2", "VR-3", "VR-4"][class];
    }

    function _part(
        uint256 class,
        uint128 first,
        uint128 last
    ) private view returns (ICarbonUnits.Range memory) {
        return ICarbonUnits.Range(_totals[class].classId, first, last);
    }

    /// @dev A live range and a part of it; a part of all of it when `count` is 0.
    function _choose(
        uint256 class,
        uint256 place,
        uint256 from,
        uint256 count
    ) private view returns (uint256 i, Range memory range, ICarbonUnits.Range memory part) {
        class = class % CLASSES;
        if (_live[class].length == 0) return (0, range, part);
        i = place % _live[class].length;
        range = _live[class][i];
        if (count == 0) return (i, range, _part(class, range.first, range.last));
        uint128 first = uint128(bound(from, range.first, range.last - 1));
        uint128 last = uint128(bound(count, first + 1, range.last));
        part = _part(class, first, last);
    }

    /// @dev What is before and after the part stays with the holder.
    function _cut(uint256 class, uint256 i, ICarbonUnits.Range memory part) private {
        Range memory range = _live[class][i];
        _live[class][i] = _live[class][_live[class].length - 1];
        _live[class].pop();
        if (range.first != part.first) _live[class].push(Range(range.first, part.first, range.holder));
        if (range.last != part.last) _live[class].push(Range(part.last, range.last, range.holder));
    }
}
