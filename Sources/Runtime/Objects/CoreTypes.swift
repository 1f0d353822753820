// The types every interpreter has from the start, in the order in which they are made, and the shapes that hot code needs at hand.

/// One field per core type. `thread.types.list` is Python's `list`.
package final class CoreTypes {
    package final var object: TypeObject!
    package final var type: TypeObject!
    package final var none: TypeObject!
    package final var notImplemented: TypeObject!
    package final var ellipsis: TypeObject!
    package final var bool: TypeObject!
    package final var int: TypeObject!
    package final var float: TypeObject!
    package final var complex: TypeObject!
    package final var string: TypeObject!
    package final var bytes: TypeObject!
    package final var bytearray: TypeObject!
    package final var memoryview: TypeObject!
    package final var tuple: TypeObject!
    package final var list: TypeObject!
    package final var dict: TypeObject!
    package final var set: TypeObject!
    package final var frozenset: TypeObject!
    package final var range: TypeObject!
    package final var slice: TypeObject!
    package final var function: TypeObject!
    package final var native: TypeObject!
    package final var methodDescriptor: TypeObject!
    package final var classMethodDescriptor: TypeObject!
    package final var slotWrapper: TypeObject!
    package final var methodWrapper: TypeObject!
    package final var method: TypeObject!
    package final var cell: TypeObject!
    package final var code: TypeObject!
    package final var frame: TypeObject!
    package final var traceback: TypeObject!
    package final var module: TypeObject!
    package final var generator: TypeObject!
    package final var coroutine: TypeObject!
    package final var property: TypeObject!
    package final var classMethod: TypeObject!
    package final var staticMethod: TypeObject!
    package final var member: TypeObject!
    package final var getSet: TypeObject!
    package final var superProxy: TypeObject!
    package final var mappingProxy: TypeObject!
    package final var weakReference: TypeObject!
    package final var genericAlias: TypeObject!
    package final var union: TypeObject!
    package final var dictKeys: TypeObject!
    package final var dictValues: TypeObject!
    package final var dictItems: TypeObject!
    // iterators
    package final var listIterator: TypeObject!
    package final var listReverseIterator: TypeObject!
    package final var tupleIterator: TypeObject!
    package final var rangeIterator: TypeObject!
    package final var longRangeIterator: TypeObject!
    package final var stringIterator: TypeObject!
    package final var stringASCIIIterator: TypeObject!
    package final var bytesIterator: TypeObject!
    package final var bytearrayIterator: TypeObject!
    package final var memoryIterator: TypeObject!
    package final var setIterator: TypeObject!
    package final var dictKeyIterator: TypeObject!
    package final var dictValueIterator: TypeObject!
    package final var dictItemIterator: TypeObject!
    package final var dictReverseKeyIterator: TypeObject!
    package final var dictReverseValueIterator: TypeObject!
    package final var dictReverseItemIterator: TypeObject!
    package final var sequenceIterator: TypeObject!
    package final var callIterator: TypeObject!
    package final var reversed: TypeObject!
    package final var enumerate: TypeObject!
    package final var zip: TypeObject!
    package final var map: TypeObject!
    package final var filter: TypeObject!
    // exceptions
    package final var baseException: TypeObject!
    package final var exception: TypeObject!
    package final var baseExceptionGroup: TypeObject!
    package final var exceptionGroup: TypeObject!
    package final var typeError: TypeObject!
    package final var valueError: TypeObject!
    package final var indexError: TypeObject!
    package final var keyError: TypeObject!
    package final var lookupError: TypeObject!
    package final var attributeError: TypeObject!
    package final var nameError: TypeObject!
    package final var unboundLocalError: TypeObject!
    package final var overflowError: TypeObject!
    package final var zeroDivisionError: TypeObject!
    package final var arithmeticError: TypeObject!
    package final var floatingPointError: TypeObject!
    package final var runtimeError: TypeObject!
    package final var recursionError: TypeObject!
    package final var notImplementedError: TypeObject!
    package final var pythonFinalizationError: TypeObject!
    package final var systemError: TypeObject!
    package final var systemExit: TypeObject!
    package final var keyboardInterrupt: TypeObject!
    package final var generatorExit: TypeObject!
    package final var stopIteration: TypeObject!
    package final var stopAsyncIteration: TypeObject!
    package final var assertionError: TypeObject!
    package final var bufferError: TypeObject!
    package final var eofError: TypeObject!
    package final var importError: TypeObject!
    package final var moduleNotFoundError: TypeObject!
    package final var memoryError: TypeObject!
    package final var referenceError: TypeObject!
    package final var osError: TypeObject!
    package final var blockingIOError: TypeObject!
    package final var childProcessError: TypeObject!
    package final var connectionError: TypeObject!
    package final var brokenPipeError: TypeObject!
    package final var connectionAbortedError: TypeObject!
    package final var connectionRefusedError: TypeObject!
    package final var connectionResetError: TypeObject!
    package final var fileExistsError: TypeObject!
    package final var fileNotFoundError: TypeObject!
    package final var interruptedError: TypeObject!
    package final var isADirectoryError: TypeObject!
    package final var notADirectoryError: TypeObject!
    package final var permissionError: TypeObject!
    package final var processLookupError: TypeObject!
    package final var timeoutError: TypeObject!
    package final var syntaxError: TypeObject!
    package final var indentationError: TypeObject!
    package final var tabError: TypeObject!
    package final var unicodeError: TypeObject!
    package final var unicodeDecodeError: TypeObject!
    package final var unicodeEncodeError: TypeObject!
    package final var unicodeTranslateError: TypeObject!
    package final var warning: TypeObject!
    package final var userWarning: TypeObject!
    package final var deprecationWarning: TypeObject!
    package final var pendingDeprecationWarning: TypeObject!
    package final var syntaxWarning: TypeObject!
    package final var runtimeWarning: TypeObject!
    package final var futureWarning: TypeObject!
    package final var importWarning: TypeObject!
    package final var unicodeWarning: TypeObject!
    package final var bytesWarning: TypeObject!
    package final var resourceWarning: TypeObject!
    package final var encodingWarning: TypeObject!

    /// See `ClassOperations.swift`; nil until the first class is made.
    final var dunders: DunderTable?
    final var simpleNamespace: TypeObject!

    /// Types of library modules, made on first use.
    package final let library = LibraryTypes()

    package init() {}
}

/// The root shapes of the types whose objects the evaluator makes itself.
package struct CoreShapes {
    package var string: ShapeRef
    package var tuple: ShapeRef
    package var list: ShapeRef
    package var dict: ShapeRef
    package var int: ShapeRef
    package var set: ShapeRef
    package var function: ShapeRef
    package var native: ShapeRef
    package var method: ShapeRef
    package var cell: ShapeRef
    package var slice: ShapeRef
    package var range: ShapeRef
    package var frame: ShapeRef
    package var traceback: ShapeRef
    package var generator: ShapeRef
    package var bytes: ShapeRef

    init(_ types: CoreTypes) {
        string = types.string.root
        tuple = types.tuple.root
        list = types.list.root
        dict = types.dict.root
        int = types.int.root
        set = types.set.root
        function = types.function.root
        native = types.native.root
        method = types.method.root
        cell = types.cell.root
        slice = types.slice.root
        range = types.range.root
        frame = types.frame.root
        traceback = types.traceback.root
        generator = types.generator.root
        bytes = types.bytes.root
    }
}
