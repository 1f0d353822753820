import tree
try:
    tree.root
except AttributeError as e:
    print(e)  # expect: module 'tree' has no attribute 'root'
import tree.root
print(tree.root.sap)  # expect: sap
import tree.branch.up as up, tree.branch
print(up is tree.branch.up, tree.__all__ if hasattr(tree, "__all__") else "no __all__")  # expect: True no __all__
del tree.root
from tree import root            # found again in sys.modules
print(root.sap, hasattr(tree, "root"))  # expect: sap False
