// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICertificateRegistry} from "../../../contracts/certificates/ICertificateRegistry.sol";
import {Organisations} from "../base/Organisations.sol";

/// @title CertificatesHandler
/// @notice Two mills issue batches of one, two and four certificates of type 3.2, revoke and replace them; two
/// inspection bodies, one of them tied to the first mill, countersign.
contract CertificatesHandler is Organisations {
    string private constant REVOKED = "INV-10 revoked";
    string private constant REPLACED = "INV-17 replaced";
    string private constant INDEPENDENT = "INV-18 independence";
    string private constant ANCHORED = "INV-25 anchored once";
    uint256 private constant MAX_CERTIFICATES = 40;
    uint256 private constant BODY = 2;
    uint256 private constant TIED_BODY = 3;
    uint256 private constant TIED_SIGNER = 4;
    uint256 private constant FORMER_SIGNER = 5;

    struct Known {
        address issuer;
        uint64 batch;
        uint32 index;
        uint8 depth;
        uint48 issuedAt;
        bool isRevoked;
        bytes32 id;
        ICertificateRegistry.Countersignature countersignature;
        /// @dev Place of the replacement plus one; 0 for none.
        uint256 replacedBy;
    }

    ICertificateRegistry public immutable registry;
    address[6] private _accounts;
    Known[] private _known;
    mapping(address issuer => uint64) private _lastBatch;

    constructor() {
        for (uint256 i = 0; i < 6; ++i) _accounts[i] = accountOf(i);
        register(_accounts[0], MILL);
        register(_accounts[1], MILL);
        register(_accounts[BODY], INSPECTION_BODY);
        register(_accounts[TIED_BODY], INSPECTION_BODY);
        // One key signs for the first mill and for the tied body; another did, and was removed from the mill.
        VM.prank(_accounts[0]);
        DIRECTORY.addSigner(_accounts[0], _accounts[TIED_SIGNER], 0, FOREVER);
        VM.prank(_accounts[0]);
        DIRECTORY.addSigner(_accounts[0], _accounts[FORMER_SIGNER], 0, FOREVER);
        VM.warp(block.timestamp + 1);
        VM.prank(_accounts[0]);
        DIRECTORY.removeSigner(_accounts[0], _accounts[FORMER_SIGNER]);
        for (uint256 signer = TIED_SIGNER; signer <= FORMER_SIGNER; ++signer) {
            VM.prank(_accounts[TIED_BODY]);
            DIRECTORY.addSigner(_accounts[TIED_BODY], _accounts[signer], 0, FOREVER);
        }
        VM.warp(block.timestamp + 1);
        registry = createRegistry();
        issue(0, 2);
    }

    /* ISSUE */

    /// @notice A batch of 1, 2 or 4 certificates.
    function issue(uint256 issuer, uint256 depth) public {
        depth = depth % 3;
        if (_known.length + (1 << depth) > MAX_CERTIFICATES) return;
        address mill = _accounts[issuer % 2];
        uint64 batch = ++_lastBatch[mill];
        uint256 first = _known.length;
        for (uint32 index = 0; index < 1 << depth; ++index) {
            Known storage next = _known.push();
            (next.issuer, next.batch, next.index) = (mill, batch, index);
            (next.depth, next.issuedAt) = (uint8(depth), uint48(block.timestamp));
            next.id = registry.certificateId(_certificate(next));
        }
        (bytes32 root, ) = _tree(first);
        VM.prank(mill);
        registry.issue(batch, root, uint8(depth), uint32(1 << depth));
    }

    /// @notice A batch's number again, with other content.
    function issueAgain(uint256 place, bytes32 root) external {
        Known storage known = _known[place % _known.length];
        bytes memory data = abi.encodeCall(
            ICertificateRegistry.issue,
            (known.batch, root == 0 ? bytes32(uint256(1)) : root, 0, 1)
        );
        bytes4 expected = ICertificateRegistry.CertificateRegistry_BatchExists.selector;
        requireRefused(ANCHORED, known.issuer, address(registry), data, expected);
    }

    /// @notice Somebody else anchors the same root under the same number: nothing changes for the mill.
    function issueByOther(uint256 place, uint256 number) external {
        Known storage known = _known[place % _known.length];
        (bytes32 root, ) = _tree(place % _known.length);
        bytes32 before = registry.commitmentOf(known.issuer, known.batch);
        VM.prank(address(uint160(bound(number, 1000, 1 << 100))));
        // Another number, when this stranger has used it before.
        (bool succeeded, ) = address(registry).call(
            abi.encodeCall(ICertificateRegistry.issue, (known.batch, root, known.depth, _count(known)))
        );
        bytes32 afterwards = registry.commitmentOf(known.issuer, known.batch);
        requireTrue(ANCHORED, before == afterwards && (succeeded || before != 0));
    }

    /* REVOKE */

    /// @notice For a reason without a replacement.
    function revoke(uint256 place, uint256 reason) external {
        Known storage known = _known[place % _known.length];
        uint8 code = [1, 2, 4, 5][reason % 4];
        bytes memory data = abi.encodeCall(
            ICertificateRegistry.revoke,
            (known.batch, known.index, code, 0, 0)
        );
        if (known.isRevoked) {
            bytes4 expected = ICertificateRegistry.CertificateRegistry_AlreadyRevoked.selector;
            requireRefused(REVOKED, known.issuer, address(registry), data, expected);
            return;
        }
        VM.prank(known.issuer);
        registry.revoke(known.batch, known.index, code, 0, 0);
        known.isRevoked = true;
    }

    /// @notice Several of a batch at once.
    function revokeMany(uint256 place) external {
        Known storage known = _known[place % _known.length];
        uint256 first = (place % _known.length) - known.index;
        uint32[] memory indices = new uint32[](_count(known));
        bool isRefused = false;
        for (uint32 i = 0; i < indices.length; ++i) {
            indices[i] = i;
            isRefused = isRefused || _known[first + i].isRevoked;
        }
        bytes memory data = abi.encodeCall(ICertificateRegistry.revokeMany, (known.batch, indices, 2));
        if (isRefused) {
            bytes4 expected = ICertificateRegistry.CertificateRegistry_AlreadyRevoked.selector;
            requireRefused(REVOKED, known.issuer, address(registry), data, expected);
            return;
        }
        VM.prank(known.issuer);
        registry.revokeMany(known.batch, indices, 2);
        for (uint256 i = 0; i < indices.length; ++i) _known[first + i].isRevoked = true;
    }

    /// @notice Replaces one by any other of the same issuer, or of a batch that does not exist.
    function supersede(uint256 place, uint256 by, bool isUnknown) external {
        Known storage known = _known[place % _known.length];
        if (known.isRevoked) return;
        uint256 chosen = by % _known.length;
        while (_known[chosen].issuer != known.issuer) chosen = (chosen + 1) % _known.length;
        (uint64 batch, uint32 index) = (_known[chosen].batch, _known[chosen].index);
        if (isUnknown) batch = _lastBatch[known.issuer] + 1;
        bytes memory data = abi.encodeCall(
            ICertificateRegistry.revoke,
            (known.batch, known.index, 3, batch, index)
        );
        bytes4 refusal = _refusalOf(known, batch, index, isUnknown ? false : _known[chosen].isRevoked);
        if (refusal != 0) {
            requireRefused(REPLACED, known.issuer, address(registry), data, refusal);
            return;
        }
        VM.prank(known.issuer);
        registry.revoke(known.batch, known.index, 3, batch, index);
        (known.isRevoked, known.replacedBy) = (true, chosen + 1);
    }

    /* COUNTERSIGN */

    /// @notice The independent body signs one certificate; the tied one may sign for the other mill.
    function countersign(uint256 place, bool isTied, uint256 wait) external {
        VM.warp(block.timestamp + bound(wait, 0, 1 days));
        Known storage known = _known[place % _known.length];
        address body = _accounts[isTied ? TIED_BODY : BODY];
        bytes memory data = _countersigning(known);
        if (known.countersignature.body != address(0)) {
            bytes4 expected = ICertificateRegistry.CertificateRegistry_AlreadyCountersigned.selector;
            requireRefused(INDEPENDENT, body, address(registry), data, expected);
            return;
        }
        VM.prank(body);
        (bool succeeded, ) = address(registry).call(data);
        requireTrue(INDEPENDENT, succeeded);
        known.countersignature = ICertificateRegistry.Countersignature(body, body, uint48(block.timestamp));
    }

    /// @notice The mill signs its own certificates: it has no such capability, and gets one to no avail.
    function countersignOneself(uint256 place) external {
        Known storage known = _known[place % _known.length];
        if (known.countersignature.body != address(0)) return;
        DIRECTORY.grantCapability(known.issuer, INSPECTION_BODY, 0, FOREVER);
        bytes4 expected = ICertificateRegistry.CertificateRegistry_NotIndependent.selector;
        requireRefused(INDEPENDENT, known.issuer, address(registry), _countersigning(known), expected);
        DIRECTORY.revokeCapability(known.issuer, INSPECTION_BODY, 0);
    }

    /// @notice A key that signs for the mill, or did, signs for the body.
    function countersignByTiedKey(uint256 place, bool isFormer) external {
        Known storage known = _known[place % _known.length];
        if (known.countersignature.body != address(0) || known.issuer != _accounts[0]) return;
        bytes memory data = _countersigningBy(known, isFormer ? FORMER_SIGNER : TIED_SIGNER);
        bytes4 expected = ICertificateRegistry.CertificateRegistry_NotIndependent.selector;
        requireRefused(INDEPENDENT, address(this), address(registry), data, expected);
    }

    /* WHAT HOLDS */

    /// @notice What was revoked is revoked, and nothing else.
    function requireRevoked() external view {
        for (uint256 i = 0; i < _known.length; ++i) {
            Known storage known = _known[i];
            bool isRevoked = registry.isRevoked(known.issuer, known.batch, known.index);
            requireTrue(REVOKED, isRevoked == known.isRevoked);
        }
        uint256 one = block.timestamp % _known.length;
        requireTrue(REVOKED, (_status(one) == ICertificateRegistry.Status.Revoked) == _known[one].isRevoked);
    }

    /// @notice Whoever follows replacements comes to an end.
    function requireReplaced() external view {
        for (uint256 i = 0; i < _known.length; ++i) {
            uint256 steps = 0;
            for (uint256 next = i + 1; next != 0; next = _known[next - 1].replacedBy) {
                requireAtMost(REPLACED, ++steps, _known.length);
            }
        }
    }

    /// @notice A 3.2 in force has the signature of a body that is a stranger to the mill.
    function requireIndependent() external view {
        uint256 from = block.timestamp % _known.length;
        for (uint256 i = 0; i < 3; ++i) {
            uint256 place = (from + i) % _known.length;
            Known storage known = _known[place];
            bool isSigned = known.countersignature.body != address(0);
            bool isInForce = _status(place) == ICertificateRegistry.Status.InForce;
            requireTrue(INDEPENDENT, isInForce == (isSigned && !known.isRevoked));
            requireTrue(INDEPENDENT, known.countersignature.body != known.issuer);
        }
    }

    /// @notice Every certificate is proven by the batch it was issued in.
    function requireAnchored() external view {
        uint256 from = block.timestamp % _known.length;
        for (uint256 i = 0; i < 3; ++i) {
            uint256 place = (from + i) % _known.length;
            requireTrue(ANCHORED, _status(place) != ICertificateRegistry.Status.Unknown);
        }
    }

    /* INTERNALS */

    function _count(Known storage known) private view returns (uint32) {
        return uint32(1) << known.depth;
    }

    function _certificate(
        Known storage known
    ) private view returns (ICertificateRegistry.Certificate memory) {
        return
            ICertificateRegistry.Certificate({
                issuer: known.issuer,
                batch: known.batch,
                index: known.index,
                documentHash: keccak256("document"),
                subject: keccak256(abi.encode(known.batch, known.index)),
                kind: 32,
                massGrams: 24_800_000,
                validFrom: 0,
                validUntil: FOREVER,
                salt: keccak256("salt")
            });
    }

    /// @dev The root of the batch, and the siblings of the certificate, of a tree of at most four leaves.
    function _tree(uint256 place) private view returns (bytes32 root, bytes32[] memory siblings) {
        Known storage known = _known[place];
        bytes32[] memory level = new bytes32[](_count(known));
        uint256 position = known.index;
        for (uint256 i = 0; i < level.length; ++i) level[i] = _known[place - position + i].id;
        siblings = new bytes32[](known.depth);
        for (uint256 depth = 0; depth < siblings.length; ++depth) {
            siblings[depth] = level[position ^ 1];
            bytes32[] memory above = new bytes32[](level.length / 2);
            for (uint256 i = 0; i < above.length; ++i) {
                (bytes32 left, bytes32 right) = (level[2 * i], level[2 * i + 1]);
                above[i] =
                    left < right ? keccak256(abi.encode(left, right)) : keccak256(abi.encode(right, left));
            }
            level = above;
            position /= 2;
        }
        root = level[0];
    }

    function _status(uint256 place) private view returns (ICertificateRegistry.Status) {
        Known storage known = _known[place];
        ICertificateRegistry.Evidence memory evidence;
        (evidence.count, evidence.issuedAt, evidence.signer) = (_count(known), known.issuedAt, known.issuer);
        (, evidence.siblings) = _tree(place);
        evidence.countersignature = known.countersignature;
        return registry.status(_certificate(known), evidence);
    }

    function _refusalOf(
        Known storage known,
        uint64 batch,
        uint32 index,
        bool isRevoked
    ) private view returns (bytes4) {
        if (batch < known.batch || (batch == known.batch && index <= known.index)) {
            return ICertificateRegistry.CertificateRegistry_ReplacementNotLater.selector;
        }
        if (batch > _lastBatch[known.issuer]) {
            return ICertificateRegistry.CertificateRegistry_ReplacementUnknown.selector;
        }
        return isRevoked ? ICertificateRegistry.CertificateRegistry_ReplacementRevoked.selector : bytes4(0);
    }

    function _countersigning(Known storage known) private view returns (bytes memory) {
        uint32[] memory indices = new uint32[](1);
        indices[0] = known.index;
        bytes32 commitment = registry.commitmentOf(known.issuer, known.batch);
        return
            abi.encodeCall(
                ICertificateRegistry.countersign,
                (known.issuer, known.batch, commitment, indices)
            );
    }

    function _countersigningBy(Known storage known, uint256 signer) private view returns (bytes memory) {
        uint32[] memory indices = new uint32[](1);
        indices[0] = known.index;
        bytes32 commitment = registry.commitmentOf(known.issuer, known.batch);
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256(
                    "Countersign(address body,address issuer,uint64 batch,bytes32 commitment,uint32[] indices,uint48 deadline)"
                ),
                _accounts[TIED_BODY],
                known.issuer,
                known.batch,
                commitment,
                keccak256(abi.encodePacked(indices)),
                FOREVER
            )
        );
        bytes memory signature = sign(
            signer,
            digestOf("TopSteel CertificateRegistry", address(registry), structHash)
        );
        return
            abi.encodeCall(
                ICertificateRegistry.countersignFor,
                (
                    _accounts[TIED_BODY],
                    known.issuer,
                    known.batch,
                    commitment,
                    indices,
                    _accounts[signer],
                    FOREVER,
                    signature
                )
            );
    }
}
