// The Swift closure of a registration, as a function of bound Python arguments.

import TaipanHost
import TaipanRuntime

/// What a closure was registered as: its code behind one type.
struct HostCode: Sendable {
    typealias Body = @Sendable (inout HostCall) throws -> Value

    /// Python's names for the types of the parameters that stand in the signature text.
    let parameterNames: [PythonTypeName]
    var resultName: PythonTypeName
    let body: Body
}

/// One call of a host function: hands out the arguments in the order of the signature text.
struct HostCall {
    let interpreter: Interpreter
    let function: HostFunction
    /// The bound parameters, alive during the call.
    let slots: Slots
    private var next = 0

    init(_ function: HostFunction, _ slots: Slots, _ interpreter: Interpreter) {
        self.function = function
        self.slots = slots
        self.interpreter = interpreter
    }

    /// The next argument.
    mutating func take<T>(_ conversion: Conversion<T>) throws -> T {
        if T.self == Interpreter.self, let own = interpreter as? T { return own }
        let index = next
        next += 1
        interpreter.meter.restart()
        let value = TaipanRuntime.copy(slots + function.definition.order[index])
        do throws(ConversionError) { return try conversion.fromPython(value, interpreter) } catch {
            throw refuse(error, index)
        }
    }

    /// The receiver as it is.
    mutating func takeReceiver() -> Value {
        next += 1
        return TaipanRuntime.copy(slots)
    }

    /// What to say of an argument that does not fit: CPython's words.
    private func refuse(_ error: ConversionError, _ index: Int) -> any Error {
        let thread = interpreter.thread
        let definition = function.definition
        let position = index - (definition.hasReceiver ? 1 : 0)
        if definition.role == .binaryOperator, position >= 0 { return OperandUnknown() }
        let name =
            definition.signature.parameters.indices.contains(position)
            ? definition.signature.parameters[position].name : "self"
        let place = "\(function.qualifiedName)() argument '\(name)'"
        switch error {
        case .raised: return Raise()
        case .foreign(let error): return error
        case .mismatch(let expected, let found, let path):
            if !path.isEmpty { return thread.typeError("\(place)\(path) must be \(expected), not \(found)") }
            if expected == "float" { return thread.typeError("\(place) must be real number, not \(found)") }
            return thread.typeError("\(place) must be \(expected), not \(found)")
        case .unsuitable(let message, let path):
            return thread.valueError("\(place)\(path): \(message)")
        case .tooLarge(let message, let path): return thread.overflowError("\(place)\(path): \(message)")
        }
    }
}

/// The operand of a binary operator has a type that the closure does not take: Python asks the other side.
struct OperandUnknown: Error {}

extension HostCode {
    /// The names of those parameters that stand in the text.
    private static func names<each A>(_ types: repeat (each A).Type) -> [PythonTypeName] {
        var names: [PythonTypeName] = []
        for type in repeat each types { append(type, to: &names) }
        return names
    }

    private static func append<T>(_ type: T.Type, to names: inout [PythonTypeName]) {
        if type != Interpreter.self { names.append(Conversion<T>.make().pythonName) }
    }

    static func function<each A, R>(_ body: @escaping @Sendable (repeat each A) throws -> R) -> HostCode {
        let conversions = (repeat Conversion<each A>.make())
        let result = Conversion<R>.make()
        return HostCode(parameterNames: names(repeat (each A).self), resultName: result.pythonName) { call in
            try result.toPython(try body(repeat try call.take(each conversions)), call.interpreter)
        }
    }

    static func asyncFunction<each A: Sendable, R: Sendable>(
        _ body: @escaping @Sendable (repeat each A) async throws -> R
    ) -> HostCode {
        let conversions = (repeat Conversion<each A>.make())
        let result = Conversion<R>.make()
        return HostCode(parameterNames: names(repeat (each A).self), resultName: result.pythonName) { call in
            let arguments = (repeat try call.take(each conversions))
            let interpreter = call.interpreter
            return try result.toPython(try interpreter.wait { try await body(repeat each arguments) }, interpreter)
        }
    }

    /// A method of a value that lives in a host object.
    static func method<T, each A, R>(
        _ receiver: Conversion<T>, _ body: @escaping @Sendable (T, repeat each A) throws -> R
    ) -> HostCode {
        let conversions = (repeat Conversion<each A>.make())
        let result = Conversion<R>.make()
        return HostCode(parameterNames: names(repeat (each A).self), resultName: result.pythonName) { call in
            let owner = try call.interpreter.hostTypes.receiver(call.takeReceiver(), call.function, as: T.self)
            return try result.toPython(try body(owner, repeat try call.take(each conversions)), call.interpreter)
        }
    }

    static func asyncMethod<T: Sendable, each A: Sendable, R: Sendable>(
        _ body: @escaping @Sendable (T, repeat each A) async throws -> R
    ) -> HostCode {
        let conversions = (repeat Conversion<each A>.make())
        let result = Conversion<R>.make()
        return HostCode(parameterNames: names(repeat (each A).self), resultName: result.pythonName) { call in
            let interpreter = call.interpreter
            let owner = try interpreter.hostTypes.receiver(call.takeReceiver(), call.function, as: T.self)
            let arguments = (repeat try call.take(each conversions))
            return try result.toPython(
                try interpreter.wait { try await body(owner, repeat each arguments) }, interpreter)
        }
    }

    /// A method that changes its value: taken out, changed, put back.
    static func mutatingMethod<T, each A, R>(
        _ body: @escaping @Sendable (inout T, repeat each A) throws -> R
    ) -> HostCode {
        let conversions = (repeat Conversion<each A>.make())
        let result = Conversion<R>.make()
        return HostCode(parameterNames: names(repeat (each A).self), resultName: result.pythonName) { call in
            let object = call.takeReceiver()
            var owner = try call.interpreter.hostTypes.receiver(object, call.function, as: T.self)
            let arguments = (repeat try call.take(each conversions))
            let answer: R
            do { answer = try body(&owner, repeat each arguments) } catch {
                call.interpreter.hostTypes.replace(object, with: owner)
                throw error
            }
            call.interpreter.hostTypes.replace(object, with: owner)
            return try result.toPython(answer, call.interpreter)
        }
    }

    static func initializer<T, each A>(_ body: @escaping @Sendable (repeat each A) throws -> T) -> HostCode {
        let conversions = (repeat Conversion<each A>.make())
        return HostCode(parameterNames: names(repeat (each A).self), resultName: "None") { call in
            let object = call.takeReceiver()
            try call.interpreter.hostTypes.checkUnset(object, call.function, as: T.self)
            let made = try body(repeat try call.take(each conversions))
            call.interpreter.hostTypes.replace(object, with: made)
            return .none
        }
    }
}
