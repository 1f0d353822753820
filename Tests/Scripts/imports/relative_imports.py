import tree.leaf
print(tree.leaf.here, tree.leaf.up.renamed, tree.leaf.up.package_name)
# expect: ('tree.leaf', 'tree') sap tree.branch
print(tree.branch.sap, tree.root.sap)  # expect: sap sap
from tree.branch import up as u
print(u.__name__, u.root.__name__)  # expect: tree.branch.up tree.root
