// The types every interpreter has from the start, in the order in which they are made, and the shapes that hot code needs at hand.

/// One field per core type. `thread.types.list` is Python's `list`.
@usableFromInline package final class CoreTypes {
    @exclusivity(unchecked) package final var object: TypeObject!
    @exclusivity(unchecked) package final var type: TypeObject!
    @exclusivity(unchecked) package final var none: TypeObject!
    @exclusivity(unchecked) package final var notImplemented: TypeObject!
    @exclusivity(unchecked) package final var ellipsis: TypeObject!
    @exclusivity(unchecked) package final var bool: TypeObject!
    @exclusivity(unchecked) package final var int: TypeObject!
    @exclusivity(unchecked) package final var float: TypeObject!
    @exclusivity(unchecked) package final var complex: TypeObject!
    @exclusivity(unchecked) package final var string: TypeObject!
    @exclusivity(unchecked) package final var bytes: TypeObject!
    @exclusivity(unchecked) package final var bytearray: TypeObject!
    @exclusivity(unchecked) package final var memoryview: TypeObject!
    @exclusivity(unchecked) package final var tuple: TypeObject!
    @exclusivity(unchecked) package final var list: TypeObject!
    @exclusivity(unchecked) package final var dict: TypeObject!
    @exclusivity(unchecked) package final var set: TypeObject!
    @exclusivity(unchecked) package final var frozenset: TypeObject!
    @exclusivity(unchecked) package final var range: TypeObject!
    @exclusivity(unchecked) package final var slice: TypeObject!
    @exclusivity(unchecked) package final var function: TypeObject!
    @exclusivity(unchecked) package final var native: TypeObject!
    @exclusivity(unchecked) package final var methodDescriptor: TypeObject!
    @exclusivity(unchecked) package final var classMethodDescriptor: TypeObject!
    @exclusivity(unchecked) package final var slotWrapper: TypeObject!
    @exclusivity(unchecked) package final var methodWrapper: TypeObject!
    @exclusivity(unchecked) package final var method: TypeObject!
    @exclusivity(unchecked) package final var cell: TypeObject!
    @exclusivity(unchecked) package final var code: TypeObject!
    @exclusivity(unchecked) package final var frame: TypeObject!
    @exclusivity(unchecked) package final var traceback: TypeObject!
    @exclusivity(unchecked) package final var module: TypeObject!
    @exclusivity(unchecked) package final var generator: TypeObject!
    @exclusivity(unchecked) package final var coroutine: TypeObject!
    @exclusivity(unchecked) package final var asyncGenerator: TypeObject!
    @exclusivity(unchecked) package final var coroutineWrapper: TypeObject!
    @exclusivity(unchecked) package final var asyncGeneratorSend: TypeObject!
    @exclusivity(unchecked) package final var asyncGeneratorThrow: TypeObject!
    @exclusivity(unchecked) package final var property: TypeObject!
    @exclusivity(unchecked) package final var classMethod: TypeObject!
    @exclusivity(unchecked) package final var staticMethod: TypeObject!
    @exclusivity(unchecked) package final var member: TypeObject!
    @exclusivity(unchecked) package final var getSet: TypeObject!
    @exclusivity(unchecked) package final var superProxy: TypeObject!
    @exclusivity(unchecked) package final var frameLocals: TypeObject!
    @exclusivity(unchecked) package final var mappingProxy: TypeObject!
    @exclusivity(unchecked) package final var weakReference: TypeObject!
    @exclusivity(unchecked) package final var genericAlias: TypeObject!
    @exclusivity(unchecked) package final var union: TypeObject!
    @exclusivity(unchecked) package final var dictKeys: TypeObject!
    @exclusivity(unchecked) package final var dictValues: TypeObject!
    @exclusivity(unchecked) package final var dictItems: TypeObject!
    // iterators
    @exclusivity(unchecked) package final var listIterator: TypeObject!
    @exclusivity(unchecked) package final var listReverseIterator: TypeObject!
    @exclusivity(unchecked) package final var tupleIterator: TypeObject!
    @exclusivity(unchecked) package final var rangeIterator: TypeObject!
    @exclusivity(unchecked) package final var longRangeIterator: TypeObject!
    @exclusivity(unchecked) package final var stringIterator: TypeObject!
    @exclusivity(unchecked) package final var stringASCIIIterator: TypeObject!
    @exclusivity(unchecked) package final var bytesIterator: TypeObject!
    @exclusivity(unchecked) package final var bytearrayIterator: TypeObject!
    @exclusivity(unchecked) package final var memoryIterator: TypeObject!
    @exclusivity(unchecked) package final var setIterator: TypeObject!
    @exclusivity(unchecked) package final var dictKeyIterator: TypeObject!
    @exclusivity(unchecked) package final var dictValueIterator: TypeObject!
    @exclusivity(unchecked) package final var dictItemIterator: TypeObject!
    @exclusivity(unchecked) package final var dictReverseKeyIterator: TypeObject!
    @exclusivity(unchecked) package final var dictReverseValueIterator: TypeObject!
    @exclusivity(unchecked) package final var dictReverseItemIterator: TypeObject!
    @exclusivity(unchecked) package final var sequenceIterator: TypeObject!
    @exclusivity(unchecked) package final var callIterator: TypeObject!
    @exclusivity(unchecked) package final var reversed: TypeObject!
    @exclusivity(unchecked) package final var enumerate: TypeObject!
    @exclusivity(unchecked) package final var zip: TypeObject!
    @exclusivity(unchecked) package final var map: TypeObject!
    @exclusivity(unchecked) package final var filter: TypeObject!
    // exceptions
    @exclusivity(unchecked) package final var baseException: TypeObject!
    @exclusivity(unchecked) package final var exception: TypeObject!
    @exclusivity(unchecked) package final var baseExceptionGroup: TypeObject!
    @exclusivity(unchecked) package final var exceptionGroup: TypeObject!
    @exclusivity(unchecked) package final var typeError: TypeObject!
    @exclusivity(unchecked) package final var valueError: TypeObject!
    @exclusivity(unchecked) package final var indexError: TypeObject!
    @exclusivity(unchecked) package final var keyError: TypeObject!
    @exclusivity(unchecked) package final var lookupError: TypeObject!
    @exclusivity(unchecked) package final var attributeError: TypeObject!
    @exclusivity(unchecked) package final var nameError: TypeObject!
    @exclusivity(unchecked) package final var unboundLocalError: TypeObject!
    @exclusivity(unchecked) package final var overflowError: TypeObject!
    @exclusivity(unchecked) package final var zeroDivisionError: TypeObject!
    @exclusivity(unchecked) package final var arithmeticError: TypeObject!
    @exclusivity(unchecked) package final var floatingPointError: TypeObject!
    @exclusivity(unchecked) package final var runtimeError: TypeObject!
    @exclusivity(unchecked) package final var recursionError: TypeObject!
    @exclusivity(unchecked) package final var notImplementedError: TypeObject!
    @exclusivity(unchecked) package final var pythonFinalizationError: TypeObject!
    @exclusivity(unchecked) package final var systemError: TypeObject!
    @exclusivity(unchecked) package final var systemExit: TypeObject!
    @exclusivity(unchecked) package final var keyboardInterrupt: TypeObject!
    @exclusivity(unchecked) package final var generatorExit: TypeObject!
    @exclusivity(unchecked) package final var stopIteration: TypeObject!
    @exclusivity(unchecked) package final var stopAsyncIteration: TypeObject!
    @exclusivity(unchecked) package final var assertionError: TypeObject!
    @exclusivity(unchecked) package final var bufferError: TypeObject!
    @exclusivity(unchecked) package final var eofError: TypeObject!
    @exclusivity(unchecked) package final var importError: TypeObject!
    @exclusivity(unchecked) package final var moduleNotFoundError: TypeObject!
    @exclusivity(unchecked) package final var memoryError: TypeObject!
    @exclusivity(unchecked) package final var referenceError: TypeObject!
    @exclusivity(unchecked) package final var osError: TypeObject!
    @exclusivity(unchecked) package final var blockingIOError: TypeObject!
    @exclusivity(unchecked) package final var childProcessError: TypeObject!
    @exclusivity(unchecked) package final var connectionError: TypeObject!
    @exclusivity(unchecked) package final var brokenPipeError: TypeObject!
    @exclusivity(unchecked) package final var connectionAbortedError: TypeObject!
    @exclusivity(unchecked) package final var connectionRefusedError: TypeObject!
    @exclusivity(unchecked) package final var connectionResetError: TypeObject!
    @exclusivity(unchecked) package final var fileExistsError: TypeObject!
    @exclusivity(unchecked) package final var fileNotFoundError: TypeObject!
    @exclusivity(unchecked) package final var interruptedError: TypeObject!
    @exclusivity(unchecked) package final var isADirectoryError: TypeObject!
    @exclusivity(unchecked) package final var notADirectoryError: TypeObject!
    @exclusivity(unchecked) package final var permissionError: TypeObject!
    @exclusivity(unchecked) package final var processLookupError: TypeObject!
    @exclusivity(unchecked) package final var timeoutError: TypeObject!
    @exclusivity(unchecked) package final var syntaxError: TypeObject!
    @exclusivity(unchecked) package final var indentationError: TypeObject!
    @exclusivity(unchecked) package final var tabError: TypeObject!
    @exclusivity(unchecked) package final var unicodeError: TypeObject!
    @exclusivity(unchecked) package final var unicodeDecodeError: TypeObject!
    @exclusivity(unchecked) package final var unicodeEncodeError: TypeObject!
    @exclusivity(unchecked) package final var unicodeTranslateError: TypeObject!
    @exclusivity(unchecked) package final var warning: TypeObject!
    @exclusivity(unchecked) package final var userWarning: TypeObject!
    @exclusivity(unchecked) package final var deprecationWarning: TypeObject!
    @exclusivity(unchecked) package final var pendingDeprecationWarning: TypeObject!
    @exclusivity(unchecked) package final var syntaxWarning: TypeObject!
    @exclusivity(unchecked) package final var runtimeWarning: TypeObject!
    @exclusivity(unchecked) package final var futureWarning: TypeObject!
    @exclusivity(unchecked) package final var importWarning: TypeObject!
    @exclusivity(unchecked) package final var unicodeWarning: TypeObject!
    @exclusivity(unchecked) package final var bytesWarning: TypeObject!
    @exclusivity(unchecked) package final var resourceWarning: TypeObject!
    @exclusivity(unchecked) package final var encodingWarning: TypeObject!

    /// See `ClassOperations.swift`; nil until the first class is made.
    @exclusivity(unchecked) final var dunders: DunderTable?
    @exclusivity(unchecked) final var simpleNamespace: TypeObject!

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
