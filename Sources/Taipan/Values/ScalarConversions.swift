// How numbers, texts and objects themselves are converted.

import TaipanRuntime

extension Bool: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any {
        Conversion<Bool>(
            "bool",
            from: { (value, interpreter) throws(ConversionError) in
                if case .bool(let b) = value { return b }
                throw interpreter.mismatch("bool", value)
            }, to: { (b, _) throws(Raise) in .bool(b) })
    }
}

extension Conversion where T: FixedWidthInteger {
    /// Any Swift integer: `int` and what has `__index__`, if it fits.
    static func integer() -> Conversion<T> {
        Conversion<T>(
            "int",
            from: { (value, interpreter) throws(ConversionError) in
                if case .int(let i) = value, let fitting = T(exactly: i) { return fitting }
                guard interpreter.thread.hasIndex(value) else { throw interpreter.mismatch("int", value) }
                let exact: Value
                do throws(Raise) { exact = try interpreter.thread.indexValue(value) } catch { throw .raised }
                if case .int(let i) = exact, let fitting = T(exactly: i) { return fitting }
                if let big = interpreter.thread.bigInteger(exact), let fitting = T(big.decimal) { return fitting }
                throw .tooLarge(message: "Python int too large to convert to Swift \(T.self)", path: "")
            },
            to: { (number, interpreter) throws(Raise) in
                if let small = Int(exactly: number) { return .int(small) }
                let isNegative = number < 0
                if let magnitude = UInt128(exactly: number.magnitude) {
                    let positive = interpreter.thread.makeInteger(BigInteger(magnitude))
                    return isNegative ? try interpreter.thread.unary(.negative, positive) : positive
                }
                return try interpreter.thread.make(.bigInt(String(number)))
            })
    }
}

extension BigInteger {
    /// The number in decimal.
    var decimal: String {
        let digits = try? text()
        return String(decoding: digits ?? [], as: UTF8.self)
    }
}

extension Int: PythonConvertible, ConversionSource { static func makeConversion() -> Any { Conversion<Int>.integer() } }
extension Int8: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<Int8>.integer() }
}
extension Int16: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<Int16>.integer() }
}
extension Int32: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<Int32>.integer() }
}
extension Int64: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<Int64>.integer() }
}
extension Int128: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<Int128>.integer() }
}
extension UInt: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<UInt>.integer() }
}
extension UInt8: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<UInt8>.integer() }
}
extension UInt16: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<UInt16>.integer() }
}
extension UInt32: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<UInt32>.integer() }
}
extension UInt64: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<UInt64>.integer() }
}
extension UInt128: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<UInt128>.integer() }
}

extension Double: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any {
        Conversion<Double>(
            "float",
            from: { (value, interpreter) throws(ConversionError) in
                if case .float(let d) = value { return d }
                let thread = interpreter.thread
                let table = thread.type(of: value).operations
                guard thread.hasIndex(value) || table.toFloat != nil else { throw interpreter.mismatch("float", value) }
                do throws(Raise) { return try thread.double(value) } catch { throw interpreter.overflow() }
            }, to: { (d, _) throws(Raise) in .float(d) })
    }
}

extension Float: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any {
        let double = Conversion<Double>.make()
        return Conversion<Float>(
            "float",
            from: { (value, interpreter) throws(ConversionError) in
                let exact = try double.fromPython(value, interpreter)
                let rounded = Float(exact)
                if rounded.isFinite || !exact.isFinite { return rounded }
                throw .tooLarge(message: "Python float too large to convert to Swift Float", path: "")
            },
            to: { (f, _) throws(Raise) in .float(Double(f)) })
    }
}

extension Interpreter {
    /// What a conversion to a number has raised: that it is too large, with the path to come, or something of the script's own.
    fileprivate func overflow() -> ConversionError {
        guard let pending = thread.pointee.exception, pending.type === thread.types.overflowError else {
            return .raised
        }
        return .tooLarge(message: text(of: .object(thread.takeException())), path: "")
    }
}

extension Conversion {
    /// A type that is a text for Python; `make` gives nil for a text that is none of its values.
    fileprivate static func text(
        _ make: @escaping (String) -> T?, _ text: @escaping (T) -> String
    ) -> Conversion<T> {
        Conversion<T>(
            "str",
            from: { (value, interpreter) throws(ConversionError) in
                guard let string = value.as(.string, StringObject.self) else {
                    throw interpreter.mismatch("str", value)
                }
                do throws(Raise) { try interpreter.meter.add(string.count, interpreter.thread) } catch { throw .raised }
                if let result = make(string.text) { return result }
                throw .unsuitable(message: "expected one character, found \(string.count)", path: "")
            }, to: { (value, interpreter) throws(Raise) in .object(interpreter.thread.makeString(text(value))) })
    }
}

extension String: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<String>.text({ $0 }, { $0 }) }
}

extension Substring: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any { Conversion<Substring>.text({ Substring($0) }, { String($0) }) }
}

extension Character: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any {
        Conversion<Character>.text({ $0.count == 1 ? $0.first : nil }, { String($0) })
    }
}

extension PythonObject: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any {
        Conversion<PythonObject>(
            .any, from: { (value, interpreter) throws(ConversionError) in PythonObject(value, interpreter) },
            to: { (object, interpreter) throws(Raise) in
                if object.interpreter !== interpreter {
                    throw interpreter.thread.runtimeError("an object belongs to another interpreter")
                }
                return object.value
            })
    }
}

extension PythonValue: PythonConvertible, ConversionSource {
    static func makeConversion() -> Any {
        Conversion<PythonValue>(
            .any,
            from: { (value, interpreter) throws(ConversionError) in
                do throws(Raise) { return try interpreter.thread.snapshot(value, interpreter.meter) } catch {
                    throw .raised
                }
            }, to: { (snapshot, interpreter) throws(Raise) in try interpreter.thread.make(snapshot) })
    }
}
