// Raising exceptions from Swift: `throw thread.typeError("…")`. Each function makes the exception pending and returns the `Raise` to
// throw.

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// Makes an exception pending. Its `__context__` becomes the exception being handled.
    package func raise(_ exception: ExceptionObject) -> Raise {
        if let handled = pointee.handling, handled !== exception, exception.context == nil {
            breakCycle(from: handled, to: exception)
            exception.context = handled
        }
        pointee.exception = exception
        pointee.isTracebackComplete = false
        return Raise()
    }

    /// Lets an exception that was caught go on as it was: no new context, no second traceback entry for this frame.
    func reraise(_ exception: ExceptionObject) -> Raise {
        pointee.exception = exception
        pointee.isTracebackComplete = true
        return Raise()
    }

    /// `context` chains must not become loops: whoever already has `exception` as its context loses it.
    private func breakCycle(from handled: ExceptionObject, to exception: ExceptionObject) {
        var current = handled
        var steps = 0
        while let next = current.context, steps < 10_000 {
            if next === exception {
                current.context = nil
                return
            }
            current = next
            steps += 1
        }
    }

    package func makeException(_ type: TypeObject, _ arguments: [Value]) -> ExceptionObject {
        let exception = ExceptionObject(makeTuple(arguments), type.root)
        initializeFields(of: exception)
        return exception
    }

    @inline(never) package func raise(_ type: TypeObject, _ message: String) -> Raise {
        raise(makeException(type, [.object(makeString(message))]))
    }

    @inline(never) package func raise(_ type: TypeObject, _ arguments: [Value]) -> Raise {
        raise(makeException(type, arguments))
    }

    package func typeError(_ message: String) -> Raise { raise(types.typeError, message) }
    package func valueError(_ message: String) -> Raise { raise(types.valueError, message) }
    package func indexError(_ message: String) -> Raise { raise(types.indexError, message) }
    package func keyError(_ key: Value) -> Raise { raise(types.keyError, [key]) }
    package func attributeError(_ message: String) -> Raise { raise(types.attributeError, message) }
    package func overflowError(_ message: String) -> Raise { raise(types.overflowError, message) }
    package func zeroDivisionError(_ message: String) -> Raise { raise(types.zeroDivisionError, message) }
    package func runtimeError(_ message: String) -> Raise { raise(types.runtimeError, message) }
    package func systemError(_ message: String) -> Raise { raise(types.systemError, message) }
    package func notImplementedError(_ message: String) -> Raise { raise(types.notImplementedError, message) }
    package func memoryError() -> Raise { raise(types.memoryError, []) }
    package func recursionError(_ message: String = "maximum recursion depth exceeded") -> Raise {
        raise(types.recursionError, message)
    }
    package func bufferError(_ message: String) -> Raise { raise(types.bufferError, message) }
    package func stopIteration(_ value: Value = .unbound) -> Raise {
        raise(types.stopIteration, value.isUnbound ? [] : [value])
    }

    /// Takes the pending exception away (after a catch in Swift).
    package func takeException() -> ExceptionObject {
        if let exception = pointee.exception {
            pointee.exception = nil
            return exception
        }
        return makeException(types.systemError, [.object(makeString("error return without exception set"))])
    }

    /// True if the pending exception is an instance of `type`.
    package func isPending(_ type: TypeObject) -> Bool { pointee.exception?.type.isSubtype(of: type) ?? false }

    /// In a `catch`: swallows the pending exception if it is of that type, else throws on.
    package func swallow(_ type: TypeObject) throws(Raise) {
        if isPending(type) { pointee.exception = nil } else { throw Raise() }
    }
}
