import types
def g(): yield
names = (
    "FunctionType", "LambdaType", "CodeType", "MethodType", "BuiltinFunctionType",
    "GeneratorType", "ModuleType", "TracebackType", "FrameType", "CellType", "NoneType",
    "EllipsisType", "NotImplementedType", "GenericAlias", "UnionType", "MappingProxyType",
    "WrapperDescriptorType", "MethodDescriptorType", "ClassMethodDescriptorType",
    "GetSetDescriptorType", "MemberDescriptorType", "CoroutineType", "AsyncGeneratorType",
    "MethodWrapperType",
)
print([getattr(types, n).__name__ for n in names])
# expect: ['function', 'function', 'code', 'method', 'builtin_function_or_method', 'generator', 'module', 'traceback', 'frame', 'cell', 'NoneType', 'ellipsis', 'NotImplementedType', 'GenericAlias', 'UnionType', 'mappingproxy', 'wrapper_descriptor', 'method_descriptor', 'classmethod_descriptor', 'getset_descriptor', 'member_descriptor', 'coroutine', 'async_generator', 'method-wrapper']
print(isinstance(g(), types.GeneratorType))  # expect: True
print(isinstance(len, types.BuiltinFunctionType))  # expect: True
print(types.FunctionType is types.LambdaType)  # expect: True
C = types.new_class("C", (list,), {}, lambda ns: ns.update(x=5))
print(C.x, C.__mro__[1], types.resolve_bases((list[int],)), types.prepare_class("D")[0])
# expect: 5 <class 'list'> (<class 'list'>,) <class 'type'>
class W:
    @types.DynamicClassAttribute
    def v(self): return "dynamic"
print(W().v)  # expect: dynamic
try:
    types.NoneType(1)
except TypeError as e:
    print(e)  # expect: NoneType takes no arguments
