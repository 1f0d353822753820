import runpy
print(runpy.run_module("tree.root")["sap"])  # expect: sap
runpy.run_module("runnable", run_name="__main__")  # expect: main of runnable __main__ []
print(runpy.run_module("simple.one")["__name__"])
# expect: init simple
# expect: init simple.one
# expect: simple.one
