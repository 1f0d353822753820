// The modules that every interpreter can import, by name. Nothing of a module exists before its first import.

import TaipanRuntime

package enum TaipanModules {
    /// Makes all library modules known to an interpreter.
    package static func install(_ interpreter: Interpreter) {
        IOModule.register(interpreter)
        OSModules.register(interpreter)
        interpreter.register(AbstractClassesModule.module)
        interpreter.register(AtExitModule.module)
        interpreter.register(CodecsModule.module)
        interpreter.register(CollectionsModule.module)
        interpreter.register(FunctoolsModule.module)
        interpreter.register(GCModule.module)
        interpreter.register(ItertoolsModule.module)
        interpreter.register(MathModule.module)
        interpreter.register(OperatorModule.module)
        interpreter.register(RegularExpressionsModule.module)
        interpreter.register(StructModule.module)
        interpreter.register(ThreadModule.module)
        interpreter.register(TracebackSupportModule.module)
        interpreter.register(WeakrefModule.module)
        for module in PythonSources.modules() { interpreter.register(module) }
    }
}
