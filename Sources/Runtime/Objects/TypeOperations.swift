// What the evaluator asks of a type: one table of function addresses per type, as CPython's type slots.
//
// A native type fills the fields it has; a class written in Python gets the fields of its base, and generic functions (file
// `ClassOperations.swift`) where it defines the corresponding `__dunder__`. All functions borrow their arguments and return an
// owned value.

/// `add` … `power` of `binary`; the order is that of `BinaryOperation.names`.
package enum BinaryOperation: UInt8, CaseIterable {
    case add, subtract, multiply, matrixMultiply, divide, modulo, power, leftShift, rightShift, or, xor, and,
        floorDivide,
        divmod
}

package enum Comparison: UInt8, CaseIterable {
    case less, lessOrEqual, equal, notEqual, greater, greaterOrEqual

    /// What is asked of the right operand when the left one does not know: `a < b` becomes `b > a`.
    var reflected: Comparison {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        case .equal, .notEqual: self
        }
    }

    package var symbol: String {
        switch self {
        case .less: "<"
        case .lessOrEqual: "<="
        case .equal: "=="
        case .notEqual: "!="
        case .greater: ">"
        case .greaterOrEqual: ">="
        }
    }

    /// The answer, given how the left operand stands to the right one (negative, zero, positive).
    @inline(__always) package func holds(_ order: Int) -> Bool {
        switch self {
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .equal: order == 0
        case .notEqual: order != 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
    }
}

package enum UnaryOperation: UInt8, CaseIterable { case negative, positive, invert, absolute }

package typealias UnaryFunction = @Sendable (Value, ThreadRef) throws(Raise) -> Value
package typealias HashFunction = @Sendable (Value, ThreadRef) throws(Raise) -> Int
package typealias TruthFunction = @Sendable (Value, ThreadRef) throws(Raise) -> Bool
package typealias CompareFunction = @Sendable (Comparison, Value, Value, ThreadRef) throws(Raise) -> Value
package typealias BinaryFunction = @Sendable (BinaryOperation, Value, Value, ThreadRef) throws(Raise) -> Value
package typealias UnaryOperatorFunction = @Sendable (UnaryOperation, Value, ThreadRef) throws(Raise) -> Value
package typealias TernaryFunction = @Sendable (Value, Value, Value, ThreadRef) throws(Raise) -> Value
package typealias PairFunction = @Sendable (Value, Value, ThreadRef) throws(Raise) -> Value
package typealias RepeatFunction = @Sendable (Value, Int, ThreadRef) throws(Raise) -> Value
package typealias ContainsFunction = @Sendable (Value, Value, ThreadRef) throws(Raise) -> Bool
/// The value is unbound for a deletion.
package typealias SetItemFunction = @Sendable (Value, Value, Value, ThreadRef) throws(Raise) -> Void
package typealias GetAttributeFunction = @Sendable (Value, StringObject, ThreadRef) throws(Raise) -> Value
/// The value is unbound for a deletion.
package typealias SetAttributeFunction = @Sendable (Value, StringObject, Value, ThreadRef) throws(Raise) -> Void
/// Descriptor, instance (unbound when asked of the class), class.
package typealias DescriptorGetFunction = @Sendable (Value, Value, TypeObject, ThreadRef) throws(Raise) -> Value
/// Descriptor, instance, value (unbound for a deletion).
package typealias DescriptorSetFunction = @Sendable (Value, Value, Value, ThreadRef) throws(Raise) -> Void
/// Callee, arguments at `base` (positional, then the values of the keywords), their count, the keyword names.
/// The arguments are *consumed*: whoever is called drops them, also when it raises.
package typealias CallFunction = @Sendable (Value, Slots, Int, TupleObject?, ThreadRef) throws(Raise) -> Value
/// Like a call, but the arguments are borrowed.
package typealias NewFunction = @Sendable (TypeObject, Slots, Int, TupleObject?, ThreadRef) throws(Raise) -> Value
package typealias InitializeFunction = @Sendable (Value, Slots, Int, TupleObject?, ThreadRef) throws(Raise) -> Void
package typealias LengthFunction = HashFunction

/// One word per operation: functions without a context (all of them: literals and static functions) are kept as bare addresses, so
/// that a table is copied and looked at without reference counting.
package struct TypeOperations {
    private var reprCode = UnaryCode()
    private var strCode = UnaryCode()
    private var hashCode = HashCode()
    private var callCode = CallCode()
    private var getAttributeCode = GetAttributeCode()
    private var setAttributeCode = SetAttributeCode()
    private var compareCode = CompareCode()
    private var iterateCode = UnaryCode()
    private var nextCode = UnaryCode()
    private var descriptorGetCode = DescriptorGetCode()
    private var descriptorSetCode = DescriptorSetCode()
    private var newCode = NewCode()
    private var initializeCode = InitializeCode()
    private var binaryCode = BinaryCode()
    private var inplaceCode = BinaryCode()
    private(set) var powerModuloCode = TernaryCode()
    private var unaryCode = UnaryOperatorCode()
    private var truthCode = TruthCode()
    private var indexCode = UnaryCode()
    private var toIntCode = UnaryCode()
    private var toFloatCode = UnaryCode()
    private var concatenateCode = PairCode()
    private var repeatedCode = RepeatCode()
    private var inplaceConcatenateCode = PairCode()
    private var inplaceRepeatCode = RepeatCode()
    private var lengthCode = HashCode()
    private var containsCode = ContainsCode()
    private var getItemCode = PairCode()
    private var setItemCode = SetItemCode()

    package var repr: UnaryFunction? {
        @inline(__always) get { reprCode.function }
        set { reprCode.function = newValue }
    }
    package var str: UnaryFunction? {
        @inline(__always) get { strCode.function }
        set { strCode.function = newValue }
    }
    package var hash: HashFunction? {
        @inline(__always) get { hashCode.function }
        set { hashCode.function = newValue }
    }
    package var call: CallFunction? {
        @inline(__always) get { callCode.function }
        set { callCode.function = newValue }
    }
    package var getAttribute: GetAttributeFunction? {
        @inline(__always) get { getAttributeCode.function }
        set { getAttributeCode.function = newValue }
    }
    package var setAttribute: SetAttributeFunction? {
        @inline(__always) get { setAttributeCode.function }
        set { setAttributeCode.function = newValue }
    }
    package var compare: CompareFunction? {
        @inline(__always) get { compareCode.function }
        set { compareCode.function = newValue }
    }
    package var iterate: UnaryFunction? {
        @inline(__always) get { iterateCode.function }
        set { iterateCode.function = newValue }
    }
    /// The next item; unbound at the end (then no `StopIteration` is pending).
    package var next: UnaryFunction? {
        @inline(__always) get { nextCode.function }
        set { nextCode.function = newValue }
    }
    package var descriptorGet: DescriptorGetFunction? {
        @inline(__always) get { descriptorGetCode.function }
        set { descriptorGetCode.function = newValue }
    }
    package var descriptorSet: DescriptorSetFunction? {
        @inline(__always) get { descriptorSetCode.function }
        set { descriptorSetCode.function = newValue }
    }
    package var new: NewFunction? {
        @inline(__always) get { newCode.function }
        set { newCode.function = newValue }
    }
    package var initialize: InitializeFunction? {
        @inline(__always) get { initializeCode.function }
        set { initializeCode.function = newValue }
    }
    /// Arithmetic. Both operands may be of any type: the function answers `.notImplemented` for what it does not know.
    package var binary: BinaryFunction? {
        @inline(__always) get { binaryCode.function }
        set { binaryCode.function = newValue }
    }
    package var inplace: BinaryFunction? {
        @inline(__always) get { inplaceCode.function }
        set { inplaceCode.function = newValue }
    }
    /// Three-argument `pow`.
    package var powerModulo: TernaryFunction? {
        @inline(__always) get { powerModuloCode.function }
        set { powerModuloCode.function = newValue }
    }
    package var unary: UnaryOperatorFunction? {
        @inline(__always) get { unaryCode.function }
        set { unaryCode.function = newValue }
    }
    package var truth: TruthFunction? {
        @inline(__always) get { truthCode.function }
        set { truthCode.function = newValue }
    }
    /// `__index__`.
    package var index: UnaryFunction? {
        @inline(__always) get { indexCode.function }
        set { indexCode.function = newValue }
    }
    /// `__int__`.
    package var toInt: UnaryFunction? {
        @inline(__always) get { toIntCode.function }
        set { toIntCode.function = newValue }
    }
    /// `__float__`.
    package var toFloat: UnaryFunction? {
        @inline(__always) get { toFloatCode.function }
        set { toFloatCode.function = newValue }
    }
    /// Sequences: `+`, `*`, `+=`, `*=`, tried after the arithmetic ones.
    package var concatenate: PairFunction? {
        @inline(__always) get { concatenateCode.function }
        set { concatenateCode.function = newValue }
    }
    package var repeated: RepeatFunction? {
        @inline(__always) get { repeatedCode.function }
        set { repeatedCode.function = newValue }
    }
    package var inplaceConcatenate: PairFunction? {
        @inline(__always) get { inplaceConcatenateCode.function }
        set { inplaceConcatenateCode.function = newValue }
    }
    package var inplaceRepeat: RepeatFunction? {
        @inline(__always) get { inplaceRepeatCode.function }
        set { inplaceRepeatCode.function = newValue }
    }
    package var length: HashFunction? {
        @inline(__always) get { lengthCode.function }
        set { lengthCode.function = newValue }
    }
    package var contains: ContainsFunction? {
        @inline(__always) get { containsCode.function }
        set { containsCode.function = newValue }
    }
    package var getItem: PairFunction? {
        @inline(__always) get { getItemCode.function }
        set { getItemCode.function = newValue }
    }
    package var setItem: SetItemFunction? {
        @inline(__always) get { setItemCode.function }
        set { setItemCode.function = newValue }
    }

    /// Which of `binary`, `inplace`, `unary` are really defined (bit = raw value of the case): they appear as `__dunder__`s.
    package var binaryMask: UInt16 = 0
    package var inplaceMask: UInt16 = 0
    package var unaryMask: UInt8 = 0
    /// `__hash__ = None`.
    package var isUnhashable = false

    package init() {}

    /// Sets `binary` and the operations it knows.
    package mutating func setBinary(_ operations: [BinaryOperation], _ function: @escaping BinaryFunction) {
        binary = function
        for operation in operations { binaryMask |= 1 << UInt16(operation.rawValue) }
    }

    package mutating func setInplace(_ operations: [BinaryOperation], _ function: @escaping BinaryFunction) {
        inplace = function
        for operation in operations { inplaceMask |= 1 << UInt16(operation.rawValue) }
    }

    package mutating func setUnary(_ operations: [UnaryOperation], _ function: @escaping UnaryOperatorFunction) {
        unary = function
        for operation in operations { unaryMask |= 1 << operation.rawValue }
    }

    /// Fills what this type does not define with what its base does. (By address: `a ?? b` would wrap the functions.)
    mutating func inherit(from base: TypeOperations) {
        if hashCode.address == nil && compareCode.address == nil {
            hashCode = base.hashCode
            isUnhashable = isUnhashable || base.isUnhashable
            compareCode = base.compareCode
        } else if compareCode.address == nil {
            compareCode = base.compareCode
        }
        if binaryCode.address == nil { (binaryCode, binaryMask) = (base.binaryCode, base.binaryMask) }
        if inplaceCode.address == nil { (inplaceCode, inplaceMask) = (base.inplaceCode, base.inplaceMask) }
        if unaryCode.address == nil { (unaryCode, unaryMask) = (base.unaryCode, base.unaryMask) }
        if reprCode.address == nil { reprCode = base.reprCode }
        if strCode.address == nil { strCode = base.strCode }
        if callCode.address == nil { callCode = base.callCode }
        if getAttributeCode.address == nil { getAttributeCode = base.getAttributeCode }
        if setAttributeCode.address == nil { setAttributeCode = base.setAttributeCode }
        if iterateCode.address == nil { iterateCode = base.iterateCode }
        if nextCode.address == nil { nextCode = base.nextCode }
        if descriptorGetCode.address == nil { descriptorGetCode = base.descriptorGetCode }
        if descriptorSetCode.address == nil { descriptorSetCode = base.descriptorSetCode }
        if newCode.address == nil { newCode = base.newCode }
        if initializeCode.address == nil { initializeCode = base.initializeCode }
        if powerModuloCode.address == nil { powerModuloCode = base.powerModuloCode }
        if truthCode.address == nil { truthCode = base.truthCode }
        if indexCode.address == nil { indexCode = base.indexCode }
        if toIntCode.address == nil { toIntCode = base.toIntCode }
        if toFloatCode.address == nil { toFloatCode = base.toFloatCode }
        if concatenateCode.address == nil { concatenateCode = base.concatenateCode }
        if repeatedCode.address == nil { repeatedCode = base.repeatedCode }
        if inplaceConcatenateCode.address == nil { inplaceConcatenateCode = base.inplaceConcatenateCode }
        if inplaceRepeatCode.address == nil { inplaceRepeatCode = base.inplaceRepeatCode }
        if lengthCode.address == nil { lengthCode = base.lengthCode }
        if containsCode.address == nil { containsCode = base.containsCode }
        if getItemCode.address == nil { getItemCode = base.getItemCode }
        if setItemCode.address == nil { setItemCode = base.setItemCode }
    }
}
