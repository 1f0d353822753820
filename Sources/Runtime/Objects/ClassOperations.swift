// The operations of classes written in Python: which function each field of `TypeOperations` gets.
//
// A class inherits every operation along its method resolution order. Where the nearest definition is a `__dunder__` in a class
// written in Python, the field gets a generic function (`ClassFunctions.swift`) that looks the dunder up and calls it; where it is
// native, the field gets the native function itself, so that `class C(list): pass` costs nothing. Fields that serve several
// dunders (`__add__`, `__radd__`, `__sub__` … are one field) are generic as soon as any Python class in the order defines one of
// them: the lookup then finds native ones as slot wrappers.

/// The fields of `TypeOperations`, as far as they have dunders.
enum OperationField: UInt8, CaseIterable {
    case repr, str, hash, call, getAttribute, setAttribute, compare, iterate, next, descriptorGet, descriptorSet, new,
        initialize
    case binary, inplace, powerModulo, unary, truth, index, toInt, toFloat, length, contains, getItem, setItem
    case concatenate, repeated, inplaceConcatenate, inplaceRepeat

    var bit: UInt64 { 1 << UInt64(rawValue) }

    /// The fields that stand for several dunders which different classes may define.
    static let groups: UInt64 =
        getAttribute.bit | setAttribute.bit | compare.bit | descriptorSet.bit | binary.bit | inplace.bit | unary.bit
        | setItem.bit
}

/// The dunders that have a field, by the address of their interned names. Made when the first class is.
final class DunderTable {
    private var fields: [ObjectIdentifier: UInt64] = [:]
    private var names: [StringObject] = []
    let operators: OperatorNames

    init(_ thread: ThreadRef) {
        operators = OperatorNames(thread)
        for dunder in Dunder.all {
            let name = thread.intern(dunder.text)
            names.append(name)
            fields[ObjectIdentifier(name), default: 0] |= dunder.field.bit
        }
        for (text, field) in DunderTable.extras {
            let name = thread.intern(text)
            names.append(name)
            fields[ObjectIdentifier(name), default: 0] |= field.bit
        }
    }

    /// Those that have no slot wrapper.
    private static let extras: [(String, OperationField)] = [
        ("__new__", .new), ("__getattr__", .getAttribute), ("__pow__", .powerModulo), ("__rpow__", .powerModulo),
    ]

    /// The fields a name stands for; 0 for other names. The name is interned.
    func fields(of name: StringObject) -> UInt64 { fields[ObjectIdentifier(name)] ?? 0 }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    var dunders: DunderTable {
        if let known = types.dunders { return known }
        let made = DunderTable(self)
        types.dunders = made
        return made
    }

    /// The operations a type defines itself, inherited ones not counted.
    func definedFields(of type: TypeObject) -> UInt64 {
        if let known = type.knownFields { return known }
        var bits: UInt64 = 0
        if type.isHeapType {
            let table = dunders
            var index = 0
            while let entry = type.namespace.nextEntry(from: index) {
                index = entry + 1
                guard let name = type.namespace.key(at: entry).as(.string, StringObject.self), name.count > 4,
                    name[0] == 95
                else {
                    continue
                }
                bits |= table.fields(of: name)
            }
        } else {
            for field in OperationField.allCases where type.operations.defines(field, beyond: type.base?.operations) {
                bits |= field.bit
            }
        }
        type.knownFields = bits
        return bits
    }

    /// Fills the operations of a Python class from its method resolution order.
    func installOperations(_ type: TypeObject) {
        var operations = TypeOperations()
        var resolved: UInt64 = 0
        var fromPython: UInt64 = 0
        for base in type.mro {
            let defined = definedFields(of: base)
            let new = defined & ~resolved
            resolved |= defined
            if base.isHeapType { fromPython |= defined }
            if new == 0 { continue }
            for field in OperationField.allCases where new & field.bit != 0 {
                if base.isHeapType {
                    operations.setGeneric(field)
                } else {
                    operations.take(field, from: base.operations)
                }
            }
        }
        for field in OperationField.allCases where fromPython & OperationField.groups & field.bit != 0 {
            operations.setGeneric(field)
        }
        chooseAttributeFunction(type, &operations, fromPython)
        adjustContainerOperations(type, &operations, fromPython)
        if lookup(type, names.hash).isNone {
            operations.hash = nil
            operations.isUnhashable = true
        }
        type.operations = operations
        type.hasFinalizer = !lookup(type, names.del).isUnbound
        // sequence or mapping: the first ancestor that is either decides
        for ancestor in type.mro {
            let isUndecided = type.matchOptions.isDisjoint(with: [.isSequence, .isMapping])
            type.matchOptions.formUnion(
                ancestor.matchOptions.intersection(
                    isUndecided ? [.isSequence, .isMapping, .matchesSelf] : [.matchesSelf]))
        }
    }

    /// `__getattr__` alone leaves the generic search in place and is asked only when that finds nothing.
    private func chooseAttributeFunction(_ type: TypeObject, _ operations: inout TypeOperations, _ fromPython: UInt64) {
        if fromPython & OperationField.getAttribute.bit == 0 { return }
        let found = lookup(type, names.getAttribute)
        if let wrapper = found.as(.native, NativeObject.self), wrapper.type === types.slotWrapper,
            let native = wrapper.definition.owner?.operations.getAttribute, sameCode(native, genericGet)
        {
            if lookup(type, names.getAttr).isUnbound {
                operations.getAttribute = genericGet
            } else {
                operations.getAttribute = classGetAttributeOrHook
            }
        }
    }

    /// What overriding one half of a protocol in Python means for the native other half: `+` on a list with `__add__` must not
    /// fall back on the list's own, and a container with its own `__len__` is true or false by that.
    private func adjustContainerOperations(_ type: TypeObject, _ operations: inout TypeOperations, _ fromPython: UInt64)
    {
        /// A Python class defines the dunder before the native type with that field comes.
        func isPython(_ name: StringObject, before field: OperationField) -> Bool {
            for base in type.mro {
                if base.isHeapType {
                    if base.namespace.find(name) >= 0 { return true }
                } else if definedFields(of: base) & field.bit != 0 {
                    return false
                }
            }
            return false
        }
        if fromPython & OperationField.binary.bit != 0 {
            if operations.concatenate != nil && isPython(intern("__add__"), before: .concatenate) {
                operations.concatenate = nil
            }
            if operations.repeated != nil && isPython(intern("__mul__"), before: .repeated) {
                operations.repeated = nil
            }
        }
        if fromPython & OperationField.inplace.bit != 0 {
            if operations.inplaceConcatenate != nil && isPython(intern("__iadd__"), before: .inplaceConcatenate) {
                operations.inplaceConcatenate = nil
            }
            if operations.inplaceRepeat != nil && isPython(intern("__imul__"), before: .inplaceRepeat) {
                operations.inplaceRepeat = nil
            }
        }
        if fromPython & OperationField.length.bit != 0, fromPython & OperationField.truth.bit == 0 {
            switch type.layout {
            case .int, .float, .complex, .instance: break
            default: operations.truth = nil
            }
        }
    }

    /// After a change of a dunder: the operations of the type and of everything derived from it.
    func updateOperations(_ type: TypeObject) {
        type.knownFields = nil
        installOperations(type)
        for subclass in type.subclasses { updateOperations(subclass.takeUnretainedValue()) }
    }
}

extension TypeOperations {
    /// True if the field is there and not the one of the base.
    func defines(_ field: OperationField, beyond base: TypeOperations?) -> Bool {
        let own = address(of: field)
        if field == .hash && isUnhashable { return !(base?.isUnhashable ?? false) }
        return own != nil && own != base?.address(of: field)
    }

    /// (`if let` throughout: a closure passed through `map` would be wrapped in a thunk with another address.)
    private func address(of field: OperationField) -> UnsafeRawPointer? {
        switch field {
        case .repr: if let repr { return UnaryCode(repr).address }
        case .str: if let str { return UnaryCode(str).address }
        case .hash: if let hash { return HashCode(hash).address }
        case .call: if let call { return CallCode(call).address }
        case .getAttribute: if let getAttribute { return GetAttributeCode(getAttribute).address }
        case .setAttribute: if let setAttribute { return SetAttributeCode(setAttribute).address }
        case .compare: if let compare { return CompareCode(compare).address }
        case .iterate: if let iterate { return UnaryCode(iterate).address }
        case .next: if let next { return UnaryCode(next).address }
        case .descriptorGet: if let descriptorGet { return DescriptorGetCode(descriptorGet).address }
        case .descriptorSet: if let descriptorSet { return DescriptorSetCode(descriptorSet).address }
        case .new: if let new { return NewCode(new).address }
        case .initialize: if let initialize { return InitializeCode(initialize).address }
        case .binary: if let binary { return BinaryCode(binary).address }
        case .inplace: if let inplace { return BinaryCode(inplace).address }
        case .powerModulo: if let powerModulo { return TernaryCode(powerModulo).address }
        case .unary: if let unary { return UnaryOperatorCode(unary).address }
        case .truth: if let truth { return TruthCode(truth).address }
        case .index: if let index { return UnaryCode(index).address }
        case .toInt: if let toInt { return UnaryCode(toInt).address }
        case .toFloat: if let toFloat { return UnaryCode(toFloat).address }
        case .length: if let length { return HashCode(length).address }
        case .contains: if let contains { return ContainsCode(contains).address }
        case .getItem: if let getItem { return PairCode(getItem).address }
        case .setItem: if let setItem { return SetItemCode(setItem).address }
        case .concatenate: if let concatenate { return PairCode(concatenate).address }
        case .repeated: if let repeated { return RepeatCode(repeated).address }
        case .inplaceConcatenate: if let inplaceConcatenate { return PairCode(inplaceConcatenate).address }
        case .inplaceRepeat: if let inplaceRepeat { return RepeatCode(inplaceRepeat).address }
        }
        return nil
    }

    /// Copies one field of a native type.
    mutating func take(_ field: OperationField, from other: TypeOperations) {
        switch field {
        case .repr: repr = other.repr
        case .str: str = other.str
        case .hash:
            hash = other.hash
            isUnhashable = other.isUnhashable
        case .call: call = other.call
        case .getAttribute: getAttribute = other.getAttribute
        case .setAttribute: setAttribute = other.setAttribute
        case .compare: compare = other.compare
        case .iterate: iterate = other.iterate
        case .next: next = other.next
        case .descriptorGet: descriptorGet = other.descriptorGet
        case .descriptorSet: descriptorSet = other.descriptorSet
        case .new: new = other.new
        case .initialize: initialize = other.initialize
        case .binary: (binary, binaryMask) = (other.binary, other.binaryMask)
        case .inplace: (inplace, inplaceMask) = (other.inplace, other.inplaceMask)
        case .powerModulo: powerModulo = other.powerModulo
        case .unary: (unary, unaryMask) = (other.unary, other.unaryMask)
        case .truth: truth = other.truth
        case .index: index = other.index
        case .toInt: toInt = other.toInt
        case .toFloat: toFloat = other.toFloat
        case .length: length = other.length
        case .contains: contains = other.contains
        case .getItem: getItem = other.getItem
        case .setItem: setItem = other.setItem
        case .concatenate: concatenate = other.concatenate
        case .repeated: repeated = other.repeated
        case .inplaceConcatenate: inplaceConcatenate = other.inplaceConcatenate
        case .inplaceRepeat: inplaceRepeat = other.inplaceRepeat
        }
    }

    /// Sets one field to the function that looks the dunder up.
    mutating func setGeneric(_ field: OperationField) {
        switch field {
        case .repr: repr = classRepr
        case .str: str = classStr
        case .hash: hash = classHash
        case .call: call = classCall
        case .getAttribute: getAttribute = classGetAttribute
        case .setAttribute: setAttribute = classSetAttribute
        case .compare: compare = classCompare
        case .iterate: iterate = classIterate
        case .next: next = classNext
        case .descriptorGet: descriptorGet = classDescriptorGet
        case .descriptorSet: descriptorSet = classDescriptorSet
        case .new: new = classNew
        case .initialize: initialize = classInitialize
        case .binary: binary = classBinary
        case .inplace: inplace = classInplace
        case .powerModulo: powerModulo = classPowerModulo
        case .unary: unary = classUnary
        case .truth: truth = classTruth
        case .index: index = classIndex
        case .toInt: toInt = classToInt
        case .toFloat: toFloat = classToFloat
        case .length: length = classLength
        case .contains: contains = classContains
        case .getItem: getItem = classGetItem
        case .setItem: setItem = classSetItem
        // sequence addition and repetition are reached through `binary`
        case .concatenate, .repeated, .inplaceConcatenate, .inplaceRepeat: break
        }
    }
}
