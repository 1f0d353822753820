// The classes of the exception hierarchy, in the order of CPython's documentation.

/// A class that adds nothing to its base.
private func plain(_ name: StaticString, _ doc: StaticString) -> NativeType {
    NativeType(name, .exception, [.isBase], doc: doc, operations: { _ in }, rows: { [] })
}

extension CoreTypes {
    package func makeExceptionTypes(_ make: TypeMaker) {
        baseException = make(ExceptionTypes.baseType)
        generatorExit = make(plain("GeneratorExit", "What close() raises inside a generator."), base: baseException)
        keyboardInterrupt = make(plain("KeyboardInterrupt", "The user pressed Ctrl-C."), base: baseException)
        systemExit = make(ExceptionTypes.systemExitType, base: baseException)
        exception = make(
            plain("Exception", "The base of all exceptions that do not end the program."), base: baseException)
        makeGroups(make)
        makeArithmeticErrors(make)
        makeOSErrors(make)
        makeOtherErrors(make)
        makeWarnings(make)
    }

    /// `ExceptionGroup` derives from both `BaseExceptionGroup` and `Exception`.
    private func makeGroups(_ make: TypeMaker) {
        baseExceptionGroup = make(ExceptionGroupType.nativeType, base: baseException)
        exceptionGroup = make(plain("ExceptionGroup", "Several exceptions as one."), base: baseExceptionGroup)
        exceptionGroup.bases = [baseExceptionGroup, exception]
        exceptionGroup.mro = [exceptionGroup, baseExceptionGroup, exception, baseException, object]
        exception.subclasses.append(.passUnretained(exceptionGroup))
    }

    private func makeArithmeticErrors(_ make: TypeMaker) {
        arithmeticError = make(plain("ArithmeticError", "The base of errors in calculations."), base: exception)
        floatingPointError = make(
            plain("FloatingPointError", "A floating-point operation failed."), base: arithmeticError)
        overflowError = make(plain("OverflowError", "A result is too large."), base: arithmeticError)
        zeroDivisionError = make(plain("ZeroDivisionError", "A divisor was zero."), base: arithmeticError)
        lookupError = make(plain("LookupError", "The base of errors of looking something up."), base: exception)
        indexError = make(plain("IndexError", "A sequence has no such index."), base: lookupError)
        keyError = make(
            NativeType(
                "KeyError", .exception, [.isBase], doc: "A mapping has no such key.",
                operations: { $0.str = ExceptionTypes.keyErrorStr }, rows: { [] }), base: lookupError)
    }

    private func makeOSErrors(_ make: TypeMaker) {
        osError = make(OSErrorType.nativeType, base: exception)
        blockingIOError = make(plain("BlockingIOError", "The operation would have to wait."), base: osError)
        childProcessError = make(plain("ChildProcessError", "An operation on a child process failed."), base: osError)
        connectionError = make(plain("ConnectionError", "The base of errors of connections."), base: osError)
        brokenPipeError = make(
            plain("BrokenPipeError", "The other end of a pipe or socket is closed."), base: connectionError)
        connectionAbortedError = make(
            plain("ConnectionAbortedError", "The peer broke off an attempt to connect."), base: connectionError)
        connectionRefusedError = make(
            plain("ConnectionRefusedError", "The peer refused an attempt to connect."), base: connectionError)
        connectionResetError = make(
            plain("ConnectionResetError", "The peer reset the connection."), base: connectionError)
        fileExistsError = make(plain("FileExistsError", "The file is there already."), base: osError)
        fileNotFoundError = make(plain("FileNotFoundError", "There is no such file or directory."), base: osError)
        interruptedError = make(plain("InterruptedError", "A signal interrupted the call."), base: osError)
        isADirectoryError = make(plain("IsADirectoryError", "Not possible with a directory."), base: osError)
        notADirectoryError = make(plain("NotADirectoryError", "Only possible with a directory."), base: osError)
        permissionError = make(plain("PermissionError", "Not allowed."), base: osError)
        processLookupError = make(plain("ProcessLookupError", "There is no such process."), base: osError)
        timeoutError = make(plain("TimeoutError", "It took too long."), base: osError)
    }

    private func makeOtherErrors(_ make: TypeMaker) {
        assertionError = make(plain("AssertionError", "An assertion does not hold."), base: exception)
        attributeError = make(AttributeErrorType.nativeType, base: exception)
        bufferError = make(plain("BufferError", "A buffer cannot be had or changed."), base: exception)
        eofError = make(plain("EOFError", "The input ended where more was expected."), base: exception)
        importError = make(ImportErrorType.nativeType, base: exception)
        moduleNotFoundError = make(plain("ModuleNotFoundError", "There is no such module."), base: importError)
        memoryError = make(plain("MemoryError", "There is not enough memory."), base: exception)
        nameError = make(NameErrorType.nativeType, base: exception)
        unboundLocalError = make(plain("UnboundLocalError", "A local variable has no value yet."), base: nameError)
        referenceError = make(plain("ReferenceError", "The object of a weak proxy is gone."), base: exception)
        runtimeError = make(plain("RuntimeError", "An error that fits no other class."), base: exception)
        notImplementedError = make(
            plain("NotImplementedError", "A method that subclasses have to define."), base: runtimeError)
        pythonFinalizationError = make(
            plain("PythonFinalizationError", "Not possible while the interpreter ends."), base: runtimeError)
        recursionError = make(plain("RecursionError", "Calls are nested too deeply."), base: runtimeError)
        stopAsyncIteration = make(plain("StopAsyncIteration", "What __anext__() raises at the end."), base: exception)
        stopIteration = make(ExceptionTypes.stopIterationType, base: exception)
        syntaxError = make(SyntaxErrorType.nativeType, base: exception)
        indentationError = make(plain("IndentationError", "The indentation of a line is wrong."), base: syntaxError)
        tabError = make(plain("TabError", "Tabs and blanks are mixed in an unclear way."), base: indentationError)
        systemError = make(plain("SystemError", "An internal error of the interpreter."), base: exception)
        typeError = make(plain("TypeError", "A value has the wrong type."), base: exception)
        valueError = make(plain("ValueError", "A value is of the right type but not acceptable."), base: exception)
        unicodeError = make(plain("UnicodeError", "The base of errors of text encodings."), base: valueError)
        unicodeDecodeError = make(UnicodeErrorTypes.decodeType, base: unicodeError)
        unicodeEncodeError = make(UnicodeErrorTypes.encodeType, base: unicodeError)
        unicodeTranslateError = make(UnicodeErrorTypes.translateType, base: unicodeError)
    }

    private func makeWarnings(_ make: TypeMaker) {
        warning = make(plain("Warning", "The base of all warnings."), base: exception)
        bytesWarning = make(plain("BytesWarning", "Bytes and text are mixed."), base: warning)
        deprecationWarning = make(plain("DeprecationWarning", "A feature will go; for programmers."), base: warning)
        encodingWarning = make(plain("EncodingWarning", "An encoding is left to the locale."), base: warning)
        futureWarning = make(plain("FutureWarning", "A feature will go; for users."), base: warning)
        importWarning = make(plain("ImportWarning", "A probable mistake in an import."), base: warning)
        pendingDeprecationWarning = make(
            plain("PendingDeprecationWarning", "A feature will be deprecated."), base: warning)
        resourceWarning = make(plain("ResourceWarning", "Something was not closed."), base: warning)
        runtimeWarning = make(plain("RuntimeWarning", "Dubious behaviour at run time."), base: warning)
        syntaxWarning = make(plain("SyntaxWarning", "Dubious syntax."), base: warning)
        unicodeWarning = make(plain("UnicodeWarning", "A problem with Unicode."), base: warning)
        userWarning = make(plain("UserWarning", "A warning of a program."), base: warning)
    }

    /// Every class of the hierarchy, for the namespace of `builtins`.
    package var exceptionTypes: [TypeObject] {
        var found: [TypeObject] = []
        var queue: [TypeObject] = [baseException]
        while let type = queue.popLast() {
            if found.contains(where: { $0 === type }) { continue }
            found.append(type)
            for subclass in type.subclasses {
                let subclass = subclass.takeUnretainedValue()
                if !subclass.isHeapType { queue.append(subclass) }
            }
        }
        return found
    }
}
