// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {ICertificateRegistry} from "../../../contracts/certificates/ICertificateRegistry.sol";
import {IMaterialLedger} from "../../../contracts/provenance/IMaterialLedger.sol";
import {Organisations} from "../base/Organisations.sol";

/// @title MaterialHandler
/// @notice A mill, a processor, a stockist and a buyer make, cut, pass on and reserve steel; two accounts stand in
/// for the settlement contracts, so that the ledger is alone with whatever they may ask.
contract MaterialHandler is Organisations {
    string private constant CERTIFIED = "INV-8 certified mass";
    string private constant RESERVED = "INV-9 reserved";
    string private constant MASS = "INV-11 mass";
    string private constant EMISSIONS = "INV-13 emissions";
    string private constant RAIL = "INV-19 rail";
    uint256 private constant HOLDERS = 4;
    uint256 private constant MAX_CERTIFICATES = 6;
    uint256 private constant MAX_LOTS = 16;
    bytes32 private constant EVENT = keccak256("EPCIS event");

    struct Certified {
        ICertificateRegistry.Certificate certificate;
        uint48 issuedAt;
        bytes32 id;
        uint256 used;
    }

    struct Reservation {
        bytes32 paymentId;
        bytes32 orderRef;
        address rail;
        uint256 lotId;
        address holder;
        uint128 reserved;
    }

    IMaterialLedger public immutable ledger;
    ICertificateRegistry private immutable REGISTRY;
    address[HOLDERS] private _holders;
    address[2] private _rails;
    Certified[] private _certified;
    uint256 private _batches = 1;
    uint256[] private _lots;
    Reservation[] private _reservations;
    mapping(address holder => mapping(uint256 lotId => uint256)) private _reserved;
    mapping(address holder => mapping(bytes32 orderRef => address)) private _railOf;
    uint256 private _commissioned;
    uint256 private _lost;
    uint256 private _emitted;

    constructor() {
        REGISTRY = createRegistry();
        for (uint256 i = 0; i < HOLDERS; ++i) _holders[i] = accountOf(i);
        (_rails[0], _rails[1]) = (accountOf(90), accountOf(91));
        register(_holders[0], MILL);
        register(_holders[1], PROCESSOR);
        register(_holders[2], STOCKIST);
        ledger = IMaterialLedger(
            create("MaterialLedger.sol:MaterialLedger", abi.encode(DIRECTORY, REGISTRY, _rails[0], _rails[1]))
        );
        certify(0, 50_000_000);
        commission(0, 20_000_000, 11_000_000);
    }

    /* CERTIFICATES */

    /// @notice A certificate over another heat.
    function certify(uint256 issuer, uint256 massGrams) public {
        if (_certified.length == MAX_CERTIFICATES) return;
        _certify(_holders[issuer % 2], bound(massGrams, 1, 60_000_000), bytes32(_certified.length + 1));
    }

    /// @notice A lot within what the certificate has left.
    function commission(uint256 place, uint256 massGrams, uint256 emissionsGrams) public {
        Certified storage certified = _certified[bound(place, 0, _certified.length - 1)];
        uint256 left = certified.certificate.massGrams - certified.used;
        if (left == 0 || _lots.length == MAX_LOTS) return;
        IMaterialLedger.Commission memory terms = _terms(
            certified.certificate.issuer,
            bound(massGrams, 1, left),
            bound(emissionsGrams, 0, 80_000_000)
        );
        VM.prank(certified.certificate.issuer);
        _lots.push(ledger.commission(certified.certificate, _evidence(certified), terms));
        certified.used += terms.massGrams;
        _commissioned += terms.massGrams;
        _emitted += terms.emissionsGrams;
    }

    /// @notice A lot above what the certificate has left.
    function commissionAboveCertified(uint256 place, uint256 excess) external {
        Certified storage certified = _certified[bound(place, 0, _certified.length - 1)];
        uint256 left = certified.certificate.massGrams - certified.used;
        _refuseCommission(
            certified,
            bound(excess, left + 1, type(uint128).max),
            IMaterialLedger.MaterialLedger_CommissionAboveCertified.selector
        );
    }

    /// @notice A second certificate over a heat that has a lot: the good certificate of the classic fraud.
    function commissionUnderSecondCertificate(uint256 place) external {
        place = bound(place, 0, _certified.length - 1);
        if (_certified[place].used == 0 || _certified.length == MAX_CERTIFICATES) return;
        ICertificateRegistry.Certificate memory first = _certified[place].certificate;
        _certify(first.issuer, first.massGrams, first.subject);
        _refuseCommission(
            _certified[_certified.length - 1],
            1,
            IMaterialLedger.MaterialLedger_SubjectAlreadyCommissioned.selector
        );
        _certified.pop();
    }

    /* TITLE */

    /// @notice Passes on what is free.
    function transfer(uint256 lot, uint256 holder, uint256 to, uint256 grams, bool isPlain) external {
        (uint256 lotId, address from, uint256 free) = _free(lot, holder);
        if (free == 0) return;
        grams = bound(grams, 1, free);
        VM.prank(from);
        if (isPlain) {
            IERC1155(address(ledger)).safeTransferFrom(from, _holders[to % HOLDERS], lotId, grams, "");
        } else {
            ledger.transferTitle(lotId, _holders[to % HOLDERS], uint128(grams), EVENT);
        }
    }

    /// @notice Passes on more than is free.
    function transferReserved(uint256 lot, uint256 holder, uint256 excess) external {
        (uint256 lotId, address from, uint256 free) = _free(lot, holder);
        uint256 balance = IERC1155(address(ledger)).balanceOf(from, lotId);
        if (balance == free) return;
        bytes memory data = abi.encodeCall(
            IMaterialLedger.transferTitle,
            (
                lotId,
                _holders[((holder % HOLDERS) + 1) % HOLDERS],
                uint128(bound(excess, free + 1, balance)),
                EVENT
            )
        );
        requireRefused(
            RESERVED,
            from,
            address(ledger),
            data,
            IMaterialLedger.MaterialLedger_AboveAvailable.selector
        );
    }

    /* TRANSFORM */

    /// @notice Cuts what is free of one lot, and maybe the same or another one, into one or two lots.
    function transform(uint256 lots, uint256 holder, uint256 cut, uint256 loss, uint256 process) external {
        (IMaterialLedger.Input[] memory inputs, uint256 grams) = _inputs(lots, holder % 3, cut);
        if (inputs.length == 0 || _lots.length + 2 > MAX_LOTS) return;
        loss = bound(loss, 0, grams - 1);
        process = bound(process, 0, 9_000_000);
        IMaterialLedger.Output[] memory outputs = _outputs(holder % 3, grams - loss, cut);
        VM.prank(_holders[holder % 3]);
        uint256[] memory made = ledger.transform(
            inputs,
            outputs,
            uint128(loss),
            uint128(process),
            EVENT,
            EVENT
        );
        for (uint256 i = 0; i < made.length; ++i) _lots.push(made[i]);
        _lost += loss;
        _emitted += process;
    }

    /// @notice Takes a gram more, or a gram less, out than was put in.
    function transformUnbalanced(uint256 lots, uint256 holder, uint256 cut, bool isMore) external {
        (IMaterialLedger.Input[] memory inputs, uint256 grams) = _inputs(lots, holder % 3, cut);
        if (inputs.length == 0 || grams < 2) return;
        IMaterialLedger.Output[] memory outputs = _outputs(holder % 3, isMore ? grams + 1 : grams - 1, cut);
        bytes memory data = abi.encodeCall(IMaterialLedger.transform, (inputs, outputs, 0, 0, EVENT, EVENT));
        requireRefused(
            MASS,
            _holders[holder % 3],
            address(ledger),
            data,
            IMaterialLedger.MaterialLedger_MassUnbalanced.selector
        );
    }

    /* RESERVATIONS */

    /// @notice Pins what is free for a payment; the order keeps to the rail that came first.
    function reserve(uint256 lot, uint256 holder, uint256 grams, uint256 order, bool isFiat) external {
        (uint256 lotId, address from, uint256 free) = _free(lot, holder);
        if (free == 0) return;
        Reservation memory next = Reservation({
            paymentId: keccak256(abi.encode(_reservations.length)),
            orderRef: bytes32(order % 3),
            rail: _rails[isFiat ? 1 : 0],
            lotId: lotId,
            holder: from,
            reserved: uint128(bound(grams, 1, free))
        });
        bytes memory data = abi.encodeCall(
            IMaterialLedger.reserve,
            (next.paymentId, next.orderRef, lotId, from, next.reserved)
        );
        address pinned = _railOf[from][next.orderRef];
        if (pinned != address(0) && pinned != next.rail) {
            bytes4 expected = IMaterialLedger.MaterialLedger_OrderOnOtherRail.selector;
            requireRefused(RAIL, next.rail, address(ledger), data, expected);
            return;
        }
        VM.prank(next.rail);
        ledger.reserve(next.paymentId, next.orderRef, lotId, from, next.reserved);
        _railOf[from][next.orderRef] = next.rail;
        _reservations.push(next);
        _reserved[from][lotId] += next.reserved;
    }

    /// @notice Pins more than is free.
    function reserveTooMuch(uint256 lot, uint256 holder, uint256 excess) external {
        (uint256 lotId, address from, uint256 free) = _free(lot, holder);
        bytes memory data = abi.encodeCall(
            IMaterialLedger.reserve,
            (
                keccak256("too much"),
                keccak256("order of its own"),
                lotId,
                from,
                uint128(bound(excess, free + 1, type(uint128).max))
            )
        );
        bytes4 expected = IMaterialLedger.MaterialLedger_AboveAvailable.selector;
        requireRefused(RESERVED, _rails[0], address(ledger), data, expected);
    }

    /// @notice Moves a part of what is pinned.
    function release(uint256 place, uint256 grams, uint256 to) external {
        if (_reservations.length == 0) return;
        Reservation storage pinned = _reservations[place % _reservations.length];
        if (pinned.reserved == 0) return;
        uint128 moved = uint128(bound(grams, 1, pinned.reserved));
        VM.prank(pinned.rail);
        ledger.release(pinned.paymentId, pinned.lotId, pinned.holder, moved, _holders[to % HOLDERS], EVENT);
        pinned.reserved -= moved;
        _reserved[pinned.holder][pinned.lotId] -= moved;
    }

    /// @notice Frees what is pinned.
    function cancelReservation(uint256 place) external {
        if (_reservations.length == 0) return;
        Reservation storage pinned = _reservations[place % _reservations.length];
        VM.prank(pinned.rail);
        ledger.cancelReservation(pinned.paymentId, pinned.lotId, pinned.holder);
        _reserved[pinned.holder][pinned.lotId] -= pinned.reserved;
        pinned.reserved = 0;
    }

    /* WHAT HOLDS */

    /// @notice The lots under a certificate are at most what it certifies.
    function requireCertified() external view {
        for (uint256 i = 0; i < _certified.length; ++i) {
            uint256 used = ledger.certifiedUsedGrams(_certified[i].id);
            requireEqual(CERTIFIED, used, _certified[i].used);
            requireAtMost(CERTIFIED, used, _certified[i].certificate.massGrams);
        }
    }

    /// @notice Every holder has what is pinned, and all that is pinned is for open payments.
    function requireReserved() external view {
        for (uint256 i = 0; i < _lots.length; ++i) {
            for (uint256 j = 0; j < HOLDERS; ++j) {
                uint256 balance = IERC1155(address(ledger)).balanceOf(_holders[j], _lots[i]);
                requireAtMost(RESERVED, _reserved[_holders[j]][_lots[i]], balance);
                uint256 pinned = balance - ledger.availableOf(_holders[j], _lots[i]);
                requireEqual(RESERVED, pinned, _reserved[_holders[j]][_lots[i]]);
            }
        }
        for (uint256 i = 0; i < _reservations.length && i < 16; ++i) {
            Reservation storage last = _reservations[_reservations.length - 1 - i];
            (uint128 reserved, ) = ledger.reservationOf(last.paymentId, last.lotId, last.holder);
            requireEqual(RESERVED, reserved, last.reserved);
        }
    }

    /// @notice Titles and losses add up to what was commissioned, lot by lot and over all.
    function requireMass() external view {
        uint256 titles = 0;
        for (uint256 i = 0; i < _lots.length; ++i) {
            uint256 held = 0;
            for (uint256 j = 0; j < HOLDERS; ++j) {
                held += IERC1155(address(ledger)).balanceOf(_holders[j], _lots[i]);
            }
            (uint128 massLeft, ) = ledger.remainingOf(_lots[i]);
            requireEqual(MASS, held, massLeft);
            titles += held;
        }
        requireEqual(MASS, titles + _lost, _commissioned);
    }

    /// @notice Emissions on lots add up to what was declared and what processes added.
    function requireEmissions() external view {
        uint256 carried = 0;
        for (uint256 i = 0; i < _lots.length; ++i) {
            (uint128 massLeft, uint128 emissionsLeft) = ledger.remainingOf(_lots[i]);
            if (massLeft == 0) requireEqual(EMISSIONS, emissionsLeft, 0);
            carried += emissionsLeft;
        }
        requireEqual(EMISSIONS, carried, _emitted);
    }

    /// @notice An order is on the rail that came first.
    function requireRails() external view {
        for (uint256 j = 0; j < HOLDERS; ++j) {
            for (uint256 order = 0; order < 3; ++order) {
                address rail = ledger.railOf(_holders[j], bytes32(order));
                requireTrue(RAIL, rail == _railOf[_holders[j]][bytes32(order)]);
            }
        }
    }

    /* INTERNALS */

    function _certify(address issuer, uint256 massGrams, bytes32 subject) private {
        Certified storage next = _certified.push();
        next.certificate = ICertificateRegistry.Certificate({
            issuer: issuer,
            batch: uint64(_batches++),
            index: 0,
            documentHash: keccak256("document"),
            subject: subject,
            kind: 31,
            massGrams: uint128(massGrams),
            validFrom: 0,
            validUntil: FOREVER,
            salt: keccak256("salt")
        });
        next.issuedAt = uint48(block.timestamp);
        next.id = issueAlone(REGISTRY, next.certificate);
    }

    function _evidence(
        Certified storage certified
    ) private view returns (ICertificateRegistry.Evidence memory) {
        return evidenceAlone(certified.certificate, certified.issuedAt);
    }

    function _terms(
        address to,
        uint256 massGrams,
        uint256 emissionsGrams
    ) private pure returns (IMaterialLedger.Commission memory) {
        return IMaterialLedger.Commission(to, uint128(massGrams), uint128(emissionsGrams), EVENT, EVENT);
    }

    function _refuseCommission(Certified storage certified, uint256 massGrams, bytes4 expected) private {
        address issuer = certified.certificate.issuer;
        bytes memory data = abi.encodeCall(
            IMaterialLedger.commission,
            (certified.certificate, _evidence(certified), _terms(issuer, massGrams, 0))
        );
        requireRefused(CERTIFIED, issuer, address(ledger), data, expected);
    }

    function _free(
        uint256 lot,
        uint256 holder
    ) private view returns (uint256 lotId, address from, uint256 free) {
        lotId = _lots[lot % _lots.length];
        from = _holders[holder % HOLDERS];
        free = IERC1155(address(ledger)).balanceOf(from, lotId) - _reserved[from][lotId];
    }

    /// @dev One input, or two of which the second may be the same lot again.
    function _inputs(
        uint256 lots,
        uint256 holder,
        uint256 cut
    ) private view returns (IMaterialLedger.Input[] memory inputs, uint256 grams) {
        (uint256 first, , uint256 free) = _free(lots, holder);
        if (free == 0) return (inputs, 0);
        uint256 taken = bound(cut, 1, free);
        (uint256 second, , uint256 more) = _free(lots / 64, holder);
        if (second == first) more -= taken;
        inputs = new IMaterialLedger.Input[](more == 0 ? 1 : 2);
        inputs[0] = IMaterialLedger.Input(first, uint128(taken));
        grams = taken;
        if (more == 0) return (inputs, grams);
        inputs[1] = IMaterialLedger.Input(second, uint128(bound(cut / 3, 1, more)));
        grams += inputs[1].grams;
    }

    function _outputs(
        uint256 holder,
        uint256 grams,
        uint256 cut
    ) private view returns (IMaterialLedger.Output[] memory outputs) {
        uint256 first = bound(cut / 7, 1, grams);
        outputs = new IMaterialLedger.Output[](first == grams ? 1 : 2);
        outputs[0] = IMaterialLedger.Output(_holders[holder], uint128(first));
        if (first != grams) {
            outputs[1] = IMaterialLedger.Output(_holders[cut % HOLDERS], uint128(grams - first));
        }
    }
}
