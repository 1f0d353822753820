// What the evaluator asks of a type: one table of function addresses per type, as CPython's type slots.
//
// A native type fills the fields it has; a class written in Python gets the fields of its base, and generic functions (file
// `ClassOperations.swift`) where it defines the corresponding `__dunder__`. All functions borrow their arguments and return an
// owned value.

/// `add` … `power` of `binary`; the order is that of `BinaryOperation.names`.
package enum BinaryOperation: UInt8, CaseIterable {
    case add, subtract, multiply, matrixMultiply, divide, modulo, power, leftShift, rightShift, or, xor, and, floorDivide,
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

package typealias UnaryFunction = @convention(thin) @Sendable (Value, ThreadRef) throws(Raise) -> Value
package typealias HashFunction = @convention(thin) @Sendable (Value, ThreadRef) throws(Raise) -> Int
package typealias TruthFunction = @convention(thin) @Sendable (Value, ThreadRef) throws(Raise) -> Bool
package typealias LengthFunction = @convention(thin) @Sendable (Value, ThreadRef) throws(Raise) -> Int
package typealias CompareFunction = @convention(thin) @Sendable (Comparison, Value, Value, ThreadRef) throws(Raise) -> Value
package typealias BinaryFunction = @convention(thin) @Sendable (BinaryOperation, Value, Value, ThreadRef) throws(Raise) -> Value
package typealias UnaryOperatorFunction = @convention(thin) @Sendable (UnaryOperation, Value, ThreadRef) throws(Raise) -> Value
package typealias TernaryFunction = @convention(thin) @Sendable (Value, Value, Value, ThreadRef) throws(Raise) -> Value
package typealias PairFunction = @convention(thin) @Sendable (Value, Value, ThreadRef) throws(Raise) -> Value
package typealias RepeatFunction = @convention(thin) @Sendable (Value, Int, ThreadRef) throws(Raise) -> Value
package typealias ContainsFunction = @convention(thin) @Sendable (Value, Value, ThreadRef) throws(Raise) -> Bool
/// The value is unbound for a deletion.
package typealias SetItemFunction = @convention(thin) @Sendable (Value, Value, Value, ThreadRef) throws(Raise) -> Void
package typealias GetAttributeFunction = @convention(thin) @Sendable (Value, StringObject, ThreadRef) throws(Raise) -> Value
/// The value is unbound for a deletion.
package typealias SetAttributeFunction = @convention(thin) @Sendable (Value, StringObject, Value, ThreadRef) throws(Raise) -> Void
/// Descriptor, instance (unbound when asked of the class), class.
package typealias DescriptorGetFunction = @convention(thin) @Sendable (Value, Value, TypeObject, ThreadRef) throws(Raise) -> Value
/// Descriptor, instance, value (unbound for a deletion).
package typealias DescriptorSetFunction = @convention(thin) @Sendable (Value, Value, Value, ThreadRef) throws(Raise) -> Void
/// Callee, arguments at `base` (positional, then the values of the keywords), their count, the keyword names.
/// The arguments are *consumed*: whoever is called drops them, also when it raises.
package typealias CallFunction = @convention(thin) @Sendable (Value, Slots, Int, TupleObject?, ThreadRef) throws(Raise) -> Value
/// Like a call, but the arguments are borrowed.
package typealias NewFunction = @convention(thin) @Sendable (TypeObject, Slots, Int, TupleObject?, ThreadRef) throws(Raise) -> Value
package typealias InitializeFunction = @convention(thin) @Sendable (Value, Slots, Int, TupleObject?, ThreadRef) throws(Raise) -> Void

package struct TypeOperations {
    package var repr: UnaryFunction?
    package var str: UnaryFunction?
    package var hash: HashFunction?
    package var call: CallFunction?
    package var getAttribute: GetAttributeFunction?
    package var setAttribute: SetAttributeFunction?
    package var compare: CompareFunction?
    package var iterate: UnaryFunction?
    /// The next item; unbound at the end (then no `StopIteration` is pending).
    package var next: UnaryFunction?
    package var descriptorGet: DescriptorGetFunction?
    package var descriptorSet: DescriptorSetFunction?
    package var new: NewFunction?
    package var initialize: InitializeFunction?

    /// Arithmetic. Both operands may be of any type: the function answers `.notImplemented` for what it does not know.
    package var binary: BinaryFunction?
    package var inplace: BinaryFunction?
    /// Three-argument `pow`.
    package var powerModulo: TernaryFunction?
    package var unary: UnaryOperatorFunction?
    package var truth: TruthFunction?
    /// `__index__`, `__int__`, `__float__`.
    package var index: UnaryFunction?
    package var toInt: UnaryFunction?
    package var toFloat: UnaryFunction?

    /// Sequences: `+`, `*`, `+=`, `*=` that are tried after the arithmetic ones.
    package var concatenate: PairFunction?
    package var repeated: RepeatFunction?
    package var inplaceConcatenate: PairFunction?
    package var inplaceRepeat: RepeatFunction?
    package var length: LengthFunction?
    package var contains: ContainsFunction?
    package var getItem: PairFunction?
    package var setItem: SetItemFunction?

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
}
