// The types of the object system, made once per interpreter. `object` and `type` themselves exist before (`Interpreter.init`).

extension CoreTypes {
    /// The types from `NoneType` to `types.UnionType`.
    package func makeObjectTypes(_ make: TypeMaker) {
        none = make(SingletonTypes.none)
        notImplemented = make(SingletonTypes.notImplemented)
        ellipsis = make(SingletonTypes.ellipsis)
        function = make(FunctionObject.nativeType)
        native = make(NativeObject.functionType)
        methodDescriptor = make(NativeObject.methodDescriptorType)
        classMethodDescriptor = make(NativeObject.classMethodDescriptorType)
        slotWrapper = make(NativeObject.slotWrapperType)
        methodWrapper = make(NativeObject.methodWrapperType)
        method = make(MethodObject.nativeType)
        cell = make(CellObject.nativeType)
        code = make(CodeObject.nativeType)
        frame = make(FrameObject.nativeType)
        traceback = make(TracebackObject.nativeType)
        frameLocals = make(FrameLocalsObject.nativeType)
        module = make(ModuleObject.nativeType)
        property = make(PropertyObject.nativeType)
        classMethod = make(ClassMethodObject.nativeType)
        staticMethod = make(StaticMethodObject.nativeType)
        member = make(MemberObject.nativeType)
        getSet = make(GetSetObject.nativeType)
        superProxy = make(SuperObject.nativeType)
        weakReference = make(WeakReferenceObject.nativeType)
        genericAlias = make(GenericAliasObject.nativeType)
        union = make(UnionType.nativeType)
        simpleNamespace = make(SimpleNamespace.nativeType)
    }
}
