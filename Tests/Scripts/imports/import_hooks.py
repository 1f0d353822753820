import sys, types
class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name.startswith("virtual_"):
            from importlib.machinery import ModuleSpec
            return ModuleSpec(name, Loader())
class Loader:
    def create_module(self, spec): return None
    def exec_module(self, module): module.greeting = "hello from " + module.__name__
sys.meta_path.append(Finder)
import virtual_one
from virtual_two import greeting
print(virtual_one.greeting, greeting, virtual_one.__spec__.name)
# expect: hello from virtual_one hello from virtual_two virtual_one
try:
    import real_but_missing
except ModuleNotFoundError as e:
    print(e)  # expect: No module named 'real_but_missing'
