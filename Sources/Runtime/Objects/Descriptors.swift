// The descriptors that a class body is made of: `property`, `classmethod`, `staticmethod`, and the members that `__slots__` makes.

/// `property(fget, fset, fdel, doc)`.
package final class PropertyObject: Object {
    @exclusivity(unchecked) final var getter: Value
    @exclusivity(unchecked) final var setter: Value
    @exclusivity(unchecked) final var deleter: Value
    @exclusivity(unchecked) final var doc: Value
    /// The docstring comes from the getter, and follows it when the getter is replaced.
    @exclusivity(unchecked) final var hasGetterDoc = false
    /// Told by `__set_name__`; unbound until then.
    @exclusivity(unchecked) final var name: Value = .unbound

    init(_ getter: Value, _ setter: Value, _ deleter: Value, _ doc: Value, _ shape: ShapeRef) {
        self.getter = getter
        self.setter = setter
        self.deleter = deleter
        self.doc = doc
        super.init(.property, shape)
        track()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        for case .object(let object) in [getter, setter, deleter, doc, name] { visit(object) }
    }

    package override func clearReferences() {
        super.clearReferences()
        (getter, setter, deleter) = (.none, .none, .none)
    }
}

/// `staticmethod(function)`.
package final class StaticMethodObject: Object {
    @exclusivity(unchecked) final var function: Value

    init(_ function: Value, _ shape: ShapeRef) {
        self.function = function
        super.init(.staticMethod, shape)
        track()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if case .object(let object) = function { visit(object) }
    }

    package override func clearReferences() {
        super.clearReferences()
        function = .none
    }
}

/// `classmethod(function)`.
package final class ClassMethodObject: Object {
    @exclusivity(unchecked) final var function: Value

    init(_ function: Value, _ shape: ShapeRef) {
        self.function = function
        super.init(.classMethod, shape)
        track()
    }

    package override func traverse(_ visit: (Object) -> Void) {
        super.traverse(visit)
        if case .object(let object) = function { visit(object) }
    }

    package override func clearReferences() {
        super.clearReferences()
        function = .none
    }
}

/// One name of `__slots__`: the attribute slot `index` of the instances of `owner`.
package final class MemberObject: Object {
    final let name: StringObject
    final let index: Int
    /// Kept alive by the heap's list of types.
    unowned(unsafe) final let owner: TypeObject
    final let doc: Value

    init(_ name: StringObject, _ index: Int, _ owner: TypeObject, _ doc: Value, _ shape: ShapeRef) {
        self.name = name
        self.index = index
        self.owner = owner
        self.doc = doc
        super.init(.member, shape)
    }
}

// MARK: - property

extension PropertyObject {
    static let nativeType = NativeType(
        "property", .property, [.isBase],
        doc: """
            Property attribute.

              fget
                function to be used for getting an attribute value
              fset
                function to be used for setting an attribute value
              fdel
                function to be used for del'ing an attribute
              doc
                docstring

            Typical use is to define a managed attribute x:

            class C(object):
                def getx(self): return self._x
                def setx(self, value): self._x = value
                def delx(self): del self._x
                x = property(getx, setx, delx, "I'm the 'x' property.")

            Decorators make defining new properties or modifying existing ones easy:

            class C(object):
                @property
                def x(self):
                    "I am the 'x' property."
                    return self._x
                @x.setter
                def x(self, value):
                    self._x = value
                @x.deleter
                def x(self):
                    del self._x
            """,
        new: .variadic("property(fget=None, fset=None, fdel=None, doc=None)", PropertyObject.make),
        initialize: .method("property(fget=None, fset=None, fdel=None, doc=None)", PropertyObject.initialize),
        operations: {
            $0.descriptorGet = PropertyObject.get
            $0.descriptorSet = PropertyObject.set
        }, rows: { rows })

    private static let rows: [NativeRow] = [
        .method(
            "getter(fget, /)", PropertyObject.getter,
            "Descriptor to obtain a copy of the property with a different getter."),
        .method(
            "setter(fset, /)", PropertyObject.setter,
            "Descriptor to obtain a copy of the property with a different setter."),
        .method(
            "deleter(fdel, /)", PropertyObject.deleter,
            "Descriptor to obtain a copy of the property with a different deleter."),
        .method("__set_name__(owner, name, /)", PropertyObject.setName, "Method to set name of a property."),
        .field("fget", { call throws(Raise) in call[0].cast(PropertyObject.self).getter }),
        .field("fset", { call throws(Raise) in call[0].cast(PropertyObject.self).setter }),
        .field("fdel", { call throws(Raise) in call[0].cast(PropertyObject.self).deleter }),
        .property("__doc__", PropertyObject.getDoc, set: PropertyObject.setDoc),
        .property("__name__", PropertyObject.getName, set: PropertyObject.changeName),
        .property("__isabstractmethod__", PropertyObject.isAbstract),
    ]

    private static func make(_ call: Call) throws(Raise) -> Value {
        guard let type = call[0].as(.type, TypeObject.self) else {
            throw call.thread.systemError("property without a type")
        }
        return .object(PropertyObject(.none, .none, .none, .none, type.root))
    }

    private static func initialize(_ call: Call) throws(Raise) -> Value {
        let property = call[0].cast(PropertyObject.self)
        (property.getter, property.setter, property.deleter, property.doc) = (call[1], call[2], call[3], call[4])
        property.hasGetterDoc = false
        property.name = .unbound
        if property.doc.isNone && !property.getter.isNone {
            let doc = try call.thread.lookupAttribute(property.getter, call.thread.names.doc)
            if !doc.isUnbound && !doc.isNone {
                property.hasGetterDoc = true
                property.doc = doc
                // instances of subclasses keep it where their class's own `__doc__` does not hide it
                if property.type !== call.thread.types.property, property.type.instancesHaveDictionary {
                    call.thread.setOwnAttribute(property, call.thread.names.doc, doc)
                }
            }
        }
        return .none
    }

    private static func get(
        _ descriptor: Value, _ instance: Value, _ owner: TypeObject, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        if instance.isUnbound { return descriptor }
        let property = descriptor.cast(PropertyObject.self)
        if property.getter.isNone { throw missing("getter", property, instance, thread) }
        return try thread.call(property.getter, instance)
    }

    private static func set(
        _ descriptor: Value, _ instance: Value, _ value: Value, _ thread: ThreadRef
    ) throws(Raise) {
        let property = descriptor.cast(PropertyObject.self)
        if value.isUnbound {
            if property.deleter.isNone { throw missing("deleter", property, instance, thread) }
            _ = try thread.call(property.deleter, instance)
        } else {
            if property.setter.isNone { throw missing("setter", property, instance, thread) }
            _ = try thread.call(property.setter, instance, value)
        }
    }

    private static func missing(
        _ what: String, _ property: PropertyObject, _ instance: Value, _ thread: ThreadRef
    ) -> Raise {
        let owner = thread.type(of: instance).qualifiedName.text
        if let name = property.knownName(thread), let text = try? thread.repr(name).text {
            return thread.attributeError("property \(text) of '\(owner)' object has no \(what)")
        }
        return thread.attributeError("property of '\(owner)' object has no \(what)")
    }

    /// Its own name, or its getter's.
    private final func knownName(_ thread: ThreadRef) -> Value? {
        if !name.isUnbound { return name }
        if let function = getter.as(.function, FunctionObject.self) { return .object(function.name) }
        return nil
    }

    private static func replaced(_ call: Call, _ part: Int) throws(Raise) -> Value {
        let old = call[0].cast(PropertyObject.self)
        let thread = call.thread
        let parts = [old.getter, old.setter, old.deleter].enumerated().map { $0.offset == part ? call[1] : $0.element }
        let doc: Value = old.hasGetterDoc && part == 0 ? .none : old.hasGetterDoc ? .none : old.doc
        let made = try thread.call(.object(old.type), parts + [doc])
        if let copy = made.as(.property, PropertyObject.self) { copy.name = old.name }
        return made
    }

    private static func getter(_ call: Call) throws(Raise) -> Value { try replaced(call, 0) }
    private static func setter(_ call: Call) throws(Raise) -> Value { try replaced(call, 1) }
    private static func deleter(_ call: Call) throws(Raise) -> Value { try replaced(call, 2) }

    private static func setName(_ call: Call) throws(Raise) -> Value {
        call[0].cast(PropertyObject.self).name = call[2]
        return .none
    }

    private static func getDoc(_ call: Call) throws(Raise) -> Value {
        // `property.__doc__` itself goes through `type.__doc__`
        call[0].cast(PropertyObject.self).doc
    }

    private static func setDoc(_ call: Call) throws(Raise) -> Value {
        call[0].cast(PropertyObject.self).doc = call[1].isUnbound ? .none : call[1]
        return .none
    }

    private static func getName(_ call: Call) throws(Raise) -> Value {
        let property = call[0].cast(PropertyObject.self)
        if !property.name.isUnbound { return property.name }
        if !property.getter.isNone {
            let name = try call.thread.lookupAttribute(property.getter, call.thread.names.name)
            if !name.isUnbound { return name }
        }
        throw call.thread.attributeError("'\(property.type.name.text)' object has no attribute '__name__'")
    }

    private static func changeName(_ call: Call) throws(Raise) -> Value {
        call[0].cast(PropertyObject.self).name = call[1]
        return .none
    }

    private static func isAbstract(_ call: Call) throws(Raise) -> Value {
        let property = call[0].cast(PropertyObject.self)
        for part in [property.getter, property.setter, property.deleter]
        where try call.thread.isAbstractMethod(part) { return .bool(true) }
        return .bool(false)
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The truth of `function.__isabstractmethod__`.
    func isAbstractMethod(_ function: Value) throws(Raise) -> Bool {
        if case .none = function { return false }
        let mark = try lookupAttribute(function, names.isAbstractMethod)
        return mark.isUnbound ? false : try truth(mark)
    }
}

// MARK: - staticmethod and classmethod

extension StaticMethodObject {
    static let nativeType = NativeType(
        "staticmethod", .staticMethod, [.isBase, .hasDictionary],
        doc: """
            Convert a function to be a static method.

            A static method does not receive an implicit first argument.
            To declare a static method, use this idiom:

                 class C:
                     @staticmethod
                     def f(arg1, arg2, argN):
                         ...

            It can be called either on the class (e.g. C.f()) or on an instance
            (e.g. C().f()). Both the class and the instance are ignored, and
            neither is passed implicitly as the first argument to the method.

            Static methods in Python are similar to those found in Java or C++.
            For a more advanced concept, see the classmethod builtin.
            """,
        new: .variadic("staticmethod(function, /)", StaticMethodObject.make),
        initialize: .method("staticmethod(function, /)", StaticMethodObject.initialize),
        operations: {
            $0.repr = StaticMethodObject.repr
            $0.call = StaticMethodObject.call
            $0.descriptorGet = StaticMethodObject.get
        }, rows: { rows })

    private static let rows: [NativeRow] = [
        .property("__func__", { call throws(Raise) in call[0].cast(StaticMethodObject.self).function }),
        .field("__wrapped__", { call throws(Raise) in call[0].cast(StaticMethodObject.self).function }),
        .property("__isabstractmethod__", StaticMethodObject.isAbstract),
    ]

    private static func make(_ call: Call) throws(Raise) -> Value {
        guard let type = call[0].as(.type, TypeObject.self) else {
            throw call.thread.systemError("staticmethod without a type")
        }
        return .object(StaticMethodObject(.none, type.root))
    }

    private static func initialize(_ call: Call) throws(Raise) -> Value {
        let method = call[0].cast(StaticMethodObject.self)
        method.function = call[1]
        try call.thread.copyFunctionAttributes(from: call[1], to: method)
        return .none
    }

    private static func isAbstract(_ call: Call) throws(Raise) -> Value {
        .bool(try call.thread.isAbstractMethod(call[0].cast(StaticMethodObject.self).function))
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let inner = try thread.repr(value.cast(StaticMethodObject.self).function).text
        return .object(thread.makeString("<staticmethod(\(inner))>"))
    }

    private static func call(
        _ value: Value, _ base: Slots, _ count: Int, _ keywords: TupleObject?, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        try thread.invoke(value.cast(StaticMethodObject.self).function, base, count, keywords)
    }

    private static func get(
        _ descriptor: Value, _ instance: Value, _ owner: TypeObject, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        descriptor.cast(StaticMethodObject.self).function
    }
}

extension ClassMethodObject {
    static let nativeType = NativeType(
        "classmethod", .classMethod, [.isBase, .hasDictionary],
        doc: """
            Convert a function to be a class method.

            A class method receives the class as implicit first argument,
            just like an instance method receives the instance.
            To declare a class method, use this idiom:

              class C:
                  @classmethod
                  def f(cls, arg1, arg2, argN):
                      ...

            It can be called either on the class (e.g. C.f()) or on an instance
            (e.g. C().f()).  The instance is ignored except for its class.
            If a class method is called for a derived class, the derived class
            object is passed as the implied first argument.

            Class methods are different than C++ or Java static methods.
            If you want those, see the staticmethod builtin.
            """,
        new: .variadic("classmethod(function, /)", ClassMethodObject.make),
        initialize: .method("classmethod(function, /)", ClassMethodObject.initialize),
        operations: {
            $0.repr = ClassMethodObject.repr
            $0.descriptorGet = ClassMethodObject.get
        }, rows: { rows })

    private static let rows: [NativeRow] = [
        .property("__func__", { call throws(Raise) in call[0].cast(ClassMethodObject.self).function }),
        .field("__wrapped__", { call throws(Raise) in call[0].cast(ClassMethodObject.self).function }),
        .property("__isabstractmethod__", ClassMethodObject.isAbstract),
    ]

    private static func make(_ call: Call) throws(Raise) -> Value {
        guard let type = call[0].as(.type, TypeObject.self) else {
            throw call.thread.systemError("classmethod without a type")
        }
        return .object(ClassMethodObject(.none, type.root))
    }

    private static func initialize(_ call: Call) throws(Raise) -> Value {
        let method = call[0].cast(ClassMethodObject.self)
        method.function = call[1]
        try call.thread.copyFunctionAttributes(from: call[1], to: method)
        return .none
    }

    private static func isAbstract(_ call: Call) throws(Raise) -> Value {
        .bool(try call.thread.isAbstractMethod(call[0].cast(ClassMethodObject.self).function))
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let inner = try thread.repr(value.cast(ClassMethodObject.self).function).text
        return .object(thread.makeString("<classmethod(\(inner))>"))
    }

    private static func get(
        _ descriptor: Value, _ instance: Value, _ owner: TypeObject, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        .object(
            MethodObject(descriptor.cast(ClassMethodObject.self).function, .object(owner), thread.pointee.shapes.method)
        )
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// What `functools.wraps` would copy, as the two decorators do.
    fileprivate func copyFunctionAttributes(from function: Value, to object: Object) throws(Raise) {
        for name in [names.module, names.name, names.qualname, names.doc, names.annotations] {
            let value = try lookupAttribute(function, name)
            if !value.isUnbound { setOwnAttribute(object, name, value) }
        }
    }
}

// MARK: - Members

extension MemberObject {
    static let nativeType = NativeType(
        "member_descriptor", .member, [.isNotConstructible],
        operations: {
            $0.repr = MemberObject.repr
            $0.descriptorGet = MemberObject.get
            $0.descriptorSet = MemberObject.set
        }, rows: { rows })

    private static let rows: [NativeRow] = [
        .property("__name__", { call throws(Raise) in .object(call[0].cast(MemberObject.self).name) }),
        .property("__objclass__", { call throws(Raise) in .object(call[0].cast(MemberObject.self).owner) }),
        .property("__doc__", { call throws(Raise) in call[0].cast(MemberObject.self).doc }),
        .property("__qualname__", MemberObject.qualname),
    ]

    private static func qualname(_ call: Call) throws(Raise) -> Value {
        let member = call[0].cast(MemberObject.self)
        return .object(call.thread.makeString("\(member.owner.qualifiedName.text).\(member.name.text)"))
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let member = value.cast(MemberObject.self)
        return .object(thread.makeString("<member '\(member.name.text)' of '\(member.owner.name.text)' objects>"))
    }

    /// The slot of an instance; an instance made without a buffer gets one.
    private final func slot(of instance: Value, _ thread: ThreadRef) throws(Raise) -> Slots {
        guard case .object(let object) = instance, object.type.isSubtype(of: owner) else {
            throw thread.wrongReceiver(name, isWrapper: false, owner, instance)
        }
        if object.attributeCapacity == 0 { thread.growAttributes(object, index + 1) }
        return object.attributes + index
    }

    private static func get(
        _ descriptor: Value, _ instance: Value, _ owner: TypeObject, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        if instance.isUnbound { return descriptor }
        let member = descriptor.cast(MemberObject.self)
        let value = copy(try member.slot(of: instance, thread))
        if value.isUnbound {
            // unlike other attributes, a slot names the class in full
            throw thread.attributeError(
                "'\(thread.fullTypeName(thread.type(of: instance)))' object has no attribute '\(member.name.text)'",
                name: member.name, object: instance)
        }
        return value
    }

    private static func set(
        _ descriptor: Value, _ instance: Value, _ value: Value, _ thread: ThreadRef
    ) throws(Raise) {
        let member = descriptor.cast(MemberObject.self)
        let slot = try member.slot(of: instance, thread)
        if value.isUnbound && slot.pointee.isUnbound {
            throw thread.attributeError(member.name.text, name: member.name, object: instance)
        }
        store(slot, value)
    }
}

// MARK: - Computed attributes of native types

extension GetSetObject {
    static let nativeType = NativeType(
        "getset_descriptor", .getSet, [.isNotConstructible],
        operations: {
            $0.repr = GetSetObject.repr
            $0.descriptorGet = GetSetObject.get
            $0.descriptorSet = GetSetObject.set
        }, rows: { rows })

    private static let rows: [NativeRow] = [
        .property("__name__", { call throws(Raise) in .object(call[0].cast(GetSetObject.self).definition.name) }),
        .property("__objclass__", GetSetObject.objectClass),
        .property("__doc__", GetSetObject.doc),
        .property("__qualname__", GetSetObject.qualname),
    ]

    private static func objectClass(_ call: Call) throws(Raise) -> Value {
        call[0].cast(GetSetObject.self).definition.owner.map { .object($0) } ?? .none
    }

    private static func doc(_ call: Call) throws(Raise) -> Value {
        call[0].cast(GetSetObject.self).definition.row.doc.withUTF8Buffer {
            $0.isEmpty ? .none : .object(call.thread.makeString(utf8: $0))
        }
    }

    private static func qualname(_ call: Call) throws(Raise) -> Value {
        let definition = call[0].cast(GetSetObject.self).definition
        let owner = definition.owner.map { $0.qualifiedName.text + "." } ?? ""
        return .object(call.thread.makeString(owner + definition.name.text))
    }

    private static func repr(_ value: Value, _ thread: ThreadRef) throws(Raise) -> Value {
        let definition = value.cast(GetSetObject.self).definition
        return .object(
            thread.makeString(
                "<attribute '\(definition.name.text)' of '\(definition.owner?.nameInErrors ?? "?")' objects>"))
    }

    /// The receiver must be an instance of the type in whose table the row stands: the body relies on it.
    private final func check(_ instance: Value, _ thread: ThreadRef) throws(Raise) {
        guard let owner = definition.owner, !thread.type(of: instance).isSubtype(of: owner) else { return }
        throw thread.wrongReceiver(definition.name, isWrapper: false, owner, instance)
    }

    private static func get(
        _ descriptor: Value, _ instance: Value, _ owner: TypeObject, _ thread: ThreadRef
    ) throws(Raise) -> Value {
        if instance.isUnbound { return descriptor }
        let attribute = descriptor.cast(GetSetObject.self)
        try attribute.check(instance, thread)
        return try thread.callBody(attribute.native.body, attribute.native, instance)
    }

    private static func set(
        _ descriptor: Value, _ instance: Value, _ value: Value, _ thread: ThreadRef
    ) throws(Raise) {
        let attribute = descriptor.cast(GetSetObject.self)
        try attribute.check(instance, thread)
        guard let setter = attribute.definition.row.setter else {
            if attribute.definition.row.isField { throw thread.attributeError("readonly attribute") }
            throw thread.attributeError(
                "attribute '\(attribute.definition.name.text)' of '\(attribute.definition.owner?.nameInErrors ?? "?")' objects "
                    + "is not writable")
        }
        _ = try thread.callBody(setter, attribute.native, instance, value)
    }
}
