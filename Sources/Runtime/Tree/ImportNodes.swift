// `import a.b as c` and `from m import n`.

import TaipanSyntax

/// One `import a.b.c [as d]`.
final class ImportNode: Node {
    let name: StringObject
    let target: Target
    /// With `as`, the innermost module is bound; without, the outermost.
    let bindsInnermost: Bool
    let globals: DictObject

    init(_ name: StringObject, _ target: Target, bindsInnermost: Bool, _ globals: DictObject, _ range: SourceRange) {
        self.name = name
        self.target = target
        self.bindsInnermost = bindsInnermost
        self.globals = globals
        super.init(range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        mark(thread)
        var module = try thread.importModule(name, globals: globals, fromList: .none, level: 0)
        if bindsInnermost {
            for part in name.text.split(separator: ".").dropFirst() {
                module = try thread.importFrom(module, thread.intern(String(part)))
            }
        }
        try target.assign(module, frame, thread)
        return .normal
    }
}

/// `from ..m import a, b as c`.
final class ImportFromNode: Node {
    let name: StringObject
    let level: Int
    let names: [(name: StringObject, target: Target)]
    let fromList: TupleObject
    let globals: DictObject

    init(
        _ name: StringObject, level: Int, _ names: [(name: StringObject, target: Target)], _ fromList: TupleObject,
        _ globals: DictObject, _ range: SourceRange
    ) {
        self.name = name
        self.level = level
        self.names = names
        self.fromList = fromList
        self.globals = globals
        super.init(range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        mark(thread)
        let module = try thread.importModule(name, globals: globals, fromList: .object(fromList), level: level)
        for (name, target) in names {
            mark(thread)
            try target.assign(try thread.importFrom(module, name), frame, thread)
        }
        return .normal
    }
}

/// `from m import *`.
final class ImportStarNode: Node {
    let name: StringObject
    let level: Int
    let globals: DictObject
    /// Where the names go if not to the globals.
    let namespaceSlot: Int

    init(_ name: StringObject, level: Int, namespaceSlot: Int, _ globals: DictObject, _ range: SourceRange) {
        self.name = name
        self.level = level
        self.namespaceSlot = namespaceSlot
        self.globals = globals
        super.init(range)
    }

    override func execute(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Completion {
        mark(thread)
        let list = thread.makeTuple(.object(thread.intern("*")))
        let module = try thread.importModule(name, globals: globals, fromList: .object(list), level: level)
        let namespace = namespaceSlot >= 0 ? copy(frame + namespaceSlot) : .object(globals)
        try thread.importStar(module, into: namespace)
        return .normal
    }
}
