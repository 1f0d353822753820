// `operator`: Python's operators as functions. Most are one call of the runtime's abstract operation.

import TaipanRuntime

package enum OperatorModule {
    package static let module = NativeModule(
        "operator",
        doc: """
            Operator interface.

            This module exports a set of functions implemented in C corresponding
            to the intrinsic operators of Python.  For example, operator.add(x, y)
            is equivalent to the expression x+y.
            """,
        functions: {
            OperatorModule.comparisons + OperatorModule.arithmetic + OperatorModule.inplaceArithmetic
                + OperatorModule.sequences
        },
        initialize: { (module, thread) throws(Raise) in
            thread.addLibraryTypes(
                [AttributeGetterObject.nativeType, ItemGetterObject.nativeType, MethodCallerObject.nativeType],
                to: module)
            OperatorModule.addAliases(module, thread)
        })

    private static let comparisons: [NativeRow] = [
        .function("lt(a, b, /)", { c throws(Raise) in try c.thread.compare(.less, c[0], c[1]) }, "Same as a < b."),
        .function(
            "le(a, b, /)", { c throws(Raise) in try c.thread.compare(.lessOrEqual, c[0], c[1]) }, "Same as a <= b."),
        .function("eq(a, b, /)", { c throws(Raise) in try c.thread.compare(.equal, c[0], c[1]) }, "Same as a == b."),
        .function("ne(a, b, /)", { c throws(Raise) in try c.thread.compare(.notEqual, c[0], c[1]) }, "Same as a != b."),
        .function(
            "ge(a, b, /)", { c throws(Raise) in try c.thread.compare(.greaterOrEqual, c[0], c[1]) }, "Same as a >= b."),
        .function("gt(a, b, /)", { c throws(Raise) in try c.thread.compare(.greater, c[0], c[1]) }, "Same as a > b."),
        .function("not_(a, /)", { c throws(Raise) in .bool(!(try c.thread.truth(c[0]))) }, "Same as not a."),
        .function(
            "truth(a, /)", { c throws(Raise) in .bool(try c.thread.truth(c[0])) },
            "Return True if a is true, False otherwise."),
        .function("is_(a, b, /)", { c throws(Raise) in .bool(c[0].isSame(as: c[1])) }, "Same as a is b."),
        .function("is_not(a, b, /)", { c throws(Raise) in .bool(!c[0].isSame(as: c[1])) }, "Same as a is not b."),
    ]

    private static let arithmetic: [NativeRow] = [
        .function("add(a, b, /)", { c throws(Raise) in try c.thread.binary(.add, c[0], c[1]) }, "Same as a + b."),
        .function("sub(a, b, /)", { c throws(Raise) in try c.thread.binary(.subtract, c[0], c[1]) }, "Same as a - b."),
        .function("mul(a, b, /)", { c throws(Raise) in try c.thread.binary(.multiply, c[0], c[1]) }, "Same as a * b."),
        .function(
            "matmul(a, b, /)", { c throws(Raise) in try c.thread.binary(.matrixMultiply, c[0], c[1]) }, "Same as a @ b."
        ),
        .function(
            "truediv(a, b, /)", { c throws(Raise) in try c.thread.binary(.divide, c[0], c[1]) }, "Same as a / b."),
        .function(
            "floordiv(a, b, /)", { c throws(Raise) in try c.thread.binary(.floorDivide, c[0], c[1]) }, "Same as a // b."
        ),
        .function("mod(a, b, /)", { c throws(Raise) in try c.thread.binary(.modulo, c[0], c[1]) }, "Same as a % b."),
        .function("pow(a, b, /)", { c throws(Raise) in try c.thread.binary(.power, c[0], c[1]) }, "Same as a ** b."),
        .function(
            "lshift(a, b, /)", { c throws(Raise) in try c.thread.binary(.leftShift, c[0], c[1]) }, "Same as a << b."),
        .function(
            "rshift(a, b, /)", { c throws(Raise) in try c.thread.binary(.rightShift, c[0], c[1]) }, "Same as a >> b."),
        .function("and_(a, b, /)", { c throws(Raise) in try c.thread.binary(.and, c[0], c[1]) }, "Same as a & b."),
        .function("or_(a, b, /)", { c throws(Raise) in try c.thread.binary(.or, c[0], c[1]) }, "Same as a | b."),
        .function("xor(a, b, /)", { c throws(Raise) in try c.thread.binary(.xor, c[0], c[1]) }, "Same as a ^ b."),
        .function("neg(a, /)", { c throws(Raise) in try c.thread.unary(.negative, c[0]) }, "Same as -a."),
        .function("pos(a, /)", { c throws(Raise) in try c.thread.unary(.positive, c[0]) }, "Same as +a."),
        .function("inv(a, /)", { c throws(Raise) in try c.thread.unary(.invert, c[0]) }, "Same as ~a."),
        .function("invert(a, /)", { c throws(Raise) in try c.thread.unary(.invert, c[0]) }, "Same as ~a."),
        .function("abs(a, /)", { c throws(Raise) in try c.thread.unary(.absolute, c[0]) }, "Same as abs(a)."),
        .function("index(a, /)", { c throws(Raise) in try c.thread.indexValue(c[0]) }, "Same as a.__index__()"),
    ]

    private static let inplaceArithmetic: [NativeRow] = [
        .function("iadd(a, b, /)", { c throws(Raise) in try c.thread.inplace(.add, c[0], c[1]) }, "Same as a += b."),
        .function(
            "isub(a, b, /)", { c throws(Raise) in try c.thread.inplace(.subtract, c[0], c[1]) }, "Same as a -= b."),
        .function(
            "imul(a, b, /)", { c throws(Raise) in try c.thread.inplace(.multiply, c[0], c[1]) }, "Same as a *= b."),
        .function(
            "imatmul(a, b, /)", { c throws(Raise) in try c.thread.inplace(.matrixMultiply, c[0], c[1]) },
            "Same as a @= b."),
        .function(
            "itruediv(a, b, /)", { c throws(Raise) in try c.thread.inplace(.divide, c[0], c[1]) }, "Same as a /= b."),
        .function(
            "ifloordiv(a, b, /)", { c throws(Raise) in try c.thread.inplace(.floorDivide, c[0], c[1]) },
            "Same as a //= b."),
        .function("imod(a, b, /)", { c throws(Raise) in try c.thread.inplace(.modulo, c[0], c[1]) }, "Same as a %= b."),
        .function("ipow(a, b, /)", { c throws(Raise) in try c.thread.inplace(.power, c[0], c[1]) }, "Same as a **= b."),
        .function(
            "ilshift(a, b, /)", { c throws(Raise) in try c.thread.inplace(.leftShift, c[0], c[1]) }, "Same as a <<= b."),
        .function(
            "irshift(a, b, /)", { c throws(Raise) in try c.thread.inplace(.rightShift, c[0], c[1]) }, "Same as a >>= b."
        ),
        .function("iand(a, b, /)", { c throws(Raise) in try c.thread.inplace(.and, c[0], c[1]) }, "Same as a &= b."),
        .function("ior(a, b, /)", { c throws(Raise) in try c.thread.inplace(.or, c[0], c[1]) }, "Same as a |= b."),
        .function("ixor(a, b, /)", { c throws(Raise) in try c.thread.inplace(.xor, c[0], c[1]) }, "Same as a ^= b."),
    ]

    private static let sequences: [NativeRow] = [
        .function("concat(a, b, /)", OperatorModule.concat, "Same as a + b, for a and b sequences."),
        .function("iconcat(a, b, /)", OperatorModule.iconcat, "Same as a += b, for a and b sequences."),
        .function(
            "contains(a, b, /)", { c throws(Raise) in .bool(try c.thread.contains(c[0], c[1])) },
            "Same as b in a (note reversed operands)."),
        .function(
            "countOf(a, b, /)", OperatorModule.countOf, "Return the number of items in a which are, or which equal, b."),
        .function("indexOf(a, b, /)", OperatorModule.indexOf, "Return the first index of b in a."),
        .function("getitem(a, b, /)", { c throws(Raise) in try c.thread.getItem(c[0], c[1]) }, "Same as a[b]."),
        .function("setitem(a, b, c, /)", OperatorModule.setitem, "Same as a[b] = c."),
        .function("delitem(a, b, /)", OperatorModule.delitem, "Same as del a[b]."),
        .function(
            "length_hint(obj, default=0, /)", OperatorModule.lengthHint,
            """
            Return an estimate of the number of items in obj.

            This is useful for presizing containers when building from an iterable.

            If the object supports len(), the result will be exact.
            Otherwise, it may over- or under-estimate by an arbitrary amount.
            The result will be an integer >= 0.
            """),
        .variadic("call(obj, /, *args, **kwargs)", OperatorModule.call, "Same as obj(*args, **kwargs)."),
    ]

    /// `__add__` beside `add`, and `__all__`.
    private static func addAliases(_ module: ModuleObject, _ thread: ThreadRef) {
        let namespace = module.namespace
        let all = thread.makeList()
        for name in exported {
            all.append(.object(thread.intern(name)))
            let plain = name.hasSuffix("_") ? String(name.dropLast()) : name
            if withoutDunder.contains(plain) { continue }
            namespace.set(thread.intern("__\(plain)__"), namespace.get(thread.intern(name)))
        }
        thread.setModuleAttribute(module, "__all__", .object(all))
    }

    private static let withoutDunder: Set<String> = [
        "attrgetter", "countOf", "indexOf", "is", "is_not", "itemgetter", "length_hint", "methodcaller", "truth",
    ]

    private static let exported = [
        "abs", "add", "and_", "attrgetter", "call", "concat", "contains", "countOf", "delitem", "eq", "floordiv", "ge",
        "getitem",
        "gt", "iadd", "iand", "iconcat", "ifloordiv", "ilshift", "imatmul", "imod", "imul", "index", "indexOf", "inv",
        "invert",
        "ior", "ipow", "irshift", "is_", "is_not", "isub", "itemgetter", "itruediv", "ixor", "le", "length_hint",
        "lshift", "lt",
        "matmul", "methodcaller", "mod", "mul", "ne", "neg", "not_", "or_", "pos", "pow", "rshift", "setitem", "sub",
        "truediv",
        "truth", "xor",
    ]

    // MARK: Bodies

    private static func concat(_ call: Call) throws(Raise) -> Value {
        try checkSequences(call)
        return try call.thread.binary(.add, call[0], call[1])
    }

    private static func iconcat(_ call: Call) throws(Raise) -> Value {
        try checkSequences(call)
        return try call.thread.inplace(.add, call[0], call[1])
    }

    /// `+` of numbers is no concatenation.
    private static func checkSequences(_ call: Call) throws(Raise) {
        let operations = call.thread.type(of: call[0]).operations
        if operations.concatenate != nil { return }
        let other = call.thread.type(of: call[1]).operations
        if operations.getItem == nil || other.getItem == nil {
            throw call.thread.typeError("'\(call.thread.typeName(call[0]))' object can't be concatenated")
        }
    }

    private static func countOf(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let wanted = call[1]
        var count = 0
        try eachItem(call[0], thread) { (item) throws(Raise) in
            if try thread.equals(item, wanted) { count += 1 }
            return true
        }
        return .int(count)
    }

    private static func indexOf(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        let wanted = call[1]
        var index = 0
        var isFound = false
        try eachItem(call[0], thread) { (item) throws(Raise) in
            isFound = try thread.equals(item, wanted)
            if !isFound { index += 1 }
            return !isFound
        }
        if !isFound { throw thread.valueError("sequence.index(x): x not in sequence") }
        return .int(index)
    }

    /// Goes through an iterable until the body says no.
    private static func eachItem(
        _ iterable: Value, _ thread: ThreadRef, _ body: (Value) throws(Raise) -> Bool
    ) throws(Raise) {
        let iterator: Value
        do throws(Raise) { iterator = try thread.iterator(of: iterable) } catch {
            try thread.swallow(thread.types.typeError)
            throw thread.typeError("'\(thread.typeName(iterable))' object is not iterable")
        }
        while true {
            let item = try thread.next(iterator)
            if item.isUnbound { return }
            if !(try body(item)) { return }
            try thread.charge(1)
        }
    }

    private static func setitem(_ call: Call) throws(Raise) -> Value {
        try call.thread.setItem(call[0], call[1], call[2])
        return .none
    }

    private static func delitem(_ call: Call) throws(Raise) -> Value {
        try call.thread.deleteItem(call[0], call[1])
        return .none
    }

    private static func lengthHint(_ call: Call) throws(Raise) -> Value {
        let fallback = call[1]
        guard call.thread.bigInteger(fallback) != nil else {
            throw call.thread.typeError(
                "'\(call.thread.typeName(fallback))' object cannot be interpreted as an integer")
        }
        return .int(try call.thread.lengthHint(call[0], default: try call.thread.index(fallback)))
    }

    private static func call(_ call: Call) throws(Raise) -> Value {
        let thread = call.thread
        if call.count == 0 { throw thread.typeError("call expected at least 1 argument, got 0") }
        var arguments: [Value] = []
        for i in 1..<call.count { arguments.append(call[i]) }
        var keywords: [(StringObject, Value)] = []
        if let names = call.keywords {
            for i in 0..<names.count {
                if let name = names[i].as(.string, StringObject.self) { keywords.append((name, call[call.count + i])) }
            }
        }
        return try thread.call(call[0], arguments, keywords: keywords)
    }
}
